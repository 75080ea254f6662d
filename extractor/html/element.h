/* element: the names of HTML's elements and attributes as numbers, and what a
 * browser would know of each element. */
#ifndef FT_HTML_ELEMENT_H
#define FT_HTML_ELEMENT_H

#include "base/slice.h"

typedef enum ft_tag {
    FT_TAG_TEXT,  /* no element: a run of text */
    FT_TAG_OTHER, /* an element without an entry of its own */
    FT_TAG_A,
    FT_TAG_ADDRESS,
    FT_TAG_ARTICLE,
    FT_TAG_ASIDE,
    FT_TAG_AUDIO,
    FT_TAG_B,
    FT_TAG_BLOCKQUOTE,
    FT_TAG_BODY,
    FT_TAG_BR,
    FT_TAG_BUTTON,
    FT_TAG_CANVAS,
    FT_TAG_CAPTION,
    FT_TAG_DD,
    FT_TAG_DETAILS,
    FT_TAG_DIALOG,
    FT_TAG_DIV,
    FT_TAG_DL,
    FT_TAG_DT,
    FT_TAG_FIELDSET,
    FT_TAG_FIGCAPTION,
    FT_TAG_FIGURE,
    FT_TAG_FOOTER,
    FT_TAG_FORM,
    FT_TAG_H1,
    FT_TAG_H2,
    FT_TAG_H3,
    FT_TAG_H4,
    FT_TAG_H5,
    FT_TAG_H6,
    FT_TAG_HEAD,
    FT_TAG_HEADER,
    FT_TAG_HR,
    FT_TAG_HTML,
    FT_TAG_IFRAME,
    FT_TAG_INLINE, /* any element that only marks up words */
    FT_TAG_LABEL,
    FT_TAG_LI,
    FT_TAG_LINK,
    FT_TAG_MAIN,
    FT_TAG_MENU,
    FT_TAG_META,
    FT_TAG_NAV,
    FT_TAG_NOSCRIPT,
    FT_TAG_OBJECT,
    FT_TAG_OL,
    FT_TAG_OPTION,
    FT_TAG_P,
    FT_TAG_PRE,
    FT_TAG_SCRIPT,
    FT_TAG_SECTION,
    FT_TAG_SELECT,
    FT_TAG_SPAN,
    FT_TAG_STRONG,
    FT_TAG_STYLE,
    FT_TAG_SUP,
    FT_TAG_SVG,
    FT_TAG_TABLE,
    FT_TAG_TBODY,
    FT_TAG_TD,
    FT_TAG_TEMPLATE,
    FT_TAG_TEXTAREA,
    FT_TAG_TFOOT,
    FT_TAG_TH,
    FT_TAG_THEAD,
    FT_TAG_TIME,
    FT_TAG_TITLE,
    FT_TAG_TR,
    FT_TAG_UL,
    FT_TAG_VIDEO,
    FT_TAG_VOID, /* any element without content that says nothing to us */
    FT_TAG_COUNT
} ft_tag;

typedef enum ft_attr {
    FT_ATTR_NONE, /* one we do not read */
    FT_ATTR_ARIA_HIDDEN,
    FT_ATTR_CLASS,
    FT_ATTR_COLSPAN,
    FT_ATTR_CONTENT,
    FT_ATTR_DATA, /* data-component, data-testid: a class by another name */
    FT_ATTR_DATETIME,
    FT_ATTR_HIDDEN,
    FT_ATTR_HREF,
    FT_ATTR_ID,
    FT_ATTR_ITEMPROP,
    FT_ATTR_ITEMTYPE,
    FT_ATTR_LANG,
    FT_ATTR_NAME,
    FT_ATTR_PROPERTY,
    FT_ATTR_REL,
    FT_ATTR_ROLE,
    FT_ATTR_STYLE,
    FT_ATTR_COUNT
} ft_attr;

typedef struct ft_attribute {
    ft_attr attr;
    ft_slice value; /* empty, not NULL, for an attribute without one */
} ft_attribute;

/* Names in any case. */
ft_tag ft_tag_find(ft_slice name);
ft_attr ft_attr_find(ft_slice name);
/* For tests: every name in the tables is found. */
bool ft_tag_names_agree(void);

bool ft_tag_is_inline(ft_tag tag); /* runs on in the line around it */
bool ft_tag_is_void(ft_tag tag);   /* has no end tag */
/* Its content is dropped before the parse, from its tag to its end tag. */
bool ft_tag_is_cut(ft_tag tag);
/* 1 to 6 of a heading, else 0. */
unsigned ft_tag_level(ft_tag tag);

#endif
