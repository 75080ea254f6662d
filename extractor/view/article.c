/* Comes in: an article and what its words were used for. Goes out: blocks of
 * stretches of text, each with the marks over it, and beside them the records.
 */
#include "view/article.h"

#include "base/ascii.h"
#include "view/card.h"
#include "view/escape.h"

/* --- the text --- */

/* A mark's name stands at its first stretch, the first behind `drawn`: a mark
 * may begin between two blocks. All of them say whose they are. */
static void put_marks(ft_model *stretch, const ft_leaf *at, const ft_cut *cut,
                      size_t drawn)
{
    ft_model *marks = ft_model_list(stretch, "marks");

    for (size_t i = 0; i < cut->over_count; i++) {
        const ft_stroke *one = &at->uses->strokes.items[cut->over[i]];
        ft_model *mark = ft_model_item(marks);

        ft_anchor_put(mark, "mark", at->article, 'm', cut->over[i]);
        ft_model_string(mark, "layer", ft_layer_name(one->layer));
        if (one->layer == FT_LAYER_FIELD)
            ft_model_string(mark, "family", ft_family_name(one->family));
        ft_model_number(mark, "lane", one->lane);
        ft_model_flag(mark, "begins", one->span.start >= drawn);
    }
}

/* Leads from a mark to the first thing that stands on it. */
static void put_note(ft_model *note, const ft_leaf *at, size_t stroke)
{
    const ft_uses *uses = at->uses;
    size_t first = uses->strokes.items[stroke].first;

    ft_model_number(note, "number",
                    (long long)uses->strokes.items[stroke].note);
    ft_anchor_put(note, "use", at->article, 'u',
                  (size_t)(uses->strokes.uses[first] - uses->items));
}

/* Numbers of what ends here, for paper and for pages without script. */
static void put_notes(ft_model *stretch, const ft_leaf *at, const ft_cut *cut,
                      size_t end)
{
    ft_model *notes = ft_model_list(stretch, "notes");

    for (size_t i = 0; i < cut->over_count; i++) {
        const ft_stroke *one = &at->uses->strokes.items[cut->over[i]];

        if (one->layer == FT_LAYER_FIELD && one->span.end == end)
            put_note(ft_model_item(notes), at, cut->over[i]);
    }
}

/* The text up to `drawn` stands on the page already. */
static void put_stretches(ft_model *block, const ft_leaf *at, ft_cut *cut,
                          ft_span span, size_t drawn)
{
    ft_model *stretches = ft_model_list(block, "stretches");

    for (size_t from = span.start, to; from < span.end; from = to) {
        ft_model *stretch = ft_model_item(stretches);

        to = ft_cut_next(cut, from, span.end);
        ft_model_text(
            stretch, "words",
            ft_slice_cut(at->pass->article.text, (ft_span){from, to}));
        put_marks(stretch, at, cut, drawn);
        put_notes(stretch, at, cut, to);
        drawn = to;
    }
}

static void put_block(ft_model *blocks, const ft_leaf *at, ft_cut *cut,
                      size_t index)
{
    const ft_block *block = &at->pass->article.blocks[index];
    ft_model *one = ft_model_item(blocks);

    ft_model_text(one, "zone", ft_zone_name(block->zone));
    ft_model_number(one, "block", (long long)index);
    ft_model_flag(one, "aside", !block->body);
    ft_model_flag(one, "joined",
                  index > 0 && block->group > 0 &&
                      block[-1].group == block->group);
    put_stretches(one, at, cut, block->span,
                  index > 0 ? block[-1].span.end : 0);
}

static void put_text(ft_model *article, const ft_leaf *at)
{
    ft_model *blocks = ft_model_list(article, "blocks");
    ft_cut cut = {.strokes = &at->uses->strokes};

    for (size_t i = 0; i < at->pass->article.block_count; i++)
        put_block(blocks, at, &cut, i);
}

/* --- the lists --- */

static void put_layer(ft_model *article, const ft_leaf *at, ft_layer layer)
{
    ft_model *list = NULL, *rows = NULL;
    size_t count = 0;

    for (size_t i = 0; i < at->uses->count; i++) {
        if (at->uses->items[i].layer != layer)
            continue;
        if (!list) {
            list = ft_model_object(article, ft_layer_name(layer));
            ft_model_flag(list, "beaten", layer == FT_LAYER_LOSER);
            ft_model_flag(list, "missed", layer == FT_LAYER_NEAR);
            rows = ft_model_list(list, "rows");
        }
        ft_card_use(rows, at, i);
        count++;
    }
    if (list)
        ft_model_number(list, "count", (long long)count);
}

/* A language tag (RFC 5646), or nothing: pages may say anything there. */
static ft_slice language_of(ft_slice lang)
{
    size_t len = 0;

    while (len < lang.len && ft_is_letter(lang.data[len]))
        len++;
    if (len != 2 || (lang.len > len && lang.data[len] != '-'))
        len = 0;
    return (ft_slice){lang.data, len};
}

/* What the page calls itself, else its headline. */
ft_slice ft_article_title(const ft_article *article)
{
    if (article->meta.title.len > 0)
        return article->meta.title;
    for (size_t i = 0; i < article->block_count; i++)
        if (article->blocks[i].zone == FT_ZONE_HEADLINE)
            return ft_slice_cut(article->text, article->blocks[i].span);
    return (ft_slice){NULL, 0};
}

static void put_source(ft_model *article, const ft_leaf *at, ft_slice name)
{
    const ft_meta *meta = &at->pass->article.meta;
    const ft_slice title = ft_article_title(&at->pass->article);
    const ft_date day = at->pass->records.published;
    ft_buffer text = {0};

    ft_model_text(article, "headline", title.len ? title : name);
    if (title.len > 0)
        ft_model_text(article, "name", name);
    ft_model_text(article, "lang", language_of(meta->lang));
    ft_model_text(article, ft_escape_is_link(meta->url) ? "url" : "address",
                  meta->url);
    if (day.year != 0) {
        char iso[11];

        ft_date_format(day, iso);
        ft_buffer_text(&text, iso);
        ft_model_take(article, "published", &text);
    }
    ft_buffer_free(&text);
}

void ft_article_put(ft_model *article, const ft_leaf *at, ft_slice name)
{
    size_t count = at->pass->records.count;
    ft_model *cards;

    ft_model_number(article, "article", (long long)at->article);
    put_source(article, at, name);
    ft_model_number(article, "records", (long long)count);
    ft_model_flag(article, "one", count == 1);
    put_text(article, at);
    cards = ft_model_list(article, "cards");
    for (size_t i = 0; i < count; i++)
        ft_card_put(cards, at, i);
    for (ft_layer layer = FT_LAYER_UNUSED; layer < FT_LAYER_COUNT; layer++)
        put_layer(article, at, layer);
}
