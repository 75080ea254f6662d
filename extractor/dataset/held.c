#include "dataset/held.h"

static ft_slice hold(ft_arena *arena, ft_slice text, bool *failed)
{
    ft_slice copy;

    if (!text.data)
        return text;
    copy = ft_arena_copy(arena, text);
    *failed = *failed || !copy.data;
    return copy;
}

static const char *hold_text(ft_arena *arena, const char *text, bool *failed)
{
    return text ? hold(arena, ft_slice_of(text), failed).data : NULL;
}

/* FT_NEW() with a mark. */
static void *hold_items(ft_arena *arena, size_t size, size_t count,
                        bool *failed)
{
    void *items = ft_arena_array(arena, size, count);

    *failed = *failed || !items;
    return items;
}

static void hold_side(ft_arena *arena, ft_side *side, bool *failed)
{
    const ft_goal *from = side->goals;
    ft_goal *goals = hold_items(arena, sizeof *goals, side->goal_count, failed);

    side->name = hold_text(arena, side->name, failed);
    side->code = hold_text(arena, side->code, failed);
    for (size_t i = 0; goals && i < side->goal_count; i++) {
        goals[i] = from[i];
        goals[i].name = hold_text(arena, from[i].name, failed);
    }
    side->goals = goals;
}

static void hold_evidence(ft_arena *arena, ft_match *match, bool *failed)
{
    const ft_evidence *from = match->evidence;
    ft_evidence *items =
        hold_items(arena, sizeof *items, match->evidence_count, failed);

    for (size_t i = 0; items && i < match->evidence_count; i++) {
        items[i] = from[i];
        items[i].field = hold_text(arena, from[i].field, failed);
        items[i].rule = hold_text(arena, from[i].rule, failed);
        items[i].quote = hold_text(arena, from[i].quote, failed);
    }
    match->evidence = items;
}

static void hold_conflicts(ft_arena *arena, ft_match *match, bool *failed)
{
    const ft_conflict *from = match->conflicts;
    ft_conflict *items =
        hold_items(arena, sizeof *items, match->conflict_count, failed);

    for (size_t i = 0; items && i < match->conflict_count; i++)
        items[i] =
            (ft_conflict){hold_text(arena, from[i].field, failed),
                          hold_text(arena, from[i].kept, failed),
                          hold_text(arena, from[i].refused, failed),
                          hold_text(arena, from[i].kept_quote, failed),
                          hold_text(arena, from[i].refused_quote, failed)};
    match->conflicts = items;
}

/* Everything that a match points to, so that its article can go. */
static void hold_match(ft_arena *arena, ft_match *match, bool *failed)
{
    match->id = hold_text(arena, match->id, failed);
    match->date = hold_text(arena, match->date, failed);
    match->competition = hold_text(arena, match->competition, failed);
    match->venue = hold_text(arena, match->venue, failed);
    match->city = hold_text(arena, match->city, failed);
    for (int side = 0; side < 2; side++)
        hold_side(arena, &match->sides[side], failed);
    hold_evidence(arena, match, failed);
    hold_conflicts(arena, match, failed);
}

static const ft_match *hold_matches(ft_arena *arena, const ft_match *from,
                                    size_t count, bool *failed)
{
    ft_match *matches = hold_items(arena, sizeof *matches, count, failed);

    for (size_t i = 0; matches && i < count; i++) {
        matches[i] = from[i];
        hold_match(arena, &matches[i], failed);
    }
    return matches;
}

static const ft_origin *hold_origin(ft_arena *arena, const ft_origin *from,
                                    bool *failed)
{
    ft_origin *origin = hold_items(arena, sizeof *origin, 1, failed);

    if (!origin)
        return NULL;
    *origin = *from;
    origin->sport = hold(arena, from->sport, failed);
    origin->uri = hold(arena, from->uri, failed);
    origin->title = hold(arena, from->title, failed);
    origin->archive = hold(arena, from->archive, failed);
    origin->fetched = hold(arena, from->fetched, failed);
    origin->digest = hold(arena, from->digest, failed);
    origin->url = hold(arena, from->url, failed);
    origin->published = hold(arena, from->published, failed);
    origin->lang = hold(arena, from->lang, failed);
    origin->text_sha256 = hold(arena, from->text_sha256, failed);
    origin->pack = hold(arena, from->pack, failed);
    origin->version = hold(arena, from->version, failed);
    return origin;
}

bool ft_held_article(ft_arena *arena, const ft_stored_article *article,
                     ft_stored_article *out)
{
    bool failed = false;

    *out = (ft_stored_article){
        .name = hold(arena, article->name, &failed),
        .content = hold(arena, article->content, &failed),
        .bytes = article->bytes,
        .origin = hold_origin(arena, article->origin, &failed),
        .matches =
            hold_matches(arena, article->matches, article->count, &failed),
        .count = article->count};
    return !failed;
}
