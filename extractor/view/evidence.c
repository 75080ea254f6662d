/* Comes in: articles, one by one. Goes out: one page. */
#include "view/evidence.h"

#include "base/error.h"
#include "view/article.h"
#include "view/page.h"
#include "view/stencil.h"

/* What the list of articles at the head of the page says of one. */
struct ft_evidence_entry {
    ft_slice headline;
    size_t records;
    struct ft_evidence_entry *next;
};

static bool note(ft_evidence_page *page, ft_slice headline, size_t records)
{
    struct ft_evidence_entry *entry =
        FT_NEW(page->arena, struct ft_evidence_entry, 1);

    if (!entry)
        return false;
    entry->headline = ft_arena_copy(page->arena, headline);
    entry->records = records;
    if (!entry->headline.data)
        return false;
    if (page->last)
        page->last->next = entry;
    else
        page->first = entry;
    page->last = entry;
    page->count++;
    page->records += records;
    return true;
}

static ft_status add(ft_evidence_page *page, ft_arena *arena,
                     const ft_pack *pack, const ft_pass *pass, ft_slice name,
                     ft_error *err)
{
    static const ft_slice stencil = FT_SLICE("article.html");
    const ft_slice title = ft_article_title(&pass->article);
    ft_uses uses;
    ft_models models;
    ft_model *model;

    if (ft_uses_collect(arena, pack, pass, &(ft_uses_options){.misses = true},
                        &uses) ||
        !ft_models_begin(&models, arena))
        return ft_error_memory(err);
    model = ft_model_root(&models);
    ft_article_put(
        model,
        &(ft_leaf){.article = page->count + 1, .pass = pass, .uses = &uses},
        name);
    if (!note(page, title.len ? title : name, pass->records.count))
        return ft_error_memory(err);
    return ft_stencil_show(&page->articles, stencil, model, err);
}

ft_status ft_evidence_add(ft_evidence_page *page, const ft_pack *pack,
                          const ft_pass *pass, ft_slice name, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_status status =
        arena ? add(page, arena, pack, pass, name, err) : ft_error_memory(err);

    ft_arena_free(arena);
    return status;
}

static void put_entries(ft_model *model, const ft_evidence_page *page)
{
    ft_model *list = ft_model_list(model, "entries");
    size_t number = 0;

    for (const struct ft_evidence_entry *one = page->first; one;
         one = one->next) {
        ft_model *entry = ft_model_item(list);

        ft_model_number(entry, "article", (long long)++number);
        ft_model_text(entry, "headline", one->headline);
        ft_model_number(entry, "records", (long long)one->records);
    }
}

static void put_families(ft_model *model)
{
    ft_model *list = ft_model_list(model, "families");

    for (ft_family family = 0; family < FT_FAMILY_COUNT; family++) {
        ft_model *one = ft_model_item(list);

        ft_model_string(one, "family", ft_family_name(family));
        ft_model_string(one, "label", ft_family_label(family));
    }
}

static ft_status show(const ft_evidence_page *page, ft_arena *arena,
                      ft_slice pack, ft_buffer *out, ft_error *err)
{
    static const ft_slice stencil = FT_SLICE("evidence.html");
    static const ft_slice title = FT_SLICE("Evidence");
    ft_models models;
    ft_model *model;

    if (!ft_models_begin(&models, arena))
        return ft_error_memory(err);
    model = ft_model_root(&models);
    ft_page_dress(model, page->count == 1 ? page->first->headline : title,
                  "evidence.js");
    ft_model_text(model, "pack", pack);
    ft_model_number(model, "article_count", (long long)page->count);
    ft_model_number(model, "record_count", (long long)page->records);
    ft_model_flag(model, "several", page->count > 1);
    ft_model_flag(model, "one_record", page->records == 1);
    put_entries(model, page);
    put_families(model);
    ft_model_markup(model, "articles", ft_buffer_slice(&page->articles));
    return ft_stencil_show(out, stencil, model, err);
}

ft_status ft_evidence_show(const ft_evidence_page *page, ft_slice pack,
                           ft_buffer *out, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_status status =
        arena ? show(page, arena, pack, out, err) : ft_error_memory(err);

    ft_arena_free(arena);
    return status;
}

void ft_evidence_free(ft_evidence_page *page)
{
    ft_buffer_free(&page->articles);
}
