/*
 * Comes in: a byte of a source, or an ft_error that has outlived it. Goes out:
 * one line that an editor can jump to, the line meant and a caret under it.
 */
#include "cli/place.h"

enum { REREAD_MOST = 16 * 1024 * 1024, LINE_MOST = 400 };

static void show_head(ft_buffer *out, ft_slice name, ft_place place)
{
    ft_paint_safe(out, name);
    if (place.line > 0) {
        ft_buffer_byte(out, ':');
        ft_buffer_integer(out, place.line);
        ft_buffer_byte(out, ':');
        ft_buffer_integer(out, place.column);
    }
    if (name.len > 0)
        ft_buffer_text(out, ": ");
}

/* A tab is one column here as in the line above, which shows it as a space. */
static void show_line(ft_buffer *out, bool colour, const ft_source *source,
                      ft_place place)
{
    ft_slice line = ft_source_line(source, place.line);

    if (line.len > LINE_MOST) /* the name tables and minified files */
        return;
    ft_buffer_text(out, "    ");
    ft_paint_safe(out, line);
    ft_buffer_text(out, "\n    ");
    ft_paint_repeat(out, ' ', place.column > 0 ? place.column - 1 : 0);
    ft_paint_text(out, colour, FT_STYLE_GOOD, "^");
    ft_buffer_byte(out, '\n');
}

void ft_place_show(ft_buffer *out, bool colour, const ft_source *source,
                   size_t offset, ft_style style, const char *label,
                   const char *message)
{
    ft_place place = {0};

    if (source) {
        place = ft_source_place(source, offset);
        show_head(out, source->name, place);
    }
    ft_paint_text(out, colour, style, label);
    ft_buffer_text(out, ": ");
    ft_paint_safe(out, ft_slice_of(message));
    ft_buffer_byte(out, '\n');
    if (source)
        show_line(out, colour, source, place);
}

static void show_line_again(ft_buffer *out, const ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_source source;
    ft_slice text;

    if (arena && !ft_file_read(arena, err->file, REREAD_MOST, &text, NULL) &&
        !ft_source_init(&source, arena, ft_slice_of(err->file), text) &&
        err->line <= source.line_count)
        show_line(out, false, &source, (ft_place){err->line, err->column});
    ft_arena_free(arena);
}

void ft_place_error(ft_buffer *out, const ft_error *err)
{
    show_head(out, ft_slice_of(err->file), (ft_place){err->line, err->column});
    ft_paint_safe(out, ft_slice_of(err->message));
    ft_buffer_byte(out, '\n');
    if (err->file[0] && err->line > 0)
        show_line_again(out, err);
}
