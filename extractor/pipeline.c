/*
 * Comes in: the bytes of one article and a rule pack. Goes out: what each stage
 * made of them, up to the records. Names of stages and their order stand here;
 * what a stage does is its own affair.
 */
#include "pipeline.h"

#include <string.h>

#include "base/error.h"

static const ft_type types[] = {
    [FT_INPUT_AUTO] = FT_TYPE_AUTO,
    [FT_INPUT_HTML] = FT_TYPE_HTML,
    [FT_INPUT_TEXT] = FT_TYPE_TEXT,
};

static bool is_day(ft_slice text)
{
    const size_t length = sizeof "2019-05-04" - 1;
    ft_date day;

    return text.len == length && ft_date_parse(text, &day);
}

static ft_status check_options(const ft_options *options, ft_error *err)
{
    if ((size_t)options->input >= FT_COUNT(types))
        return ft_error_set(err, FT_ERR_ARGUMENT, "no such kind of input");
    if (options->published && !is_day(ft_slice_of(options->published)))
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "the day of publication is no ISO day "
                            "such as 2019-05-04");
    return FT_OK;
}

/* The page's own word comes before the caller's. */
static ft_date published_day(const ft_meta *meta, const ft_options *options)
{
    ft_date day = {0};

    if (ft_date_parse(meta->published, &day) ||
        ft_date_parse(ft_slice_of(options->published), &day))
        return day;
    return (ft_date){0};
}

ft_status ft_pipeline_run(ft_arena *arena, const ft_pack *pack, ft_slice bytes,
                          const ft_options *options,
                          const ft_scan_options *scan, ft_pass *out,
                          ft_error *err)
{
    const ft_options defaults = {0};
    const ft_lexicon *words = ft_pack_lexicon(pack);
    ft_records_input found = {.article = &out->article,
                              .mentions = &out->mentions,
                              .facts = &out->facts,
                              .pack = pack};
    ft_status status;

    options = options ? options : &defaults;
    memset(out, 0, sizeof *out);
    if ((status = check_options(options, err)) ||
        (status = ft_article_read(arena, bytes, types[options->input],
                                  &out->article, err)) ||
        (status = ft_text_read(arena, &out->article, &words->abbreviations,
                               &out->text, err)) ||
        (status =
             ft_mentions_find(arena, &out->text, words, &out->mentions, err)) ||
        (status = ft_rules_scan(arena, pack, &out->article, &out->mentions,
                                scan, &out->facts, err)))
        return status;
    found.published = published_day(&out->article.meta, options);
    found.min_confidence = options->min_confidence;
    return ft_records_build(arena, &found, &out->records, err);
}
