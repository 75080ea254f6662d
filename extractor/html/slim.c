/*
 * In: a page as it came. Out: its tags and text, less all that is cut, in one
 * pass. Tags are paired here, too: an end tag without a start and elements too
 * deep to matter are left out, which bounds what the parser behind has to hold
 * and to search. What the tags mean is left to the tree.
 */
#include "html/slim.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/aside.h"
#include "html/element.h"
#include "html/utf8.h"

enum {
    KEPT_MOST = 24, /* attributes of one element; there are not so many kinds */
    NAME_MOST = 64  /* bytes of a tag's name; the parser takes 100 */
};

/* Depths count from 1; 0 is none. */
typedef struct open_tag {
    ft_tag tag;
    ft_slice name;
    size_t same;   /* depth of the next one outside with its tag */
    size_t ranked; /* and of the next one with its rank */
} open_tag;

/* What an end tag may close on its way: nothing of a higher rank than its own
 * (as libxml2 ranks them, so that both agree on what is open). */
typedef enum rank { INNER, BOX, CELL, ROW, GROUP, TABLE, RANKS } rank;

typedef struct slimmer {
    ft_arena *arena;
    ft_slice page;
    size_t at;
    char *out;
    size_t len, room;
    ft_slice *linked;
    size_t linked_count, linked_room;
    bool aside; /* text and attributes are set aside */
    ft_slice *texts;
    size_t text_count, text_room;
    ft_slim_start *starts;
    size_t start_count, start_room;
    ft_attribute *attributes;
    size_t attribute_count, attribute_room;
    bool no_memory;
    open_tag open[FT_SLIM_DEPTH];
    size_t depth;
    size_t pre; /* depth of the outermost <pre> that is open; 0: none */
    size_t inmost[FT_TAG_COUNT]; /* depth of the inmost one of each tag */
    size_t inmost_ranked[RANKS];
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

/* Bytes that end something inside a tag. */
enum { SPACE = 1, CLOSE = 2, SLASH = 4, EQUALS = 8 };
static const unsigned char in_tag[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE,
    ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['>'] = CLOSE,  ['/'] = SLASH,  ['='] = EQUALS,
};

/* Offset of the first byte at or after `at` that is one of `kinds`; the page's
 * end when there is none. */
static size_t find_end(const slimmer *s, size_t at, unsigned kinds)
{
    while (at < s->page.len &&
           !(in_tag[(unsigned char)s->page.data[at]] & kinds))
        at++;
    return at;
}

static size_t skip(const slimmer *s, size_t at, unsigned kinds)
{
    while (at < s->page.len &&
           (in_tag[(unsigned char)s->page.data[at]] & kinds))
        at++;
    return at;
}

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

static bool in_name(char byte)
{
    return ft_is_letter(byte) || ft_is_digit(byte) || byte == '-' ||
           byte == ':' || byte == '_' || byte == '.';
}

/* A tag's name, as the parser will read it; what follows is an attribute. */
static ft_slice name_at(const slimmer *s, size_t at)
{
    size_t end = at;
    while (end < s->page.len && end - at < NAME_MOST &&
           in_name(s->page.data[end]))
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
            ft_ascii_same(name_at(s, begin), name))
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
    *at = find_end(s, *at, SPACE | CLOSE);
    return (ft_slice){s->page.data + start, *at - start};
}

/* Reads the next attribute, but not what it is; false at the end of the tag. */
static bool read_attribute(slimmer *s, size_t *at, attribute *out)
{
    *at = skip(s, *at, SPACE | SLASH);
    if (*at >= s->page.len || s->page.data[*at] == '>')
        return false;
    size_t start = *at;
    *at = find_end(s, start + 1, SPACE | CLOSE | SLASH | EQUALS);
    out->name = (ft_slice){s->page.data + start, *at - start};
    out->value = (ft_slice){NULL, 0};
    size_t next = skip(s, *at, SPACE);
    if (byte_at(s, next) != '=')
        return true;
    next = skip(s, next + 1, SPACE);
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

static void put_quoted(slimmer *s, ft_slice value)
{
    static const ft_slice entity = FT_SLICE("&quot;");
    bool two = value.len && memchr(value.data, '"', value.len);
    bool one = value.len && memchr(value.data, '\'', value.len);
    put(s, two && !one ? "'" : "\"", 1);
    for (size_t i = 0, end; i < value.len; i = end) {
        const char *quote =
            one ? memchr(value.data + i, '"', value.len - i) : NULL;
        end = quote ? (size_t)(quote - value.data) : value.len;
        put(s, value.data + i, end - i);
        if (quote) {
            put_slice(s, entity);
            end++;
        }
    }
    put(s, two && !one ? "'" : "\"", 1);
}

static void put_attribute(slimmer *s, const attribute *a)
{
    put(s, " ", 1);
    put_slice(s, a->name);
    if (!a->value.data)
        return;
    put(s, "=", 1);
    put_quoted(s, a->value);
}

/* --- pairing ------------------------------------------------------------- */

static rank rank_of(ft_tag tag)
{
    switch (tag) {
    case FT_TAG_DIV:
        return BOX;
    case FT_TAG_TD:
    case FT_TAG_TH:
        return CELL;
    case FT_TAG_TR:
        return ROW;
    case FT_TAG_THEAD:
    case FT_TAG_TBODY:
    case FT_TAG_TFOOT:
        return GROUP;
    case FT_TAG_TABLE:
        return TABLE;
    default:
        return INNER;
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

/* Closes what is open beyond the first `depth` elements. */
static void close_to(slimmer *s, size_t depth)
{
    for (; s->depth > depth; s->depth--) {
        const open_tag *closed = &s->open[s->depth - 1];
        s->inmost[closed->tag] = closed->same;
        s->inmost_ranked[rank_of(closed->tag)] = closed->ranked;
    }
    if (s->pre > depth)
        s->pre = 0;
}

/* Pushes a start tag; false when there is no room left for it. */
static bool push(slimmer *s, ft_tag tag, ft_slice name)
{
    while (s->depth > 0 && ends_inner(s->open[s->depth - 1].tag, tag))
        close_to(s, s->depth - 1);
    if (s->depth == FT_SLIM_DEPTH) {
        s->skipped[tag]++;
        return false;
    }
    rank own = rank_of(tag);
    s->open[s->depth++] =
        (open_tag){tag, name, s->inmost[tag], s->inmost_ranked[own]};
    s->inmost[tag] = s->inmost_ranked[own] = s->depth;
    if (tag == FT_TAG_PRE && s->pre == 0)
        s->pre = s->depth;
    return true;
}

/* Depth of the inmost heading: any heading's end ends it. */
static size_t inmost_heading(const slimmer *s)
{
    size_t depth = 0;
    for (ft_tag tag = FT_TAG_H1; tag <= FT_TAG_H6; tag++)
        depth = s->inmost[tag] > depth ? s->inmost[tag] : depth;
    return depth;
}

/* Depth of the inmost element that an end tag may close. */
static size_t find_open(const slimmer *s, ft_tag tag, ft_slice name)
{
    if (ft_tag_level(tag))
        return inmost_heading(s);
    size_t depth = s->inmost[tag];
    while (tag == FT_TAG_OTHER && depth > 0 &&
           !ft_ascii_same(s->open[depth - 1].name, name))
        depth = s->open[depth - 1].same;
    return depth;
}

/* Depth of the inmost element that an end tag may not pass. */
static size_t find_wall(const slimmer *s, ft_tag tag)
{
    size_t depth = 0;
    for (unsigned above = rank_of(tag) + 1; above < RANKS; above++)
        if (s->inmost_ranked[above] > depth)
            depth = s->inmost_ranked[above];
    return depth;
}

/* Pops what an end tag closes: the name it must be written with, empty when
 * it closes nothing. */
static ft_slice pop(slimmer *s, ft_tag tag, ft_slice name)
{
    if (s->skipped[tag] > 0) {
        s->skipped[tag]--;
        return (ft_slice){NULL, 0};
    }
    size_t depth = find_open(s, tag, name);
    if (depth == 0 || find_wall(s, tag) > depth)
        return (ft_slice){NULL, 0};
    ft_slice closed = s->open[depth - 1].name;
    close_to(s, depth - 1);
    return closed;
}

/* --- tags ---------------------------------------------------------------- */

/* Sets a stretch of text aside, and writes its mark; what is hardly longer than
 * a mark is written as it is. Of each run of white space the first byte is
 * enough: nobody reads the others, unless they stand in a <pre>. */
static void put_stretch(slimmer *s, ft_slice text, const ft_stretch *stretch)
{
    char mark[FT_ASIDE_MARK];
    bool spaces = s->pre > 0;
    if (!stretch->tidy) {
        char *tidy = ft_arena_bytes(s->arena, text.len);
        if (!tidy) {
            s->no_memory = true;
            return;
        }
        text = (ft_slice){tidy, ft_stretch_tidy(text, spaces, tidy)};
    }
    if (!s->aside || stretch->blank || text.len <= FT_ASIDE_MARK ||
        s->text_count == FT_ASIDE_MOST) {
        put_slice(s, text);
        return;
    }
    ft_slice *grown = ft_arena_grow(s->arena, s->texts, &s->text_room,
                                    s->text_count + 1, sizeof(*s->texts));
    if (!grown) {
        s->no_memory = true;
        return;
    }
    s->texts = grown;
    s->texts[s->text_count] = text;
    ft_aside_put(s->text_count++, mark);
    put(s, mark, FT_ASIDE_MARK);
}

/* A reference to a character that only marks may be becomes U+FFFD. */
static void put_entity(slimmer *s, ft_slice entity, bool private_use)
{
    char bytes[4];
    if (private_use)
        put(s, bytes, ft_utf8_put(FT_CODE_REPLACEMENT, bytes));
    else if (entity.len == 1)
        put_text(s, "&amp;");
    else
        put_slice(s, entity);
}

/* Offset behind what a page begins with and the parser drops: white space,
 * marks of the byte order, and what it drops anywhere. */
static size_t skip_start(ft_slice text)
{
    static const ft_slice mark = FT_SLICE("\xEF\xBB\xBF");
    size_t at = 0;
    for (;;) {
        if (at < text.len &&
            (ft_is_space(text.data[at]) || (unsigned char)text.data[at] < ' '))
            at++;
        else if (text.len - at >= mark.len &&
                 memcmp(text.data + at, mark.data, mark.len) == 0)
            at += mark.len;
        else if (at < text.len && ft_stretch_drops(text, at))
            at += text.data[at] == mark.data[0] ? mark.len : 1;
        else
            return at;
    }
}

static size_t put_reference(slimmer *s, ft_slice text, size_t at)
{
    bool private_use = false;
    size_t end = at + ft_entity_length(text, at, &private_use);
    put_entity(s, ft_slice_cut(text, (ft_span){at, end}), private_use);
    /* What is cut behind a reference must not make it a longer one. */
    bool open = end - at > 1 && text.data[end - 1] != ';';
    if (open && (end == text.len || ft_stretch_drops(text, end)))
        put_text(s, "<!---->");
    return end;
}

/* Text, without tags. */
static void put_words(slimmer *s, ft_slice text)
{
    for (size_t at = s->len == 0 ? skip_start(text) : 0;
         at < text.len && !s->no_memory;) {
        if (text.data[at] == '&') {
            at = put_reference(s, text, at);
            continue;
        }
        ft_stretch stretch = ft_stretch_read(text, at, s->pre > 0);
        put_stretch(s, (ft_slice){text.data + at, stretch.end - at}, &stretch);
        at = stretch.end;
    }
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
    for (size_t at = s->at, stop; at < end; at = stop + 1) {
        stop = find_byte(s, '<', at);
        put_words(s, ft_slice_cut(s->page, (ft_span){at, stop}));
        if (stop < end)
            put(s, " ", 1);
    }
    put_text(s, "</title>");
    s->at = find_byte(s, '>', end) + 1;
}

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

static bool is_kept_void(ft_tag tag)
{
    return tag == FT_TAG_BR || tag == FT_TAG_HR || tag == FT_TAG_META ||
           tag == FT_TAG_LINK;
}

/* Steps over the attributes of a tag that is not kept. */
static size_t skip_attributes(slimmer *s, size_t at)
{
    attribute a;
    while (read_attribute(s, &at, &a))
        ;
    return at;
}

static bool has_name(const attribute *kept, size_t count, ft_slice name)
{
    for (size_t i = 0; i < count; i++)
        if (ft_ascii_same(kept[i].name, name))
            return true;
    return false;
}

/* Collects the attributes that are read, of each name the first; returns how
 * many. */
static size_t read_attributes(slimmer *s, size_t *at, ft_tag tag,
                              attribute kept[KEPT_MOST])
{
    static const ft_slice hidden = FT_SLICE("hidden");
    attribute a;
    size_t count = 0;
    while (read_attribute(s, at, &a)) {
        a.attr = ft_attr_find(a.name);
        if (!is_read(tag, &a))
            continue;
        if (a.attr == FT_ATTR_STYLE)
            a = (attribute){FT_ATTR_HIDDEN, hidden, {NULL, 0}};
        if (count < KEPT_MOST && !has_name(kept, count, a.name))
            kept[count++] = a;
    }
    return count;
}

/* Only the parser knows what an entity means. */
static bool has_entity(const attribute *kept, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (kept[i].value.len > 0 &&
            memchr(kept[i].value.data, '&', kept[i].value.len))
            return true;
    return false;
}

static bool set_attributes_aside(slimmer *s, const attribute *kept,
                                 size_t count)
{
    ft_attribute *grown =
        ft_arena_grow(s->arena, s->attributes, &s->attribute_room,
                      s->attribute_count + count + 1, sizeof(*s->attributes));
    if (!grown)
        return false;
    s->attributes = grown;
    for (size_t i = 0; i < count; i++) {
        ft_slice value = kept[i].value;
        if (!value.data)
            value = (ft_slice){"", 0};
        grown[s->attribute_count++] = (ft_attribute){kept[i].attr, value};
    }
    return true;
}

/* Notes where the start tag ends that is being written. */
static void note_start(slimmer *s, ft_tag tag, const attribute *kept,
                       size_t count, bool whole)
{
    ft_slim_start start = {.at = (uint32_t)s->len,
                           .first = (uint32_t)s->attribute_count,
                           .count = whole ? 0 : (uint32_t)count,
                           .tag = tag,
                           .whole = whole};
    ft_slim_start *grown =
        ft_arena_grow(s->arena, s->starts, &s->start_room, s->start_count + 1,
                      sizeof(*s->starts));
    if (grown)
        s->starts = grown;
    if (!grown || (!whole && !set_attributes_aside(s, kept, count))) {
        s->no_memory = true;
        return;
    }
    s->starts[s->start_count++] = start;
}

/* Writes a start tag with the attributes that are read; s->at moves behind
 * it. */
static void put_tag(slimmer *s, ft_slice name, ft_tag tag)
{
    attribute kept[KEPT_MOST];
    size_t at = s->at + 1 + name.len;
    size_t count = read_attributes(s, &at, tag, kept);
    bool whole = !s->aside || has_entity(kept, count);
    put(s, "<", 1);
    put_slice(s, name);
    for (size_t i = 0; whole && i < count; i++)
        put_attribute(s, &kept[i]);
    if (s->aside)
        note_start(s, tag, kept, count, whole);
    put(s, ">", 1);
    s->at = at + 1;
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
    if (kept)
        put_tag(s, name, tag);
    else
        s->at = skip_attributes(s, from + 1 + name.len) + 1;
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

/* Copies text, or handles the markup that begins at s->at. */
static void step(slimmer *s)
{
    static const ft_slice comment = FT_SLICE("<!--");
    ft_slice rest = {s->page.data + s->at, s->page.len - s->at};
    char next = byte_at(s, s->at + 1);
    if (rest.data[0] != '<') {
        size_t end = find_byte(s, '<', s->at);
        ft_slice text = {rest.data, end - s->at};
        put_words(s, text);
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

/* Room for what most pages come to, so that hardly anything has to grow. */
static bool reserve(slimmer *s)
{
    size_t tags = s->page.len / 128 + 1;
    s->room = s->page.len / 8 + 1;
    s->out = ft_arena_bytes(s->arena, s->room);
    if (!s->aside)
        return s->out;
    s->text_room = s->start_room = s->attribute_room = tags;
    s->texts = ft_arena_bytes(s->arena, tags * sizeof(*s->texts));
    s->starts = ft_arena_bytes(s->arena, tags * sizeof(*s->starts));
    s->attributes = ft_arena_bytes(s->arena, tags * sizeof(*s->attributes));
    return s->out && s->texts && s->starts && s->attributes;
}

ft_status ft_slim_read(ft_arena *arena, ft_slice page, ft_slim_way way,
                       ft_slim *out, ft_error *err)
{
    *out = (ft_slim){.html = {"", 0}};
    slimmer *s = FT_NEW(arena, slimmer, 1);
    if (!s)
        return ft_error_memory(err);
    s->arena = arena;
    s->page = page;
    s->aside = way == FT_SLIM_ASIDE;
    s->no_memory = !reserve(s);
    while (s->at < page.len && !s->no_memory)
        step(s);
    if (s->no_memory)
        return ft_error_memory(err);
    *out = (ft_slim){.html = {s->out, s->len},
                     .linked = s->linked,
                     .linked_count = s->linked_count,
                     .texts = s->texts,
                     .text_count = s->text_count,
                     .starts = s->starts,
                     .start_count = s->start_count,
                     .attributes = s->attributes};
    return FT_OK;
}
