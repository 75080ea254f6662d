/* paint: text for a terminal: colours when wanted, never a stray control. */
#ifndef FT_CLI_PAINT_H
#define FT_CLI_PAINT_H

#include "base/buffer.h"
#include "cli/args.h"

typedef enum ft_style {
    FT_STYLE_PLAIN,
    FT_STYLE_STRONG,
    FT_STYLE_FAINT,
    FT_STYLE_GOOD,
    FT_STYLE_BAD,
    FT_STYLE_WARN,
    FT_STYLE_MARK,
    FT_STYLE_COUNT
} ft_style;

/* Under FT_COLOUR_AUTO: standard output is a terminal that knows colours, and
 * NO_COLOR is not set. */
bool ft_paint_wanted(ft_colour choice);
/* Columns to print in: what COLUMNS says, else those of the terminal, else 96;
 * 40 at least and 200 at most. */
size_t ft_paint_columns(void);
/* Appends text from outside: what base/control.h knows becomes spaces, one
 * each. */
void ft_paint_safe(ft_buffer *out, ft_slice text);
/* The same in a style, when `colour`. */
void ft_paint(ft_buffer *out, bool colour, ft_style style, ft_slice text);
void ft_paint_text(ft_buffer *out, bool colour, ft_style style,
                   const char *text);
void ft_paint_repeat(ft_buffer *out, char byte, size_t count);
/* "97%" */
void ft_paint_percent(ft_buffer *out, double share);
/* Appends text and spaces up to `width` code points. */
void ft_paint_padded(ft_buffer *out, ft_slice text, size_t width);

#endif
