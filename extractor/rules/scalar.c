/*
 * scalar: YAML 1.2, sections 7.3 and 8.1.2, as far as rule files go. A value
 * that runs over lines is indented, so that a quote which is never closed is
 * told where it opens, not where the next one happens to stand.
 */
#include "rules/scalar.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

ft_status ft_cursor_fail(ft_cursor *c, size_t offset, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(c->message, sizeof c->message, format, arguments);
    va_end(arguments);
    c->wrong = offset;
    return FT_ERR_SYNTAX;
}

static ft_status fail_memory(ft_cursor *c)
{
    c->message[0] = '\0';
    return FT_ERR_MEMORY;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

void ft_cursor_blanks(ft_cursor *c)
{
    while (is_blank(ft_cursor_peek(c, 0)))
        c->at++;
}

bool ft_cursor_marks_document(const ft_cursor *c)
{
    return c->at == c->line && c->len - c->at >= 3 &&
           (!memcmp(c->text + c->at, "---", 3) ||
            !memcmp(c->text + c->at, "...", 3)) &&
           ft_cursor_ends(c, 3);
}

/* From a line's end to the first byte of the next line that holds something;
 * how many lines were ended. */
static size_t pass_breaks(ft_cursor *c)
{
    size_t breaks = 0;
    size_t len;

    while ((len = ft_cursor_break(c))) {
        c->at += len;
        c->line = c->at;
        breaks++;
        ft_cursor_blanks(c);
    }
    return breaks;
}

/* --- values over lines ---------------------------------------------------- */

/* Grows to at most twice the bytes of the file, which is its room. */
typedef struct writer {
    char *text;
    size_t len;
} writer;

static void put(writer *w, char byte)
{
    w->text[w->len++] = byte;
}

static void put_code(writer *w, unsigned long code)
{
    if (code < 0x80) {
        put(w, (char)code);
    } else if (code < 0x800) {
        put(w, (char)(0xC0 | code >> 6));
        put(w, (char)(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        put(w, (char)(0xE0 | code >> 12));
        put(w, (char)(0x80 | (code >> 6 & 0x3F)));
        put(w, (char)(0x80 | (code & 0x3F)));
    } else {
        put(w, (char)(0xF0 | code >> 18));
        put(w, (char)(0x80 | (code >> 12 & 0x3F)));
        put(w, (char)(0x80 | (code >> 6 & 0x3F)));
        put(w, (char)(0x80 | (code & 0x3F)));
    }
}

/* Steps over a run of blanks with line breaks in it at `*at`; returns the
 * breaks, 0 when the run has none and was not stepped over. */
static size_t fold_breaks(ft_slice raw, size_t *at)
{
    size_t i = *at;
    size_t breaks = 0;

    for (; i < raw.len; i++) {
        if (raw.data[i] == '\n')
            breaks++;
        else if (!is_blank(raw.data[i]) && raw.data[i] != '\r')
            break;
    }
    if (breaks)
        *at = i;
    return breaks;
}

/* One break is a space, more are one break less. */
static void put_breaks(writer *w, size_t breaks)
{
    if (breaks == 1)
        put(w, ' ');
    for (size_t i = 1; i < breaks; i++)
        put(w, '\n');
}

static bool new_writer(ft_cursor *c, size_t len, writer *out)
{
    *out = (writer){ft_arena_alloc(c->arena, 2 * len + 1), 0};
    return out->text != NULL;
}

/* --- escapes -------------------------------------------------------------- */

static const struct {
    char letter;
    unsigned char digits; /* hexadecimal ones behind it */
    unsigned code;
} escapes[] = {
    {'0', 0, 0},      {'a', 0, 7},      {'b', 0, 8},    {'t', 0, 9},
    {'\t', 0, 9},     {'n', 0, 10},     {'v', 0, 11},   {'f', 0, 12},
    {'r', 0, 13},     {'e', 0, 27},     {' ', 0, ' '},  {'"', 0, '"'},
    {'/', 0, '/'},    {'\\', 0, '\\'},  {'N', 0, 0x85}, {'_', 0, 0xA0},
    {'L', 0, 0x2028}, {'P', 0, 0x2029}, {'x', 2, 0},    {'u', 4, 0},
    {'U', 8, 0},
};

/* The number that `count` hexadecimal digits at `at` write; false when they do
 * not. */
static bool read_digits(ft_slice raw, size_t at, size_t count,
                        unsigned long *out)
{
    *out = 0;
    if (raw.len < at || raw.len - at < count)
        return false;
    for (size_t i = at; i < at + count; i++) {
        int digit = ft_hex_value(raw.data[i]);
        if (digit < 0)
            return false;
        *out = *out * 16 + (unsigned long)digit;
    }
    return true;
}

/* JSON writes what UTF-16 takes two units for as two escapes. */
static bool read_pair(ft_slice raw, size_t at, unsigned long *code)
{
    unsigned long low;

    if (*code < 0xD800 || *code > 0xDBFF || raw.len < at + 2 ||
        raw.data[at] != '\\' || raw.data[at + 1] != 'u' ||
        !read_digits(raw, at + 2, 4, &low) || low < 0xDC00 || low > 0xDFFF)
        return false;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

/* The escape whose backslash stands at `*at`, which moves behind it. */
static bool read_escape(ft_slice raw, size_t *at, unsigned long *code)
{
    char letter = *at + 1 < raw.len ? raw.data[*at + 1] : '\0';

    for (size_t i = 0; i < FT_COUNT(escapes); i++) {
        if (escapes[i].letter != letter)
            continue;
        size_t end = *at + 2 + escapes[i].digits;
        *code = escapes[i].code;
        if (escapes[i].digits &&
            !read_digits(raw, *at + 2, escapes[i].digits, code))
            return false;
        if (letter == 'u' && read_pair(raw, end, code))
            end += 6;
        *at = end;
        return *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
    }
    return false;
}

/* --- quoted --------------------------------------------------------------- */

/* Behind a line break inside quotes: the text goes on, indented. */
static ft_status go_on(ft_cursor *c, ft_scalar_place place, size_t open)
{
    (void)pass_breaks(c);
    if (c->at < c->len && ft_cursor_column(c) >= place.least &&
        !ft_cursor_marks_document(c))
        return FT_OK;
    return ft_cursor_fail(c, open, "the quote that opens here is not closed");
}

/* Steps over what means nothing inside these quotes. */
static void pass_text(ft_cursor *c, char quote)
{
    while (c->at < c->len) {
        char byte = c->text[c->at];
        if (byte == quote || byte == '\\' || byte == '\n' || byte == '\r')
            return;
        c->at++;
    }
}

/* Moves to the closing quote; `*plain` is false when the text between is not
 * the value itself. */
static ft_status find_quote(ft_cursor *c, ft_scalar_place place, bool *plain)
{
    size_t open = c->at;
    char quote = c->text[c->at++];
    ft_status status;

    *plain = true;
    for (pass_text(c, quote); c->at < c->len; pass_text(c, quote)) {
        char byte = c->text[c->at];
        if (c->at - open > FT_SCALAR_LIMIT)
            return ft_cursor_fail(c, open, "a text has %d bytes at most",
                                  (int)FT_SCALAR_LIMIT);
        if (byte == quote && (quote == '"' || ft_cursor_peek(c, 1) != quote))
            return FT_OK;
        if (ft_cursor_break(c)) {
            *plain = false;
            if ((status = go_on(c, place, open)))
                return status;
        } else if (byte == quote || (quote == '"' && byte == '\\')) {
            *plain = false;
            c->at++;
            if (!ft_cursor_break(c) && c->at < c->len)
                c->at++;
        } else {
            c->at++;
        }
    }
    return ft_cursor_fail(c, open, "the quote that opens here is not closed");
}

static void write_single(writer *w, ft_slice raw)
{
    for (size_t i = 0; i < raw.len;) {
        size_t breaks = fold_breaks(raw, &i);
        put_breaks(w, breaks);
        if (breaks || i == raw.len)
            continue;
        put(w, raw.data[i]);
        i += raw.data[i] == '\'' ? 2 : 1;
    }
}

/* A backslash before a line's end joins the lines. */
static bool join_lines(writer *w, ft_slice raw, size_t *at)
{
    size_t i = *at + 1;

    if (i < raw.len && raw.data[i] == '\r')
        i++;
    if (i >= raw.len || raw.data[i] != '\n')
        return false;
    size_t breaks = fold_breaks(raw, &i);
    for (; breaks > 1; breaks--)
        put(w, '\n');
    *at = i;
    return true;
}

/* False at an escape that is none; `*at` is its place. */
static bool write_double(writer *w, ft_slice raw, size_t *at)
{
    unsigned long code = 0;

    for (size_t i = 0; i < raw.len;) {
        size_t breaks = fold_breaks(raw, &i);
        put_breaks(w, breaks);
        if (breaks || i == raw.len)
            continue;
        if (raw.data[i] != '\\') {
            put(w, raw.data[i++]);
        } else if (!join_lines(w, raw, &i)) {
            *at = i;
            if (!read_escape(raw, &i, &code))
                return false;
            put_code(w, code);
        }
    }
    return true;
}

ft_status ft_scalar_quoted(ft_cursor *c, ft_scalar_place place, ft_node *out)
{
    size_t start = c->at + 1;
    bool single = c->text[c->at] == '\'';
    bool plain;
    writer w;
    size_t wrong = 0;
    ft_status status = find_quote(c, place, &plain);

    if (status)
        return status;
    ft_slice raw = {c->text + start, c->at - start};
    c->at++;
    out->style = single ? FT_STYLE_SINGLE : FT_STYLE_DOUBLE;
    out->text = raw;
    if (plain)
        return FT_OK;
    if (!new_writer(c, raw.len, &w))
        return fail_memory(c);
    if (single)
        write_single(&w, raw);
    else if (!write_double(&w, raw, &wrong))
        return ft_cursor_fail(c, start + wrong,
                              "no such escape in \"...\": in '...' a "
                              "backslash is a backslash");
    out->text = (ft_slice){w.text, w.len};
    return FT_OK;
}

/* --- plain ---------------------------------------------------------------- */

static bool is_bracket(char byte)
{
    return byte == ',' || byte == '[' || byte == ']' || byte == '{' ||
           byte == '}';
}

bool ft_scalar_opens(const ft_cursor *c, bool flow)
{
    char byte = ft_cursor_peek(c, 0);

    if (byte == '-' || byte == '?' || byte == ':')
        return !ft_cursor_ends(c, 1) &&
               !(flow && (byte != '-' || is_bracket(ft_cursor_peek(c, 1))));
    return c->at < c->len && !is_bracket(byte) && !ft_cursor_ends(c, 0) &&
           !strchr("#&*!|>'\"%@`", byte);
}

/* The end of what stands on this line, without blanks behind it. */
static void plain_line(ft_cursor *c, bool flow)
{
    size_t end = c->at;

    for (; c->at < c->len && !ft_cursor_break(c); c->at++) {
        char byte = c->text[c->at];
        if (ft_is_letter(byte)) {
            end = c->at + 1;
            continue;
        }
        if (is_blank(byte)) {
            if (ft_cursor_peek(c, 1) == '#')
                break;
            continue;
        }
        if ((byte == ':' && ft_cursor_ends(c, 1)) ||
            (flow && (is_bracket(byte) ||
                      (byte == ':' && (is_bracket(ft_cursor_peek(c, 1)) ||
                                       ft_cursor_peek(c, 1) == '?')))))
            break;
        end = c->at + 1;
    }
    c->at = end;
}

/* The cursor moves to the next line's text when the value goes on there. */
static bool plain_goes_on(ft_cursor *c, ft_scalar_place place)
{
    ft_cursor next = *c;

    ft_cursor_blanks(&next);
    if (!pass_breaks(&next) || next.at == next.len ||
        ft_cursor_column(&next) < place.least ||
        ft_cursor_marks_document(&next) || ft_cursor_peek(&next, 0) == '#')
        return false;
    if (place.flow &&
        (is_bracket(ft_cursor_peek(&next, 0)) ||
         (ft_cursor_peek(&next, 0) == ':' && ft_cursor_ends(&next, 1))))
        return false;
    c->at = next.at;
    c->line = next.line;
    return true;
}

ft_status ft_scalar_plain(ft_cursor *c, ft_scalar_place place, ft_node *out)
{
    size_t start = c->at;
    size_t lines = 1;
    writer w;

    plain_line(c, place.flow);
    while (plain_goes_on(c, place)) {
        lines++;
        plain_line(c, place.flow);
        if (c->at - start > FT_SCALAR_LIMIT)
            break;
    }
    if (c->at - start > FT_SCALAR_LIMIT)
        return ft_cursor_fail(c, start, "a text has %d bytes at most",
                              (int)FT_SCALAR_LIMIT);
    ft_slice raw = {c->text + start, c->at - start};
    out->style = FT_STYLE_PLAIN;
    out->text = raw;
    if (lines == 1)
        return FT_OK;
    if (!new_writer(c, raw.len, &w))
        return fail_memory(c);
    for (size_t i = 0; i < raw.len;) {
        size_t breaks = fold_breaks(raw, &i);
        put_breaks(&w, breaks);
        if (!breaks)
            put(&w, raw.data[i++]);
    }
    out->text = (ft_slice){w.text, w.len};
    return FT_OK;
}

/* --- blocks --------------------------------------------------------------- */

typedef struct block {
    size_t indent; /* 0: the first line tells */
    char chomp;    /* '+', '-' or '\0' */
} block;

/* "|", "|-", "|2+" and a comment; the cursor moves to the next line. */
static ft_status read_header(ft_cursor *c, size_t least, block *out)
{
    for (c->at++;; c->at++) {
        char byte = ft_cursor_peek(c, 0);
        if ((byte == '+' || byte == '-') && !out->chomp)
            out->chomp = byte;
        else if (byte >= '1' && byte <= '9' && !out->indent)
            out->indent = (least ? least - 1 : 0) + (size_t)(byte - '0');
        else
            break;
    }
    size_t end = c->at;
    ft_cursor_blanks(c);
    c->comment = (ft_span){c->at, c->at};
    if (c->at > end && ft_cursor_peek(c, 0) == '#')
        while (c->at < c->len && !ft_cursor_break(c))
            c->at++;
    c->comment.end = c->at;
    if (c->at < c->len && !ft_cursor_break(c))
        return ft_cursor_fail(c, c->at,
                              "the text of a '|' block begins on the next "
                              "line");
    c->at += ft_cursor_break(c);
    c->line = c->at;
    return FT_OK;
}

/* Spaces before the first line that holds something. */
static ft_status find_indent(ft_cursor *c, size_t least, size_t *out)
{
    ft_cursor look = *c;
    size_t deepest = 0;

    do {
        while (ft_cursor_peek(&look, 0) == ' ')
            look.at++;
        if (ft_cursor_break(&look) && ft_cursor_column(&look) > deepest)
            deepest = ft_cursor_column(&look);
        *out = ft_cursor_column(&look);
        if (!ft_cursor_break(&look))
            break;
        look.at += ft_cursor_break(&look);
        look.line = look.at;
    } while (look.at < look.len);
    if (*out < least || look.at == look.len)
        *out = deepest > least ? deepest : least;
    if (*out < 1)
        *out = 1;
    if (ft_cursor_peek(&look, 0) == '\t' && ft_cursor_column(&look) <= *out)
        return ft_cursor_fail(c, look.at, "indent with spaces, not with tabs");
    if (deepest > *out)
        return ft_cursor_fail(c, look.at,
                              "a blank line above is indented deeper than the "
                              "text");
    return FT_OK;
}

/* One line of a block; false when it ends before this line. */
static bool block_line(ft_cursor *c, size_t indent, ft_slice *out)
{
    ft_cursor line = *c;

    while (ft_cursor_peek(&line, 0) == ' ' && ft_cursor_column(&line) < indent)
        line.at++;
    if (ft_cursor_column(&line) < indent && !ft_cursor_break(&line))
        return false;
    size_t start = line.at;
    while (line.at < line.len && !ft_cursor_break(&line))
        line.at++;
    *out = (ft_slice){line.text + start, line.at - start};
    *c = line;
    return true;
}

ft_status ft_scalar_literal(ft_cursor *c, ft_scalar_place place, ft_node *out)
{
    size_t start = c->at;
    block b = {0, '\0'};
    ft_slice line;
    size_t content = 0; /* bytes up to the last line that holds something */
    ft_status status = read_header(c, place.least, &b);

    if (status ||
        (!b.indent && (status = find_indent(c, place.least, &b.indent))))
        return status;
    ft_cursor end = *c;
    size_t total = 0;
    while (end.at < end.len && block_line(&end, b.indent, &line)) {
        total += line.len + 1;
        end.at += ft_cursor_break(&end);
        end.line = end.at;
        if (end.at - start > FT_SCALAR_LIMIT)
            return ft_cursor_fail(c, start, "a text has %d bytes at most",
                                  (int)FT_SCALAR_LIMIT);
    }
    char *text = ft_arena_alloc(c->arena, total + 1);
    if (!text)
        return fail_memory(c);
    size_t len = 0;
    while (c->at < end.at && block_line(c, b.indent, &line)) {
        memcpy(text + len, line.data, line.len);
        len += line.len;
        if (line.len)
            content = len;
        if (ft_cursor_break(c))
            text[len++] = '\n';
        c->at += ft_cursor_break(c);
        c->line = c->at;
    }
    if (b.chomp != '+') /* one break stays, or none */
        len = content + (b.chomp != '-' && content && content < len);
    out->style = FT_STYLE_LITERAL;
    out->text = (ft_slice){text, len};
    return FT_OK;
}
