/*
 * landmark: only groups of the outermost row of a pattern without alternatives
 * are landmarks; with the space before them, when all their patterns have one
 * there: then PCRE2 skips from word to word. Patterns that refer to groups or
 * set flags have none: a part of them may mean something else by itself.
 */
#include "rules/landmark.h"

#include <stdint.h>
#include <string.h>

#include "rules/regex.h"
#include "rules/window.h"

enum {
    LONG = 1600,     /* bytes that make a group worth a look of its own */
    SHARED = 2,      /* patterns that make it worth keeping what was seen */
    MARK_LIMIT = 64, /* of a pack */
    ROUTE_LIMIT = 4  /* of a pattern */
};

typedef struct landmark {
    ft_slice text; /* of the group */
    size_t users;
    size_t spaced;       /* users with a space before it */
    ft_pattern *pattern; /* NULL: dropped */
    unsigned short kept; /* its number among those that are not */
} landmark;

/* A route that was given out; what it names is put right on closing. */
typedef struct traveller {
    ft_route *route;
    unsigned short *marks;
    struct traveller *next;
} traveller;

struct ft_landmarks {
    ft_arena *arena;
    ft_regex_reader *reader; /* in the scratch arena */
    landmark *marks;
    size_t count, capacity;
    ft_pattern **patterns; /* of those kept, by number ... */
    ft_slice *texts;       /* ... with the space before them */
    ft_mask *masks;        /* what they require */
    size_t kept;
    traveller *travellers;
};

/* --- collecting ----------------------------------------------------------- */

ft_landmarks *ft_landmarks_new(ft_arena *arena, ft_arena *scratch)
{
    ft_landmarks *l = FT_NEW(arena, ft_landmarks, 1);

    if (!l)
        return NULL;
    l->arena = arena;
    l->reader = ft_regex_reader_new(scratch);
    return l->reader ? l : NULL;
}

void ft_landmarks_free(ft_landmarks *landmarks)
{
    for (size_t i = 0; landmarks && i < landmarks->count; i++)
        ft_pattern_free(landmarks->marks[i].pattern);
}

/* The index of a landmark, a new one when need be; SIZE_MAX: out of memory. */
static size_t mark_of(ft_landmarks *l, ft_slice text)
{
    for (size_t i = 0; i < l->count; i++) {
        if (ft_slice_equal(l->marks[i].text, text))
            return i;
    }
    landmark *grown = ft_arena_grow(l->arena, l->marks, &l->capacity,
                                    l->count + 1, sizeof *grown);
    l->marks = grown ? grown : l->marks;
    if (!grown || l->count == UINT16_MAX)
        return SIZE_MAX;
    l->marks[l->count] = (landmark){.text = text};
    return l->count++;
}

static bool is_landmark(const ft_regex_item *item)
{
    return item->kind == FT_REGEX_GROUP && item->least &&
           item->text.len >= LONG;
}

/* A group in which nothing but assertions stands has no width. */
static bool has_width(const ft_regex_item *item)
{
    if (item->kind != FT_REGEX_GROUP)
        return item->kind != FT_REGEX_EDGE;
    for (const ft_regex_branch *b = item->group->branches; b; b = b->next) {
        for (const ft_regex_item *i = b->items; i; i = i->next) {
            if (has_width(i))
                return true;
        }
    }
    return false;
}

/* A space stands right before the item. */
static bool is_spaced(const ft_regex_item *before, const ft_regex_item *item)
{
    const char *end = item->text.data;

    return before && before->kind == FT_REGEX_TEXT && before->once &&
           before->least && before->text.len &&
           before->text.data + before->text.len == end && end[-1] == ' ';
}

static bool walk(ft_landmarks *l, const ft_regex_item *items,
                 unsigned short *marks, ft_route *out)
{
    const ft_regex_item *before = NULL; /* of width */

    for (const ft_regex_item *i = items; i && out->count < ROUTE_LIMIT;
         i = i->next) {
        if (is_landmark(i)) {
            size_t mark = mark_of(l, i->text);
            if (mark == SIZE_MAX)
                return false;
            if (!out->count)
                out->leads = !before;
            l->marks[mark].users++;
            l->marks[mark].spaced += is_spaced(before, i);
            marks[out->count++] = (unsigned short)mark;
        }
        before = has_width(i) ? i : before;
    }
    return true;
}

bool ft_landmarks_add(ft_landmarks *landmarks, ft_slice pattern, ft_route *out)
{
    ft_regex *tree = NULL;

    *out = (ft_route){NULL, 0, false};
    if (!ft_regex_read(landmarks->reader, pattern, &tree))
        return false;
    if (!tree || tree->bound || tree->count != 1)
        return true;
    unsigned short *marks =
        FT_NEW(landmarks->arena, unsigned short, ROUTE_LIMIT);
    traveller *t = FT_NEW(landmarks->arena, traveller, 1);
    if (!marks || !t || !walk(landmarks, tree->branches->items, marks, out))
        return false;
    out->marks = marks;
    *t = (traveller){out, marks, landmarks->travellers};
    landmarks->travellers = t;
    return true;
}

/* --- closing -------------------------------------------------------------- */

/* Keeps a landmark; one that may be empty shows nothing. */
static ft_status keep(ft_landmarks *l, landmark *mark)
{
    ft_slice space = {" ", mark->spaced == mark->users};
    ft_template text = {.arena = l->arena};

    if (!ft_template_add(&text, space, NULL, 0, true) ||
        !ft_template_add(&text, mark->text, NULL, 0, true))
        return FT_ERR_MEMORY;
    ft_status status = ft_pattern_compile(&text, FT_ANCHOR_NONE, FT_COMPILE_RUN,
                                          NULL, &mark->pattern);
    if (status)
        return status;
    if (ft_pattern_may_be_empty(mark->pattern)) {
        ft_pattern_free(mark->pattern);
        mark->pattern = NULL;
        return FT_OK;
    }
    mark->kept = (unsigned short)l->kept;
    l->texts[l->kept] = ft_template_text(&text);
    l->patterns[l->kept++] = mark->pattern;
    return FT_OK;
}

/* Leaves out of a route what was dropped, and numbers the rest anew. */
static void mend(const ft_landmarks *l, const traveller *t)
{
    size_t count = 0;

    for (size_t i = 0; i < t->route->count; i++) {
        const landmark *mark = &l->marks[t->marks[i]];
        if (mark->pattern)
            t->marks[count++] = mark->kept;
        else if (!i)
            t->route->leads = false;
    }
    t->route->count = count;
}

bool ft_landmarks_close(ft_landmarks *landmarks, ft_masks *masks,
                        ft_requirer *requirer)
{
    ft_landmarks *l = landmarks;

    l->patterns = FT_NEW(l->arena, ft_pattern *, MARK_LIMIT);
    l->texts = FT_NEW(l->arena, ft_slice, MARK_LIMIT);
    l->masks = FT_NEW(l->arena, ft_mask, MARK_LIMIT);
    if (!l->patterns || !l->texts || !l->masks)
        return false;
    for (size_t i = 0; i < l->count && l->kept < MARK_LIMIT; i++) {
        if (l->marks[i].users >= SHARED &&
            keep(l, &l->marks[i]) == FT_ERR_MEMORY)
            return false;
    }
    for (const traveller *t = l->travellers; t; t = t->next)
        mend(l, t);
    l->travellers = NULL;
    for (size_t i = 0; i < l->kept; i++) {
        if (!ft_masks_add(masks, requirer, l->texts[i], true, &l->masks[i]))
            return false;
    }
    return true;
}

size_t ft_landmarks_count(const ft_landmarks *landmarks)
{
    return landmarks->kept;
}

const ft_pattern *ft_landmarks_pattern(const ft_landmarks *landmarks,
                                       size_t number, ft_slice *text)
{
    *text = landmarks->texts[number];
    return landmarks->patterns[number];
}

ft_mask *ft_landmarks_masks(const ft_landmarks *landmarks)
{
    return landmarks->masks;
}

ft_landmarks *ft_landmarks_of(ft_arena *arena, ft_pattern **patterns,
                              size_t count, ft_mask *masks)
{
    ft_landmarks *l = FT_NEW(arena, ft_landmarks, 1);

    if (l)
        *l = (ft_landmarks){.arena = arena,
                            .patterns = patterns,
                            .kept = count,
                            .masks = masks};
    return l;
}

/* --- looking -------------------------------------------------------------- */

/* Where a landmark begins first and last in a window, from its start. */
typedef struct stand {
    unsigned short first, last;
    bool looked, found;
} stand;

struct ft_landmark_map {
    const ft_landmarks *landmarks;
    const ft_mentions *mentions;
    const ft_sightings *sightings;
    const ft_windows *windows;
    stand *stands; /* kept landmarks of the first window, of the second, ... */
};

_Static_assert(FT_SUBJECT_LIMIT <= UINT16_MAX, "offsets fit a stand");

ft_landmark_map *ft_landmark_map_new(ft_arena *arena,
                                     const ft_landmarks *landmarks,
                                     const ft_mentions *mentions,
                                     const ft_sightings *sightings,
                                     const struct ft_windows *windows)
{
    ft_landmark_map *map = FT_NEW(arena, ft_landmark_map, 1);

    if (!map || windows->count > SIZE_MAX / MARK_LIMIT)
        return NULL;
    *map = (ft_landmark_map){
        landmarks, mentions, sightings, windows,
        FT_NEW(arena, stand, windows->count * landmarks->kept)};
    return map->stands ? map : NULL;
}

/* Trouble counts as standing everywhere: the pattern itself will tell. */
static void note(ft_found found, ft_matcher *matcher, stand *out)
{
    if (found == FT_FOUND_TROUBLE)
        *out = (stand){0, FT_SUBJECT_LIMIT, true, true};
    if (found != FT_FOUND_YES)
        return;
    size_t start = ft_matcher_group(matcher, 0).start;
    out->first = out->found ? out->first : (unsigned short)start;
    out->last = (unsigned short)start;
    out->found = true;
}

/* Looks only where it may begin. */
static void look_at(ft_matcher *matcher, ft_subject *subject,
                    ft_pattern *pattern, const size_t *places, size_t count,
                    size_t start, stand *out)
{
    for (size_t i = 0; i < count; i++) {
        subject->from = subject->limit = places[i] - start;
        ft_found found = ft_matcher_run(matcher, pattern, subject);
        note(found, matcher, out);
        if (found == FT_FOUND_TROUBLE)
            return;
    }
}

static void look(const ft_landmark_map *map, ft_matcher *matcher,
                 const ft_window *w, size_t mark, stand *out)
{
    ft_pattern *pattern = map->landmarks->patterns[mark];
    ft_subject subject = {.text = ft_slice_cut(map->mentions->shadow, w->span),
                          .from = w->from - w->span.start,
                          .limit = SIZE_MAX,
                          .opens = w->opens,
                          .closes = w->closes};
    size_t places[FT_STARTS_MOST];
    size_t count;
    ft_found found;

    *out = (stand){.looked = true};
    if (ft_sightings_starts(map->sightings, &map->landmarks->masks[mark],
                            w->sentences, w->span.start,
                            (ft_span){w->from, w->span.end}, places, &count)) {
        look_at(matcher, &subject, pattern, places, count, w->span.start, out);
        return;
    }
    while ((found = ft_matcher_run(matcher, pattern, &subject)) ==
           FT_FOUND_YES) {
        note(found, matcher, out);
        subject.from =
            ft_slice_next(subject.text, ft_matcher_group(matcher, 0).start);
    }
    note(found, matcher, out);
}

static const stand *stand_of(const ft_landmark_map *map, ft_matcher *matcher,
                             size_t window, unsigned short mark)
{
    stand *s = &map->stands[window * map->landmarks->kept + mark];

    if (!s->looked)
        look(map, matcher, &map->windows->items[window], mark, s);
    return s;
}

bool ft_landmarks_allow(ft_landmark_map *map, ft_matcher *matcher,
                        size_t window, const ft_route *route, size_t *from,
                        size_t *limit)
{
    size_t start = map->windows->items[window].span.start;
    size_t least = *from; /* where the next landmark may begin first */

    for (size_t i = 0; i < route->count; i++) {
        const stand *s = stand_of(map, matcher, window, route->marks[i]);
        if (!s->found || start + s->last < least)
            return false;
        if (!i && start + s->last < *limit)
            *limit = start + s->last;
        if (start + s->first > least)
            least = start + s->first;
        if (!i && route->leads)
            *from = least;
    }
    return true;
}
