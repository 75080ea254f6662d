/*
 * In: a page as it came. Out: its tags and text, less all that is cut, in one
 * pass. Tags are paired here, too: an end tag without a start and elements too
 * deep to matter are left out, which bounds what the parser behind has to hold
 * and to search. What the tags mean is left to the tree.
 */
#include "html/slim.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "html/ascii.h"
#include "html/element.h"

typedef struct open_tag {
    ft_tag tag;
    ft_slice name;
} open_tag;

typedef struct slimmer {
    ft_arena *arena;
    ft_slice page;
    size_t at;
    char *out;
    size_t len, room;
    ft_slice *linked;
    size_t linked_count, linked_room;
    bool no_memory;
    open_tag open[FT_SLIM_DEPTH];
    size_t depth;
    unsigned skipped[FT_TAG_COUNT]; /* start tags left out, not yet ended */
    bool endless[FT_TAG_COUNT];     /* no end tag of it lies ahead */
    bool no_comment_end;
    bool no_quote[2]; /* no " and no ' lies ahead */
    bool broke;       /* what was written last is a line break */
    bool head;        /* something of the page's head was seen */
    bool body;        /* and it is over */
} slimmer;

/* A start tag's attribute, as it stands in the page. */
typedef struct attribute {
    ft_attr attr;
    ft_slice name;
    ft_slice value; /* without quotes; data is NULL when there is none */
} attribute;

static char byte_at(const slimmer *s, size_t at)
{
    return at < s->page.len ? s->page.data[at] : '\0';
}

static void put(slimmer *s, const char *data, size_t len)
{
    s->broke = false;
    if (len > s->room - s->len) {
        size_t need = s->len + len;
        char *grown = ft_arena_grow(s->arena, s->out, &s->room, need, 1);
        if (!grown) {
            s->no_memory = true;
            return;
        }
        s->out = grown;
    }
    if (len > 0)
        memcpy(s->out + s->len, data, len);
    s->len += len;
}

static void put_slice(slimmer *s, ft_slice slice)
{
    put(s, slice.data, slice.len);
}

static void put_text(slimmer *s, const char *text)
{
    put(s, text, strlen(text));
}

static void put_break(slimmer *s)
{
    if (!s->broke)
        put_text(s, "<br>");
    s->broke = true;
}

/* Offset of `byte` at or after `from`; the page's end when there is none. */
static size_t find_byte(const slimmer *s, char byte, size_t from)
{
    if (from >= s->page.len)
        return s->page.len;
    const char *hit = memchr(s->page.data + from, byte, s->page.len - from);
    return hit ? (size_t)(hit - s->page.data) : s->page.len;
}

static bool same_name(ft_slice a, ft_slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ft_lower(a.data[i]) != ft_lower(b.data[i]))
            return false;
    return true;
}

static ft_slice name_at(const slimmer *s, size_t at)
{
    size_t end = at;
    while (end < s->page.len && !ft_is_space(s->page.data[end]) &&
           s->page.data[end] != '>' && s->page.data[end] != '/')
        end++;
    return (ft_slice){s->page.data + at, end - at};
}

/* --- comments and cut elements ------------------------------------------ */

/* The byte behind a comment that begins at `at` ("<!--"). */
static size_t comment_end(slimmer *s, size_t at)
{
    static const ft_slice ends[] = {FT_SLICE("-->"), FT_SLICE("--!>")};
    size_t inside = at + 4;
    if (byte_at(s, inside) == '>')
        return inside + 1;
    if (byte_at(s, inside) == '-' && byte_at(s, inside + 1) == '>')
        return inside + 2;
    size_t end =
        s->no_comment_end ? SIZE_MAX : ft_slice_find(s->page, ends[0], inside);
    if (end != SIZE_MAX)
        return end + ends[0].len;
    s->no_comment_end = true;
    return find_byte(s, '>', at) + 1;
}

/* Offset of the next "</name" or, when `nested`, "<name"; SIZE_MAX: none. */
static size_t find_tag(const slimmer *s, ft_slice name, size_t from,
                       bool nested, bool *start)
{
    for (size_t at = from; (at = find_byte(s, '<', at)) < s->page.len; at++) {
        *start = byte_at(s, at + 1) != '/';
        if (*start && !nested)
            continue;
        size_t begin = at + (*start ? 1 : 2);
        if (begin < s->page.len && ft_is_letter(s->page.data[begin]) &&
            same_name(name_at(s, begin), name))
            return at;
    }
    return SIZE_MAX;
}

/* The offset of the end tag of a cut element whose start tag ends at `from`;
 * SIZE_MAX when it has none. Only drawings and templates nest. */
static size_t cut_end(slimmer *s, ft_tag tag, ft_slice name, size_t from)
{
    bool nested = tag == FT_TAG_SVG || tag == FT_TAG_TEMPLATE;
    size_t depth = 1;
    if (s->endless[tag])
        return SIZE_MAX;
    for (size_t at = from;;) {
        bool start = false;
        at = find_tag(s, name, at, nested, &start);
        if (at == SIZE_MAX) {
            s->endless[tag] = true;
            return SIZE_MAX;
        }
        depth = start ? depth + 1 : depth - 1;
        if (depth == 0)
            return at;
        at++;
    }
}

/* --- attributes ---------------------------------------------------------- */

/* Reads a value that begins at `*at`; an open quote ends with the tag. */
static ft_slice read_value(slimmer *s, size_t *at)
{
    char quote = byte_at(s, *at);
    size_t start = *at;
    if (quote == '"' || quote == '\'') {
        size_t kind = quote == '"' ? 0 : 1;
        size_t end =
            s->no_quote[kind] ? s->page.len : find_byte(s, quote, start + 1);
        if (end < s->page.len) {
            *at = end + 1;
            return (ft_slice){s->page.data + start + 1, end - start - 1};
        }
        s->no_quote[kind] = true;
        start = ++*at;
    }
    while (*at < s->page.len && !ft_is_space(s->page.data[*at]) &&
           s->page.data[*at] != '>')
        ++*at;
    return (ft_slice){s->page.data + start, *at - start};
}

/* Reads the next attribute; false at the end of the tag. */
static bool read_attribute(slimmer *s, size_t *at, attribute *out)
{
    while (*at < s->page.len &&
           (ft_is_space(s->page.data[*at]) || s->page.data[*at] == '/'))
        ++*at;
    if (*at >= s->page.len || s->page.data[*at] == '>')
        return false;
    size_t start = *at;
    while (*at < s->page.len && !ft_is_space(s->page.data[*at]) &&
           s->page.data[*at] != '>' && s->page.data[*at] != '/' &&
           (s->page.data[*at] != '=' || *at == start))
        ++*at;
    out->name = (ft_slice){s->page.data + start, *at - start};
    out->attr = ft_attr_find(out->name);
    out->value = (ft_slice){NULL, 0};
    size_t next = *at;
    while (ft_is_space(byte_at(s, next)))
        next++;
    if (byte_at(s, next) != '=')
        return true;
    next++;
    while (ft_is_space(byte_at(s, next)))
        next++;
    out->value = read_value(s, &next);
    *at = next;
    return true;
}

static bool hides(ft_slice style)
{
    static const ft_slice property = FT_SLICE("display");
    static const ft_slice value = FT_SLICE("none");
    size_t at = ft_slice_find(style, property, 0);
    if (at == SIZE_MAX)
        return false;
    at += property.len;
    while (at < style.len &&
           (ft_is_space(style.data[at]) || style.data[at] == ':'))
        at++;
    return ft_slice_starts(ft_slice_cut(style, (ft_span){at, style.len}),
                           value);
}

static bool is_cell(ft_tag tag)
{
    return tag == FT_TAG_TD || tag == FT_TAG_TH;
}

/* Whether anybody reads this attribute of that element. */
static bool is_read(ft_tag tag, const attribute *a)
{
    switch (a->attr) {
    case FT_ATTR_NONE:
        return false;
    case FT_ATTR_HREF: /* that a link leads on is enough to know */
    case FT_ATTR_REL:
        return tag == FT_TAG_LINK;
    case FT_ATTR_COLSPAN:
        return is_cell(tag);
    case FT_ATTR_LANG:
        return tag == FT_TAG_HTML;
    case FT_ATTR_NAME:
    case FT_ATTR_PROPERTY:
        return tag == FT_TAG_META;
    case FT_ATTR_CONTENT:
        return true; /* of <meta>, and of any element with an itemprop */
    case FT_ATTR_STYLE:
        return hides(a->value);
    default:
        return true;
    }
}

static void put_attribute(slimmer *s, ft_tag tag, const attribute *a)
{
    if (!is_read(tag, a))
        return;
    put(s, " ", 1);
    if (a->attr == FT_ATTR_STYLE) {
        put_text(s, "hidden");
        return;
    }
    put_slice(s, a->name);
    if (!a->value.data)
        return;
    const char *quote =
        a->value.len && memchr(a->value.data, '"', a->value.len) ? "'" : "\"";
    put(s, "=", 1);
    put(s, quote, 1);
    put_slice(s, a->value);
    put(s, quote, 1);
}

/* --- pairing ------------------------------------------------------------- */

/* What an end tag may close on its way: nothing of a higher rank than its own
 * (as libxml2 ranks them, so that both agree on what is open). */
static unsigned rank(ft_tag tag)
{
    switch (tag) {
    case FT_TAG_DIV:
        return 150;
    case FT_TAG_TD:
    case FT_TAG_TH:
        return 160;
    case FT_TAG_TR:
        return 170;
    case FT_TAG_THEAD:
    case FT_TAG_TBODY:
    case FT_TAG_TFOOT:
        return 180;
    case FT_TAG_TABLE:
        return 190;
    default:
        return 100;
    }
}

static bool is_group(ft_tag tag)
{
    return tag == FT_TAG_TBODY || tag == FT_TAG_THEAD || tag == FT_TAG_TFOOT;
}

/* Whether a start tag ends the element that is open innermost. */
static bool ends_inner(ft_tag inner, ft_tag tag)
{
    if (inner == FT_TAG_P)
        return !ft_tag_is_inline(tag) && tag != FT_TAG_OTHER;
    if (inner == FT_TAG_LI || inner == FT_TAG_OPTION)
        return inner == tag;
    if (inner == FT_TAG_DT || inner == FT_TAG_DD)
        return tag == FT_TAG_DT || tag == FT_TAG_DD;
    if (is_cell(inner))
        return is_cell(tag) || tag == FT_TAG_TR || is_group(tag);
    if (inner == FT_TAG_TR)
        return tag == FT_TAG_TR || is_group(tag);
    return is_group(inner) && is_group(tag);
}

/* Pushes a start tag; false when there is no room left for it. */
static bool push(slimmer *s, ft_tag tag, ft_slice name)
{
    while (s->depth > 0 && ends_inner(s->open[s->depth - 1].tag, tag))
        s->depth--;
    if (s->depth == FT_SLIM_DEPTH) {
        s->skipped[tag]++;
        return false;
    }
    s->open[s->depth++] = (open_tag){tag, name};
    return true;
}

static bool matches(const open_tag *open, ft_tag tag, ft_slice name)
{
    if (ft_tag_level(tag) && ft_tag_level(open->tag))
        return true; /* any heading's end ends the heading that is open */
    return open->tag == tag &&
           (tag > FT_TAG_OTHER || same_name(open->name, name));
}

/* Pops what an end tag closes: the name it must be written with, empty when
 * it closes nothing. */
static ft_slice pop(slimmer *s, ft_tag tag, ft_slice name)
{
    if (s->skipped[tag] > 0) {
        s->skipped[tag]--;
        return (ft_slice){NULL, 0};
    }
    for (size_t i = s->depth; i > 0; i--) {
        if (matches(&s->open[i - 1], tag, name)) {
            s->depth = i - 1;
            return s->open[i - 1].name;
        }
        if (rank(s->open[i - 1].tag) > rank(tag))
            break;
    }
    return (ft_slice){NULL, 0};
}

/* --- tags ---------------------------------------------------------------- */

static void keep_linked(slimmer *s, ft_slice body)
{
    ft_slice *grown = ft_arena_grow(s->arena, s->linked, &s->linked_room,
                                    s->linked_count + 1, sizeof(*s->linked));
    if (!grown) {
        s->no_memory = true;
        return;
    }
    s->linked = grown;
    s->linked[s->linked_count++] = body;
}

/* Whether the tag from `from` to `to` says it is JSON-LD. */
static bool is_linked(const slimmer *s, size_t from, size_t to)
{
    static const ft_slice type = FT_SLICE("ld+json");
    ft_slice tag = ft_slice_cut(s->page, (ft_span){from, to});
    return ft_slice_find(tag, type, 0) != SIZE_MAX;
}

/* Steps over a cut element; its start tag, from `from`, ends at s->at. */
static void skip_element(slimmer *s, ft_tag tag, ft_slice name, size_t from)
{
    size_t start = s->at;
    size_t end = cut_end(s, tag, name, start);
    if (end == SIZE_MAX) {
        /* A browser lets these two run to the end of the page; of the others
         * only the tag is lost. */
        if (tag == FT_TAG_SCRIPT || tag == FT_TAG_STYLE)
            s->at = s->page.len;
        return;
    }
    if (tag == FT_TAG_SCRIPT && is_linked(s, from, start))
        keep_linked(s, ft_slice_cut(s->page, (ft_span){start, end}));
    s->at = find_byte(s, '>', end) + 1;
}

/* A title is text, whatever it holds. */
static void put_title(slimmer *s, ft_slice name)
{
    bool start = false;
    size_t end = s->endless[FT_TAG_TITLE]
                     ? SIZE_MAX
                     : find_tag(s, name, s->at, false, &start);
    if (end == SIZE_MAX) {
        s->endless[FT_TAG_TITLE] = true;
        return;
    }
    put_text(s, "<title>");
    for (size_t i = s->at; i < end; i++)
        put(s, s->page.data[i] == '<' ? " " : s->page.data + i, 1);
    put_text(s, "</title>");
    s->at = find_byte(s, '>', end) + 1;
}

static bool is_kept_void(ft_tag tag)
{
    return tag == FT_TAG_BR || tag == FT_TAG_HR || tag == FT_TAG_META ||
           tag == FT_TAG_LINK;
}

/* Writes a start tag with the attributes that are read; s->at moves behind
 * it, and all that is written is taken back unless `kept`. */
static void put_tag(slimmer *s, ft_slice name, ft_tag tag, bool kept)
{
    size_t before = s->len, at = s->at + 1 + name.len;
    bool broke = s->broke;
    attribute a;
    put(s, "<", 1);
    put_slice(s, name);
    while (read_attribute(s, &at, &a))
        put_attribute(s, tag, &a);
    put(s, ">", 1);
    s->at = at + 1;
    if (!kept) {
        s->len = before;
        s->broke = broke;
    }
}

/* HTML lets a page leave out the tags between its head and its body; the
 * parser does not know all elements that begin one. */
static void begin_body(slimmer *s, ft_tag tag)
{
    bool head = tag == FT_TAG_HEAD || tag == FT_TAG_TITLE ||
                tag == FT_TAG_META || tag == FT_TAG_LINK;
    s->head |= head;
    if (s->body || head || tag == FT_TAG_HTML || tag == FT_TAG_VOID ||
        ft_tag_is_cut(tag))
        return;
    s->body = true;
    if (s->head && tag != FT_TAG_BODY)
        put_text(s, "<body>");
}

static void start_tag(slimmer *s)
{
    size_t from = s->at;
    ft_slice name = name_at(s, from + 1);
    ft_tag tag = ft_tag_find(name);
    bool dropped =
        tag == FT_TAG_VOID || ft_tag_is_cut(tag) || tag == FT_TAG_TITLE;
    begin_body(s, tag);
    bool kept = !dropped && (is_kept_void(tag) || push(s, tag, name));
    put_tag(s, name, tag, kept);
    if (s->at > s->page.len)
        s->at = s->page.len;
    if (tag == FT_TAG_TITLE)
        put_title(s, name);
    else if (ft_tag_is_cut(tag))
        skip_element(s, tag, name, from);
    else if (!dropped && !kept && !ft_tag_is_inline(tag))
        put_break(s);
}

static void end_tag(slimmer *s)
{
    ft_slice name = name_at(s, s->at + 2);
    ft_tag tag = ft_tag_find(name);
    bool outer = tag == FT_TAG_BODY || tag == FT_TAG_HTML;
    ft_slice closed = outer ? (ft_slice){NULL, 0} : pop(s, tag, name);
    if (outer) {
        /* Pages go on behind it; the parser ends the body by itself. */
    } else if (closed.len > 0) {
        put(s, "</", 2);
        put_slice(s, closed);
        put(s, ">", 1);
    } else if (!ft_tag_is_inline(tag)) {
        put_break(s);
    }
    s->at = find_byte(s, '>', s->at) + 1;
}

/* Whether white space is text here, as it is in a box score. */
static bool keeps_space(const slimmer *s)
{
    for (size_t i = s->depth; i > 0; i--)
        if (s->open[i - 1].tag == FT_TAG_PRE)
            return true;
    return false;
}

/* Copies text, of each run of white space the first byte alone: the parser
 * takes its time for every byte, and nobody reads the others. */
static void put_runs(slimmer *s, ft_slice text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        end = at + 1;
        while (end < text.len && !(ft_is_space(text.data[end]) &&
                                   ft_is_space(text.data[end - 1])))
            end++;
        put(s, text.data + at, end - at);
        while (end < text.len && ft_is_space(text.data[end]))
            end++;
    }
}

/* Copies text, or handles the markup that begins at s->at. */
static void step(slimmer *s)
{
    static const ft_slice comment = FT_SLICE("<!--");
    ft_slice rest = {s->page.data + s->at, s->page.len - s->at};
    char next = byte_at(s, s->at + 1);
    if (rest.data[0] != '<') {
        size_t end = find_byte(s, '<', s->at);
        ft_slice text = {rest.data, end - s->at};
        if (keeps_space(s))
            put_slice(s, text);
        else
            put_runs(s, text);
        s->at = end;
    } else if (ft_is_letter(next)) {
        start_tag(s);
    } else if (next == '/' && ft_is_letter(byte_at(s, s->at + 2))) {
        end_tag(s);
    } else if (ft_slice_starts(rest, comment)) {
        s->at = comment_end(s, s->at);
    } else if (next == '!' || next == '?' || next == '/') {
        s->at = find_byte(s, '>', s->at) + 1;
    } else {
        put_text(s, "&lt;");
        s->at++;
    }
}

ft_status ft_slim_read(ft_arena *arena, ft_slice page, ft_slim *out,
                       ft_error *err)
{
    *out = (ft_slim){.html = {"", 0}};
    slimmer *s = FT_NEW(arena, slimmer, 1);
    if (!s)
        return ft_error_memory(err);
    s->arena = arena;
    s->page = page;
    while (s->at < page.len && !s->no_memory)
        step(s);
    if (s->no_memory)
        return ft_error_memory(err);
    if (s->out)
        out->html = (ft_slice){s->out, s->len};
    out->linked = s->linked;
    out->linked_count = s->linked_count;
    return FT_OK;
}
