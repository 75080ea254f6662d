/* In: the bytes of a page or a plain text. Out: the article. Tells the two
 * apart and calls the modules in turn. */
#include "html/article.h"

#include "base/error.h"
#include "html/charset.h"
#include "html/plain.h"

/* clang-format off */
static const ft_slice zone_names[] = {
    [FT_ZONE_HEADLINE] = FT_SLICE("headline"),
    [FT_ZONE_STANDFIRST] = FT_SLICE("standfirst"),
    [FT_ZONE_BYLINE] = FT_SLICE("byline"),
    [FT_ZONE_HEADING] = FT_SLICE("heading"),
    [FT_ZONE_BODY] = FT_SLICE("body"),
    [FT_ZONE_QUOTE] = FT_SLICE("quote"),
    [FT_ZONE_LIST] = FT_SLICE("list"),
    [FT_ZONE_TABLE] = FT_SLICE("table"),
    [FT_ZONE_CAPTION] = FT_SLICE("caption"),
    [FT_ZONE_SCORE] = FT_SLICE("score"),
    [FT_ZONE_FACTS] = FT_SLICE("facts"),
    [FT_ZONE_POST] = FT_SLICE("post"),
    [FT_ZONE_LIVE] = FT_SLICE("live"),
};
/* clang-format on */
_Static_assert(FT_COUNT(zone_names) == FT_ZONE_COUNT, "name every zone");

ft_slice ft_zone_name(ft_zone zone)
{
    if ((size_t)zone >= FT_COUNT(zone_names))
        return (ft_slice){"", 0};
    return zone_names[zone];
}

ft_zone ft_zone_find(ft_slice name)
{
    for (size_t i = 0; i < FT_COUNT(zone_names); i++)
        if (ft_slice_equal(zone_names[i], name))
            return (ft_zone)i;
    return FT_ZONE_COUNT;
}

/* No article is longer: what lies beyond is not read. */
enum { LONGEST = 16 * 1024 * 1024 };

ft_status ft_article_read(ft_arena *arena, ft_slice bytes, ft_type type,
                          ft_article *out, ft_error *err)
{
    *out = (ft_article){.text = {"", 0}};
    if (bytes.len > LONGEST)
        bytes.len = LONGEST;
    bool html = type == FT_TYPE_HTML;
    ft_slice text;
    ft_status status = ft_charset_decode(arena, bytes, html, &text, err);
    if (status)
        return status;
    ft_slice copy = ft_arena_copy(arena, text);
    if (!copy.data)
        return ft_error_memory(err);
    return ft_plain_read(arena, copy, out, err);
}
