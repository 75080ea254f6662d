/*
 * Comes in: words of ours and of articles. Goes out: bytes for a terminal. An
 * article may hold escape sequences; none of them passes.
 */
#include "cli/paint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/control.h"
#include "html/utf8.h"
#include "output/ndjson.h"

enum { COLUMNS_LEAST = 40, COLUMNS_ELSE = 96, COLUMNS_MOST = 200 };

/* SGR sequences, ECMA-48 section 8.3.117. */
static const char *const escapes[] = {
    [FT_STYLE_PLAIN] = "",        [FT_STYLE_STRONG] = "\x1b[1m",
    [FT_STYLE_FAINT] = "\x1b[2m", [FT_STYLE_GOOD] = "\x1b[32m",
    [FT_STYLE_BAD] = "\x1b[31m",  [FT_STYLE_WARN] = "\x1b[33m",
    [FT_STYLE_MARK] = "\x1b[36m",
};
_Static_assert(FT_COUNT(escapes) == FT_STYLE_COUNT, "colour every style");

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value && *value;
}

bool ft_paint_wanted(ft_colour choice)
{
    const char *terminal = getenv("TERM");

    if (choice != FT_COLOUR_AUTO)
        return choice == FT_COLOUR_ALWAYS;
    return isatty(STDOUT_FILENO) && !is_set("NO_COLOR") && terminal &&
           strcmp(terminal, "dumb") != 0;
}

size_t ft_paint_columns(void)
{
    const char *told = getenv("COLUMNS");
    unsigned long columns = told ? strtoul(told, NULL, 10) : 0;
    struct winsize size;

    if (columns == 0 && isatty(STDOUT_FILENO) &&
        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    if (columns == 0)
        return COLUMNS_ELSE;
    return columns < COLUMNS_LEAST  ? COLUMNS_LEAST
           : columns > COLUMNS_MOST ? COLUMNS_MOST
                                    : columns;
}

void ft_paint_safe(ft_buffer *out, ft_slice text)
{
    int code;

    for (size_t at = 0, step; at < text.len; at += step) {
        step = ft_utf8_next(text, at, &code);
        if (code == FT_CODE_INVALID || ft_control_at(text, at, NULL) > 0)
            ft_buffer_byte(out, ' ');
        else
            ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, at + step}));
    }
}

void ft_paint(ft_buffer *out, bool colour, ft_style style, ft_slice text)
{
    if (colour)
        ft_buffer_text(out, escapes[style]);
    ft_paint_safe(out, text);
    if (colour && style != FT_STYLE_PLAIN)
        ft_buffer_text(out, "\x1b[0m");
}

void ft_paint_text(ft_buffer *out, bool colour, ft_style style,
                   const char *text)
{
    ft_paint(out, colour, style, ft_slice_of(text));
}

void ft_paint_repeat(ft_buffer *out, char byte, size_t count)
{
    while (count-- > 0)
        ft_buffer_byte(out, byte);
}

void ft_paint_percent(ft_buffer *out, double share)
{
    ft_buffer_integer(out, ft_hundredths(share));
    ft_buffer_byte(out, '%');
}

void ft_paint_padded(ft_buffer *out, ft_slice text, size_t width)
{
    size_t count = ft_utf8_count(text);

    ft_paint_safe(out, text);
    if (count < width)
        ft_paint_repeat(out, ' ', width - count);
}
