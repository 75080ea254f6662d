/*
 * In: the facts, the mentions and the article. Out: ways through them, and from
 * a value to the words of the article. What they mean is left to the others.
 */
#include "records/link.h"

ft_zone ft_link_zone(const ft_link *link, size_t block)
{
    const ft_article *article = link->input->article;

    return block < article->block_count ? article->blocks[block].zone
                                        : FT_ZONE_BODY;
}

bool ft_link_summary(const ft_link *link, size_t block)
{
    ft_zone zone = ft_link_zone(link, block);

    return zone == FT_ZONE_HEADLINE || zone == FT_ZONE_STANDFIRST ||
           zone == FT_ZONE_CAPTION;
}

size_t ft_link_first_body(const ft_link *link)
{
    return link->first_body;
}

void ft_link_find_body(ft_link *link)
{
    size_t count = link->input->article->block_count;
    size_t block = 0;

    while (block < count && ft_link_zone(link, block) != FT_ZONE_BODY)
        block++;
    link->first_body = block;
}

bool ft_link_opening(const ft_link *link, size_t block)
{
    ft_zone zone = ft_link_zone(link, block);

    return ft_link_summary(link, block) || zone == FT_ZONE_SCORE ||
           zone == FT_ZONE_FACTS || block <= ft_link_first_body(link) + 1 ||
           (link->telling_count && block <= link->tellings[0].fact->block);
}

static size_t mention_from(const ft_mentions *mentions, size_t offset)
{
    size_t low = 0;
    size_t high = mentions->mention_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (mentions->mentions[middle].span.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ft_span ft_link_mentions(const ft_link *link, ft_span normal)
{
    const ft_mentions *mentions = link->input->mentions;

    return (ft_span){mention_from(mentions, normal.start),
                     mention_from(mentions, normal.end)};
}

/* Facts are in the order of their spans, and so of their sentences. */
static size_t fact_from(const ft_link *link, size_t sentence)
{
    size_t low = 0;
    size_t high = link->fact_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (link->facts->facts[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ft_span ft_link_facts(const ft_link *link, size_t sentence)
{
    return (ft_span){fact_from(link, sentence), fact_from(link, sentence + 1)};
}

bool ft_link_tells(const ft_link *link, size_t sentence)
{
    ft_span range = ft_link_facts(link, sentence);

    for (size_t i = range.start; i < range.end; i++)
        if (link->telling_of[i] != FT_NOBODY)
            return true;
    return false;
}

size_t ft_link_before(const ft_link *link, size_t sentence)
{
    const ft_text *text = link->input->mentions->text;

    if (sentence == 0 || sentence >= text->sentence_count ||
        text->sentences[sentence - 1].block != text->sentences[sentence].block)
        return FT_NOBODY;
    return sentence - 1;
}

static const ft_mention *mention_of(const ft_link *link, const ft_value *value)
{
    const ft_mentions *mentions = link->input->mentions;

    if (!value || value->kind != FT_VALUE_MENTION ||
        value->mention >= mentions->mention_count)
        return NULL;
    return &mentions->mentions[value->mention];
}

size_t ft_link_entity(const ft_link *link, const ft_value *value)
{
    const ft_mention *mention = mention_of(link, value);

    return mention ? mention->entity : FT_NOBODY;
}

const ft_entry *ft_link_entry(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);

    return entity == FT_NOBODY ? NULL
                               : link->input->mentions->entities[entity].entry;
}

ft_slice ft_link_written(const ft_link *link, const ft_value *value)
{
    const ft_mention *mention = mention_of(link, value);

    if (mention)
        return ft_slice_cut(link->input->mentions->text->normal, mention->core);
    return value && value->kind == FT_VALUE_TEXT ? ft_slice_trim(value->text)
                                                 : (ft_slice){NULL, 0};
}

static size_t block_at(const ft_text *text, size_t offset)
{
    size_t low = 0;
    size_t high = text->block_count;

    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;

        if (text->blocks[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

ft_span ft_link_source(const ft_link *link, const ft_fact *fact,
                       const ft_value *value)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_mention *mention = mention_of(link, value);

    if (mention)
        return ft_text_origin(mentions->text, mention->core);
    if (value && value->span.end > value->span.start)
        return ft_shadow_source(mentions, value->span);
    return ft_shadow_source(mentions, fact->span);
}

/* A slot bound by `refer:` may stand in an earlier block than its fact. */
static size_t block_of(const ft_link *link, const ft_fact *fact,
                       const ft_value *value)
{
    const ft_mention *mention = mention_of(link, value);

    return mention ? block_at(link->input->mentions->text, mention->core.start)
                   : fact->block;
}

bool ft_link_clash(ft_link *link, ft_candidate *match, const ft_clash *clash)
{
    ft_clash *copy = FT_NEW(link->arena, ft_clash, 1);

    if (!copy)
        return false;
    *copy = *clash;
    copy->next = NULL;
    if (match->last_clash)
        match->last_clash->next = copy;
    else
        match->clashes = copy;
    match->last_clash = copy;
    return true;
}

static void append(ft_proofs *proofs, ft_proof *proof)
{
    if (proofs->last)
        proofs->last->next = proof;
    else
        proofs->first = proof;
    proofs->last = proof;
}

bool ft_link_prove(ft_link *link, ft_proofs *proofs, const ft_fact *fact,
                   const ft_value *value)
{
    ft_proof *proof = FT_NEW(link->arena, ft_proof, 1);

    if (!proof)
        return false;
    proof->rule = fact->rule;
    proof->confidence = fact->confidence;
    proof->source = ft_link_source(link, fact, value);
    proof->block = block_of(link, fact, value);
    append(proofs, proof);
    return true;
}

bool ft_link_prove_all(ft_link *link, ft_proofs *proofs, const ft_proofs *more)
{
    for (const ft_proof *one = more->first; one; one = one->next) {
        ft_proof *proof = FT_NEW(link->arena, ft_proof, 1);

        if (!proof)
            return false;
        *proof = *one;
        proof->next = NULL;
        append(proofs, proof);
    }
    return true;
}

ft_pair_kind ft_telling_final(const ft_telling *telling)
{
    if (telling->pairs[FT_PAIR_ET].value)
        return FT_PAIR_ET;
    return telling->pairs[FT_PAIR_FT].value ? FT_PAIR_FT : FT_PAIR_COUNT;
}

const ft_telling *ft_link_earliest(const ft_link *link,
                                   const ft_candidate *match)
{
    size_t first = match->first;

    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (i < first)
            first = i;
    return &link->tellings[first];
}
