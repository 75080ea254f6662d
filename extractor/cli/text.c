/* Comes in: an article. Goes out: its text as spans count it, its blocks, or
 * what the page says of itself. */
#include <unistd.h>

#include "base/error.h"
#include "cli/input.h"
#include "cli/paint.h"
#include "cli/verbs.h"
#include "html/article.h"

static const ft_type types[] = {
    [FT_INPUT_AUTO] = FT_TYPE_AUTO,
    [FT_INPUT_HTML] = FT_TYPE_HTML,
    [FT_INPUT_TEXT] = FT_TYPE_TEXT,
};

/* Words of the article, to the byte; but nothing that a terminal obeys. */
static void show_words(ft_buffer *out, ft_slice text)
{
    if (!isatty(STDOUT_FILENO)) {
        ft_buffer_add(out, text);
        return;
    }
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = ft_slice_find(text, ft_slice_of("\n"), at);
        end = end < text.len ? end : text.len;
        ft_paint_safe(out, ft_slice_cut(text, (ft_span){at, end}));
        if (end < text.len)
            ft_buffer_byte(out, '\n');
    }
}

/* To the byte: its digest is `text_sha256`. Only a terminal gets a line end. */
static void show_text(ft_buffer *out, const ft_article *article)
{
    show_words(out, article->text);
    if (article->text.len > 0 && isatty(STDOUT_FILENO))
        ft_buffer_byte(out, '\n');
}

/* Blocks stand apart by an empty line, those of one group by a line end. */
static void show_body(ft_buffer *out, const ft_article *article)
{
    const ft_block *last = NULL;

    for (size_t i = 0; i < article->block_count; i++) {
        const ft_block *block = &article->blocks[i];

        if (!block->body)
            continue;
        if (last && (block->group == 0 || block->group != last->group))
            ft_buffer_byte(out, '\n');
        show_words(out, ft_slice_cut(article->text, block->span));
        ft_buffer_byte(out, '\n');
        last = block;
    }
}

static void show_zones(ft_buffer *out, const ft_article *article)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const ft_block *block = &article->blocks[i];

        ft_buffer_integer(out, (long long)i);
        ft_buffer_byte(out, '\t');
        ft_buffer_add(out, ft_zone_name(block->zone));
        ft_buffer_byte(out, '\t');
        ft_buffer_integer(out, (long long)block->span.start);
        ft_buffer_byte(out, '-');
        ft_buffer_integer(out, (long long)block->span.end);
        ft_buffer_text(out, block->body ? "\t*\t" : "\t-\t");
        ft_paint_safe(out, ft_slice_cut(article->text, block->span));
        ft_buffer_byte(out, '\n');
    }
}

static void show_field(ft_buffer *out, const char *name, ft_slice value,
                       ft_meta_place from)
{
    if (value.len == 0)
        return;
    if (out->data[out->len - 1] != '{')
        ft_buffer_byte(out, ',');
    ft_buffer_json(out, ft_slice_of(name));
    ft_buffer_text(out, ":{\"value\":");
    ft_buffer_json(out, value);
    ft_buffer_text(out, ",\"from\":");
    ft_buffer_json(out, ft_meta_place_name(from));
    ft_buffer_byte(out, '}');
}

/* What the page says of itself, each with the place that says it. */
static void show_meta(ft_buffer *out, const ft_meta *meta)
{
    const struct {
        const char *name;
        ft_slice value;
        ft_meta_place from;
    } fields[] = {
        {"title", meta->title, meta->from.title},
        {"url", meta->url, meta->from.url},
        {"published", meta->published, meta->from.published},
        {"modified", meta->modified, meta->from.modified},
        {"author", meta->author, meta->from.author},
        {"site", meta->site, meta->from.site},
        {"language", meta->lang, meta->from.lang},
        {"section", meta->section, meta->from.section},
    };

    ft_buffer_byte(out, '{');
    for (size_t i = 0; !out->failed && i < FT_COUNT(fields); i++)
        show_field(out, fields[i].name, fields[i].value, fields[i].from);
    ft_buffer_text(out, "}\n");
}

static void show(ft_job *job, const ft_article *article)
{
    if (job->args.meta)
        show_meta(&job->out, &article->meta);
    else if (job->args.zones)
        show_zones(&job->out, article);
    else if (job->args.body)
        show_body(&job->out, article);
    else
        show_text(&job->out, article);
    ft_job_print(job);
}

void ft_text_run(ft_job *job)
{
    const char *name = job->args.file_count > 0 ? job->args.files[0] : "-";
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_slice bytes;
    ft_error err = {0};

    if (!arena)
        ft_error_memory(&err);
    else if (!ft_input_read(arena, name, &bytes, &err) &&
             !ft_article_read(arena, bytes, types[job->args.type], &article,
                              &err))
        show(job, &article);
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
    ft_arena_free(arena);
}
