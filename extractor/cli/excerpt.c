/*
 * Comes in: an article's text and spans in it. Goes out: as much of each line
 * as fits a screen, and under it one row of carets a span. Work is bounded by
 * what is shown, not by the length of lines.
 */
#include "cli/excerpt.h"

#include "cli/paint.h"
#include "html/utf8.h"
#include "output/width.h"

enum { GUTTER_WIDTH = 12 /* with what is left free at the right */ };

/* In columns. */
typedef struct sizes {
    size_t line;   /* of text in a line */
    size_t lead;   /* before the first mark, when a line is cut */
    size_t screen; /* a label that would go past it moves to the left */
} sizes;

typedef struct excerpt {
    ft_span span;
    bool cut_left, cut_right;
} excerpt;

static bool continues(ft_slice text, size_t at)
{
    return at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

static size_t step_back(ft_slice text, size_t at)
{
    do
        at--;
    while (at > 0 && continues(text, at));
    return at;
}

static size_t step_on(ft_slice text, size_t at)
{
    do
        at++;
    while (continues(text, at));
    return at;
}

/* A control character has no width, but is shown as a space. */
static size_t columns(ft_slice text, size_t from, size_t to)
{
    size_t count = ft_width(ft_slice_cut(text, (ft_span){from, to}));

    for (size_t at = from; at < to; at++)
        count += (unsigned char)text.data[at] < 0x20 || text.data[at] == 0x7F;
    return count;
}

/* At most `width` columns back, but not over a line end. */
static size_t walk_back(ft_slice text, size_t at, size_t width)
{
    while (width-- > 0 && at > 0 && text.data[at - 1] != '\n')
        at = step_back(text, at);
    return at;
}

static bool opens_line(ft_slice text, size_t at)
{
    return at == 0 || text.data[at - 1] == '\n';
}

static bool closes_line(ft_slice text, size_t at)
{
    return at == text.len || text.data[at] == '\n';
}

/* To the next word, but not past `limit`. */
static size_t skip_word(ft_slice text, size_t at, size_t limit)
{
    for (size_t i = at; i < limit; i++)
        if (text.data[i] == ' ')
            return i + 1;
    return at;
}

static size_t find_begin(ft_slice text, const sizes *s, ft_span mark)
{
    size_t width = columns(text, mark.start, mark.end);
    size_t room = width < s->line ? s->line - width : 0;
    size_t begin = walk_back(text, mark.start, room);

    if (opens_line(text, begin))
        return begin;
    begin = walk_back(text, mark.start, s->lead);
    return opens_line(text, begin) ? begin : skip_word(text, begin, mark.start);
}

static size_t find_end(ft_slice text, const sizes *s, size_t begin,
                       size_t least)
{
    size_t at = begin, space = 0;

    for (size_t width = 0; at < text.len; width++) {
        if (at >= least && (width >= s->line || text.data[at] == '\n'))
            break;
        if (at >= least && text.data[at] == ' ')
            space = at;
        at = step_on(text, at);
    }
    return closes_line(text, at) || space == 0 ? at : space;
}

static excerpt cut_excerpt(ft_slice text, const sizes *s, ft_span mark)
{
    excerpt cut = {.span.start = find_begin(text, s, mark)};

    cut.span.end = find_end(text, s, cut.span.start, mark.end);
    cut.cut_left = !opens_line(text, cut.span.start);
    cut.cut_right = !closes_line(text, cut.span.end);
    return cut;
}

static void show_gutter(ft_buffer *out, bool colour, const size_t *block)
{
    ft_buffer number = {0};

    if (block)
        ft_buffer_integer(&number, (long long)*block);
    ft_paint_repeat(out, ' ', number.len < 5 ? 5 - number.len : 0);
    ft_paint(out, colour, FT_STYLE_FAINT, ft_buffer_slice(&number));
    ft_paint_text(out, colour, FT_STYLE_FAINT, " | ");
    out->failed = out->failed || number.failed;
    ft_buffer_free(&number);
}

static void show_line(ft_buffer *out, bool colour, ft_slice text, excerpt cut,
                      size_t block)
{
    show_gutter(out, colour, &block);
    ft_buffer_text(out, cut.cut_left ? "\xE2\x80\xA6" : " ");
    ft_paint_safe(out, ft_slice_cut(text, cut.span));
    ft_buffer_text(out, cut.cut_right ? "\xE2\x80\xA6\n" : "\n");
}

static void show_mark(ft_buffer *out, bool colour, ft_slice text,
                      const sizes *s, excerpt cut, const ft_mark *mark)
{
    size_t before = columns(text, cut.span.start, mark->span.start) + 1;
    size_t width = columns(text, mark->span.start, mark->span.end);
    size_t label = ft_utf8_count(mark->label);
    bool left = before + width + label >= s->screen && label < before;

    show_gutter(out, colour, NULL);
    ft_paint_repeat(out, ' ', left ? before - label - 1 : before);
    if (left) {
        ft_paint(out, colour, FT_STYLE_MARK, mark->label);
        ft_buffer_byte(out, ' ');
    }
    ft_paint_repeat(out, '^', width);
    if (!left) {
        ft_buffer_byte(out, ' ');
        ft_paint(out, colour, FT_STYLE_MARK, mark->label);
    }
    ft_buffer_byte(out, '\n');
}

void ft_excerpt_show(ft_buffer *out, bool colour, ft_slice text,
                     const ft_mark *marks, size_t count)
{
    const size_t screen = ft_paint_columns();
    const sizes s = {screen - GUTTER_WIDTH, screen * 5 / 16, screen};

    for (size_t i = 0; i < count;) {
        excerpt cut = cut_excerpt(text, &s, marks[i].span);

        show_line(out, colour, text, cut, marks[i].block);
        do
            show_mark(out, colour, text, &s, cut, &marks[i++]);
        while (i < count && marks[i].span.end <= cut.span.end);
    }
}
