/* In: a token's index. Out: what stands there and beside it, never beyond its
 * sentence. */
#include "text/cursor.h"

#include "text/number.h"

enum { LONGEST_DAY = 16, LOOK_BACK = 4 }; /* tokens */

ft_cursor ft_cursor_open(const ft_calendar *calendar, const ft_text *text,
                         size_t first)
{
    ft_cursor c = {calendar, text, first, first + 1};

    while (c.begin && first - c.begin < LOOK_BACK &&
           !text->tokens[c.begin].opens)
        c.begin--;
    while (c.end < text->token_count && c.end - first < LONGEST_DAY &&
           !text->tokens[c.end].opens)
        c.end++;
    return c;
}

const ft_token *ft_cursor_token(const ft_cursor *c, size_t at)
{
    return at < c->end ? &c->text->tokens[at] : NULL;
}

ft_slice ft_cursor_bytes(const ft_cursor *c, size_t at)
{
    return ft_slice_cut(c->text->normal, c->text->tokens[at].span);
}

bool ft_cursor_is_mark(const ft_cursor *c, size_t at, char mark)
{
    const ft_token *token = ft_cursor_token(c, at);

    return token && token->kind == FT_TOKEN_MARK &&
           token->span.end - token->span.start == 1 &&
           c->text->normal.data[token->span.start] == mark;
}

bool ft_cursor_is_glued(const ft_cursor *c, size_t at)
{
    const ft_token *token = ft_cursor_token(c, at);

    return token && !token->spaced;
}

bool ft_cursor_is_inner(const ft_cursor *c, size_t at, char mark)
{
    return ft_cursor_is_mark(c, at, mark) && ft_cursor_is_glued(c, at) &&
           ft_cursor_is_glued(c, at + 1);
}

bool ft_cursor_is_number(const ft_cursor *c, size_t at)
{
    const ft_token *token = ft_cursor_token(c, at);

    return token && token->kind == FT_TOKEN_NUMBER;
}

int ft_cursor_number(const ft_cursor *c, size_t at, size_t least, size_t most)
{
    if (!ft_cursor_is_number(c, at))
        return -1;
    ft_slice digits = ft_cursor_bytes(c, at);
    if (digits.len < least || digits.len > most)
        return -1;
    return ft_number_digits(digits, 0, digits.len);
}
