#include "rules/passage.h"

#include "base/error.h"

static ft_status read_blocks(ft_arena *arena, ft_slice lines, ft_zone zone,
                             ft_article *out)
{
    ft_block *blocks = FT_NEW(arena, ft_block, lines.len + 1);

    if (!blocks)
        return FT_ERR_MEMORY;
    *out = (ft_article){.text = lines, .blocks = blocks};
    for (size_t at = 0; at < lines.len;) {
        size_t end = ft_slice_find(lines, (ft_slice)FT_SLICE("\n"), at);
        if (end == SIZE_MAX)
            end = lines.len;
        ft_slice line = ft_slice_trim(ft_slice_cut(lines, (ft_span){at, end}));
        size_t start = (size_t)(line.data - lines.data);
        if (line.len)
            blocks[out->block_count++] =
                (ft_block){.zone = zone,
                           .span = {start, start + line.len},
                           .body = true,
                           .group = 1};
        at = end + 1;
    }
    return FT_OK;
}

ft_status ft_passage_read(ft_arena *arena, const ft_lexicon *lexicon,
                          ft_slice lines, ft_zone zone, ft_passage *out,
                          ft_error *err)
{
    ft_status status = read_blocks(arena, lines, zone, &out->article);

    if (status)
        return ft_error_memory(err);
    status = ft_text_read(arena, &out->article, &lexicon->abbreviations,
                          &out->text, err);
    return status ? status
                  : ft_mentions_find(arena, &out->text, lexicon, &out->mentions,
                                     err);
}
