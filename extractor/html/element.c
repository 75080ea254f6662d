/* In: a name. Out: a number, and facts of the HTML standard about it. */
#include "html/element.h"

#include "base/ascii.h"

typedef struct entry {
    const char *name; /* lower case; the tables are sorted by it */
    int value;
} entry;

static const entry tags[] = {
    {"a", FT_TAG_A},
    {"abbr", FT_TAG_INLINE},
    {"acronym", FT_TAG_INLINE},
    {"address", FT_TAG_ADDRESS},
    {"area", FT_TAG_VOID},
    {"article", FT_TAG_ARTICLE},
    {"aside", FT_TAG_ASIDE},
    {"audio", FT_TAG_AUDIO},
    {"b", FT_TAG_B},
    {"base", FT_TAG_VOID},
    {"bdi", FT_TAG_INLINE},
    {"bdo", FT_TAG_INLINE},
    {"big", FT_TAG_INLINE},
    {"blockquote", FT_TAG_BLOCKQUOTE},
    {"body", FT_TAG_BODY},
    {"br", FT_TAG_BR},
    {"button", FT_TAG_BUTTON},
    {"canvas", FT_TAG_CANVAS},
    {"caption", FT_TAG_CAPTION},
    {"cite", FT_TAG_INLINE},
    {"code", FT_TAG_INLINE},
    {"col", FT_TAG_VOID},
    {"data", FT_TAG_INLINE},
    {"dd", FT_TAG_DD},
    {"del", FT_TAG_INLINE},
    {"details", FT_TAG_DETAILS},
    {"dfn", FT_TAG_INLINE},
    {"dialog", FT_TAG_DIALOG},
    {"div", FT_TAG_DIV},
    {"dl", FT_TAG_DL},
    {"dt", FT_TAG_DT},
    {"em", FT_TAG_INLINE},
    {"embed", FT_TAG_VOID},
    {"fieldset", FT_TAG_FIELDSET},
    {"figcaption", FT_TAG_FIGCAPTION},
    {"figure", FT_TAG_FIGURE},
    {"font", FT_TAG_INLINE},
    {"footer", FT_TAG_FOOTER},
    {"form", FT_TAG_FORM},
    {"h1", FT_TAG_H1},
    {"h2", FT_TAG_H2},
    {"h3", FT_TAG_H3},
    {"h4", FT_TAG_H4},
    {"h5", FT_TAG_H5},
    {"h6", FT_TAG_H6},
    {"head", FT_TAG_HEAD},
    {"header", FT_TAG_HEADER},
    {"hr", FT_TAG_HR},
    {"html", FT_TAG_HTML},
    {"i", FT_TAG_INLINE},
    {"iframe", FT_TAG_IFRAME},
    {"img", FT_TAG_VOID},
    {"input", FT_TAG_VOID},
    {"ins", FT_TAG_INLINE},
    {"kbd", FT_TAG_INLINE},
    {"label", FT_TAG_LABEL},
    {"li", FT_TAG_LI},
    {"link", FT_TAG_LINK},
    {"main", FT_TAG_MAIN},
    {"mark", FT_TAG_INLINE},
    {"menu", FT_TAG_MENU},
    {"meta", FT_TAG_META},
    {"nav", FT_TAG_NAV},
    {"nobr", FT_TAG_INLINE},
    {"noscript", FT_TAG_NOSCRIPT},
    {"object", FT_TAG_OBJECT},
    {"ol", FT_TAG_OL},
    {"option", FT_TAG_OPTION},
    {"p", FT_TAG_P},
    {"param", FT_TAG_VOID},
    {"pre", FT_TAG_PRE},
    {"q", FT_TAG_INLINE},
    {"s", FT_TAG_INLINE},
    {"samp", FT_TAG_INLINE},
    {"script", FT_TAG_SCRIPT},
    {"section", FT_TAG_SECTION},
    {"select", FT_TAG_SELECT},
    {"small", FT_TAG_INLINE},
    {"source", FT_TAG_VOID},
    {"span", FT_TAG_SPAN},
    {"strike", FT_TAG_INLINE},
    {"strong", FT_TAG_STRONG},
    {"style", FT_TAG_STYLE},
    {"sub", FT_TAG_INLINE},
    {"sup", FT_TAG_SUP},
    {"svg", FT_TAG_SVG},
    {"table", FT_TAG_TABLE},
    {"tbody", FT_TAG_TBODY},
    {"td", FT_TAG_TD},
    {"template", FT_TAG_TEMPLATE},
    {"textarea", FT_TAG_TEXTAREA},
    {"tfoot", FT_TAG_TFOOT},
    {"th", FT_TAG_TH},
    {"thead", FT_TAG_THEAD},
    {"time", FT_TAG_TIME},
    {"title", FT_TAG_TITLE},
    {"tr", FT_TAG_TR},
    {"track", FT_TAG_VOID},
    {"tt", FT_TAG_INLINE},
    {"u", FT_TAG_INLINE},
    {"ul", FT_TAG_UL},
    {"var", FT_TAG_INLINE},
    {"video", FT_TAG_VIDEO},
    {"wbr", FT_TAG_VOID},
};

static const entry attrs[] = {
    {"aria-hidden", FT_ATTR_ARIA_HIDDEN},
    {"class", FT_ATTR_CLASS},
    {"colspan", FT_ATTR_COLSPAN},
    {"content", FT_ATTR_CONTENT},
    {"data-component", FT_ATTR_DATA},
    {"data-testid", FT_ATTR_DATA},
    {"datetime", FT_ATTR_DATETIME},
    {"hidden", FT_ATTR_HIDDEN},
    {"href", FT_ATTR_HREF},
    {"id", FT_ATTR_ID},
    {"itemprop", FT_ATTR_ITEMPROP},
    {"itemtype", FT_ATTR_ITEMTYPE},
    {"lang", FT_ATTR_LANG},
    {"name", FT_ATTR_NAME},
    {"property", FT_ATTR_PROPERTY},
    {"rel", FT_ATTR_REL},
    {"role", FT_ATTR_ROLE},
    {"style", FT_ATTR_STYLE},
};

/* For each letter the first entry that begins with it, and where they end. */
static const unsigned char tag_letters[] = {
    0,  8,  17, 22, 31, 33, 39, 39,  49,  54,  54,  55,  58,  62,
    65, 68, 71, 72, 72, 86, 99, 101, 103, 104, 104, 104, 104,
};
static const unsigned char attr_letters[] = {
    0,  1,  1,  4,  7,  7,  7,  7,  9,  12, 12, 12, 13, 13,
    14, 14, 15, 15, 17, 18, 18, 18, 18, 18, 18, 18, 18,
};
_Static_assert(FT_COUNT(tags) < 256, "a byte counts the names");

/* Whether `lower`, in lower case, is `name`; their first bytes are the same. */
static bool is_name(const char *lower, ft_slice name)
{
    for (size_t i = 1; i < name.len; i++)
        if (lower[i] == '\0' || lower[i] != ft_lower(name.data[i]))
            return false;
    return lower[name.len] == '\0';
}

static int find(const entry *table, const unsigned char *letters, ft_slice name,
                int absent)
{
    char first = name.len > 0 ? ft_lower(name.data[0]) : '\0';
    if (!ft_is_lower(first))
        return absent;
    size_t letter = (size_t)(first - 'a');
    for (size_t i = letters[letter]; i < letters[letter + 1]; i++)
        if (is_name(table[i].name, name))
            return table[i].value;
    return absent;
}

ft_tag ft_tag_find(ft_slice name)
{
    return (ft_tag)find(tags, tag_letters, name, FT_TAG_OTHER);
}

ft_attr ft_attr_find(ft_slice name)
{
    return (ft_attr)find(attrs, attr_letters, name, FT_ATTR_NONE);
}

bool ft_tag_names_agree(void)
{
    for (size_t i = 0; i < FT_COUNT(tags); i++)
        if (ft_tag_find(ft_slice_of(tags[i].name)) != (ft_tag)tags[i].value)
            return false;
    for (size_t i = 0; i < FT_COUNT(attrs); i++)
        if (ft_attr_find(ft_slice_of(attrs[i].name)) != (ft_attr)attrs[i].value)
            return false;
    return true;
}

bool ft_tag_is_inline(ft_tag tag)
{
    switch (tag) {
    case FT_TAG_TEXT:
    case FT_TAG_A:
    case FT_TAG_B:
    case FT_TAG_INLINE:
    case FT_TAG_LABEL:
    case FT_TAG_SPAN:
    case FT_TAG_STRONG:
    case FT_TAG_SUP:
    case FT_TAG_TIME:
        return true;
    default:
        return false;
    }
}

bool ft_tag_is_void(ft_tag tag)
{
    return tag == FT_TAG_VOID || tag == FT_TAG_BR || tag == FT_TAG_HR ||
           tag == FT_TAG_LINK || tag == FT_TAG_META;
}

bool ft_tag_is_cut(ft_tag tag)
{
    switch (tag) {
    case FT_TAG_AUDIO:
    case FT_TAG_CANVAS:
    case FT_TAG_IFRAME:
    case FT_TAG_NOSCRIPT:
    case FT_TAG_OBJECT:
    case FT_TAG_SCRIPT:
    case FT_TAG_SELECT:
    case FT_TAG_STYLE:
    case FT_TAG_SVG:
    case FT_TAG_TEMPLATE:
    case FT_TAG_TEXTAREA:
    case FT_TAG_VIDEO:
        return true;
    default:
        return false;
    }
}

unsigned ft_tag_level(ft_tag tag)
{
    if (tag < FT_TAG_H1 || tag > FT_TAG_H6)
        return 0;
    return (unsigned)(tag - FT_TAG_H1) + 1;
}
