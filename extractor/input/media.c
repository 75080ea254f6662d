/* Comes in: the first bytes of an input, or its name. Goes out: its kind. */
#include "input/media.h"

#include "base/ascii.h"

static const ft_slice names[] = {
    [FT_MEDIA_AUTO] = FT_SLICE("auto"), [FT_MEDIA_HTML] = FT_SLICE("html"),
    [FT_MEDIA_TEXT] = FT_SLICE("text"), [FT_MEDIA_LINES] = FT_SLICE("ndjson"),
    [FT_MEDIA_WARC] = FT_SLICE("warc"),
};
_Static_assert(FT_COUNT(names) == FT_MEDIA_COUNT, "name every kind");

static const struct {
    ft_slice end;
    ft_media kind;
} endings[] = {
    {FT_SLICE(".html"), FT_MEDIA_HTML},    {FT_SLICE(".htm"), FT_MEDIA_HTML},
    {FT_SLICE(".xhtml"), FT_MEDIA_HTML},   {FT_SLICE(".shtml"), FT_MEDIA_HTML},
    {FT_SLICE(".txt"), FT_MEDIA_TEXT},     {FT_SLICE(".text"), FT_MEDIA_TEXT},
    {FT_SLICE(".ndjson"), FT_MEDIA_LINES}, {FT_SLICE(".jsonl"), FT_MEDIA_LINES},
    {FT_SLICE(".warc"), FT_MEDIA_WARC},    {FT_SLICE(".wet"), FT_MEDIA_WARC},
};

ft_slice ft_media_name(ft_media kind)
{
    return names[kind];
}

/* Without ASCII white space at its start. */
static ft_slice without_space(ft_slice text)
{
    const ft_slice trimmed = ft_slice_trim(text);

    if (trimmed.len == 0)
        return trimmed;
    return ft_slice_cut(
        text, (ft_span){(size_t)(trimmed.data - text.data), text.len});
}

/* The first line is an object, as far as it is seen. */
static bool is_json_line(ft_slice head)
{
    const ft_slice mark = FT_SLICE("\xEF\xBB\xBF");
    ft_slice line, inner;
    size_t end;

    if (ft_slice_starts(head, mark))
        head = ft_slice_cut(head, (ft_span){mark.len, head.len});
    head = without_space(head);
    end = ft_slice_find(head, ft_slice_of("\n"), 0);
    line = ft_slice_cut(head, (ft_span){0, end < head.len ? end : head.len});
    line = ft_slice_trim(line);
    if (!ft_slice_starts(line, ft_slice_of("{")))
        return false;
    inner = ft_slice_trim(ft_slice_cut(line, (ft_span){1, line.len}));
    return ft_slice_starts(inner, ft_slice_of("\"")) &&
           (end >= head.len || ft_slice_ends(line, ft_slice_of("}")));
}

ft_media ft_media_of_content(ft_slice head)
{
    if (ft_slice_starts(head, ft_slice_of("WARC/")))
        return FT_MEDIA_WARC;
    return is_json_line(head) ? FT_MEDIA_LINES : FT_MEDIA_AUTO;
}

/* Whether the name ends so, in letters of either case. */
static bool ends(ft_slice name, ft_slice end)
{
    if (name.len <= end.len)
        return false;
    return ft_ascii_spells(name, name.len - end.len, end);
}

ft_media ft_media_of_name(ft_slice name)
{
    const ft_slice packed = FT_SLICE(".gz");

    if (ends(name, packed))
        name.len -= packed.len;
    for (size_t i = 0; i < FT_COUNT(endings); i++)
        if (ends(name, endings[i].end))
            return endings[i].kind;
    return FT_MEDIA_COUNT;
}
