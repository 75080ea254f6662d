/*
 * frozen: the walk over a pack, one function a struct. Pointers to what several
 * structs share (patterns, reckoned minutes) are numbers in an image, in lists
 * of their own in the order of the walk.
 */
#include "rules/frozen.h"

#include <stdint.h>

#include "mentions/wordbook.h"

/* A struct that grows has a new field that the walk must go to, or must know to
 * leave alone: then the size here is put right as well. */
#define WALKED(type, size)                                                     \
    _Static_assert(sizeof(void *) != 8 || sizeof(type) == (size),              \
                   "the walk knows every field of " #type)
WALKED(ft_lexicon, 504);
WALKED(ft_calendar, 136);
WALKED(ft_entry, 104);
WALKED(ft_rule, 248);
WALKED(ft_branch, 152);
WALKED(ft_filler, 32);
WALKED(ft_guard, 56);
WALKED(ft_capture, 48);
WALKED(ft_refer, 40);
WALKED(ft_computed, 40);
WALKED(ft_emit, 40);
WALKED(ft_emit_slot, 56);
WALKED(ft_emit_goal, 824);
WALKED(ft_term, 48);
WALKED(ft_pack, 688);

/* The root of an image. */
typedef struct frozen {
    ft_pack pack;
    const ft_stamp *stamps;
    size_t stamp_count;
    ft_frozen *patterns; /* of branches, then of guards, then landmarks */
    size_t pattern_count;
    size_t first_landmark;
    ft_computed *computed;
    size_t computed_count;
    ft_guard *guards; /* of which the patterns follow those of branches */
    size_t guard_count;
    size_t first_guard;         /* among the patterns */
    const unsigned short *used; /* four a rule: 1 + guard, 0: none */
    size_t used_count;
    const unsigned short *minutes; /* one a filler: 1 + computed, 0: none */
    size_t minute_count;
    ft_mask *marks;    /* of landmarks */
    ft_mask_size size; /* of masks */
} frozen;

/* --- making the root ------------------------------------------------------ */

typedef struct maker {
    ft_arena *arena;
    const ft_pack *pack;
    frozen *out;
    const ft_computed **computed; /* those met so far */
} maker;

static size_t count_branches(const ft_pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->rule_count; i++)
        count += pack->rules[i].branch_count;
    return count;
}

static size_t count_fillers(const ft_pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++)
            count += rule->branches[b].filler_count;
    }
    return count;
}

static bool add_pattern(maker *m, const ft_pattern *pattern, ft_slice text,
                        ft_anchor anchor)
{
    return ft_pattern_freeze(m->arena, pattern, text, anchor,
                             &m->out->patterns[m->out->pattern_count++]);
}

static bool add_patterns(maker *m)
{
    const ft_pack *pack = m->pack;
    const size_t branches = count_branches(pack);
    const size_t marks = ft_landmarks_count(pack->landmarks);

    m->out->patterns =
        FT_NEW(m->arena, ft_frozen, branches + pack->guard_count + marks);
    if (!m->out->patterns)
        return false;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++) {
            const ft_branch *branch = &rule->branches[b];
            if (!add_pattern(m, branch->pattern,
                             ft_template_text(&branch->text), FT_ANCHOR_NONE))
                return false;
        }
    }
    m->out->first_guard = m->out->pattern_count;
    for (size_t i = 0; i < pack->guard_count; i++) {
        const ft_guard *guard = pack->guards[i];
        if (!add_pattern(m, guard->pattern, guard->text, guard->anchor))
            return false;
    }
    m->out->first_landmark = m->out->pattern_count;
    for (size_t i = 0; i < marks; i++) {
        ft_slice text;
        const ft_pattern *pattern =
            ft_landmarks_pattern(pack->landmarks, i, &text);
        if (!add_pattern(m, pattern, text, FT_ANCHOR_NONE))
            return false;
    }
    return m->out->pattern_count < UINT16_MAX;
}

/* 1 + the number of a guard; 0 for none. */
static unsigned short number_of(const maker *m, const ft_guard *guard)
{
    for (size_t i = 0; guard && i < m->pack->guard_count; i++) {
        if (m->pack->guards[i] == guard)
            return (unsigned short)(i + 1);
    }
    return 0;
}

static bool add_guards(maker *m)
{
    const ft_pack *pack = m->pack;
    unsigned short *used =
        FT_NEW(m->arena, unsigned short, 4 * pack->rule_count);

    m->out->guards = FT_NEW(m->arena, ft_guard, pack->guard_count);
    if (!used || !m->out->guards)
        return false;
    for (size_t i = 0; i < pack->guard_count; i++)
        m->out->guards[i] = *pack->guards[i];
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        const ft_guard *of[4] = {rule->before, rule->inside, rule->after,
                                 rule->sentence};
        for (size_t k = 0; k < FT_COUNT(of); k++)
            used[4 * i + k] = number_of(m, of[k]);
    }
    m->out->guard_count = pack->guard_count;
    m->out->used = used;
    m->out->used_count = 4 * pack->rule_count;
    return true;
}

/* 1 + the number of a reckoned minute, a new one when need be. */
static unsigned short computed_of(maker *m, const ft_computed *computed)
{
    size_t i = 0;

    if (!computed)
        return 0;
    while (i < m->out->computed_count && m->computed[i] != computed)
        i++;
    if (i == m->out->computed_count)
        m->computed[m->out->computed_count++] = computed;
    return (unsigned short)(i + 1);
}

static bool add_minutes(maker *m)
{
    const ft_pack *pack = m->pack;
    const size_t count = count_fillers(pack);
    unsigned short *minutes = FT_NEW(m->arena, unsigned short, count);
    size_t at = 0;

    m->computed = FT_NEW(m->arena, const ft_computed *, count);
    if (!minutes || !m->computed)
        return false;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++) {
            const ft_branch *branch = &rule->branches[b];
            for (size_t f = 0; f < branch->filler_count; f++)
                minutes[at++] = computed_of(m, branch->fillers[f].computed);
        }
    }
    m->out->minutes = minutes;
    m->out->minute_count = count;
    m->out->computed = FT_NEW(m->arena, ft_computed, m->out->computed_count);
    for (size_t i = 0; m->out->computed && i < m->out->computed_count; i++)
        m->out->computed[i] = *m->computed[i];
    return m->out->computed && m->out->computed_count < UINT16_MAX;
}

/* --- the walk ------------------------------------------------------------- */

static void words_image(ft_image *image, ft_word_list *list)
{
    ft_image_slices(image, &list->words, list->count);
}

static void days_image(ft_image *image, const ft_calendar_word **field,
                       size_t count)
{
    ft_calendar_word *words =
        ft_image_array(image, field, sizeof *words, count);

    for (size_t i = 0; words && i < count; i++)
        ft_image_slice(image, &words[i].word);
}

static void calendar_image(ft_image *image, ft_calendar *c)
{
    days_image(image, &c->weekdays, c->weekday_count);
    days_image(image, &c->months, c->month_count);
    days_image(image, &c->relative, c->relative_count);
    days_image(image, &c->parts, c->part_count);
    days_image(image, &c->past, c->past_count);
    days_image(image, &c->future, c->future_count);
    days_image(image, &c->links, c->link_count);
    days_image(image, &c->feasts, c->feast_count);
}

static void lexicon_image(ft_image *image, ft_lexicon *l)
{
    ft_word_list *const lists[] = {
        &l->common,
        &l->particles,
        &l->determiners,
        &l->titles,
        &l->locatives,
        &l->prepositions,
        &l->club_words,
        &l->variants,
        &l->organisations,
        &l->ground_words,
        &l->competition_words,
        &l->ordinary,
        &l->appositions,
        &l->openers,
        &l->deeds,
        &l->outcomes,
        &l->against,
        &l->fillers,
        &l->sports,
        &l->games,
    };

    for (size_t i = 0; i < FT_COUNT(lists); i++)
        words_image(image, lists[i]);
    calendar_image(image, &l->calendar);
    ft_image_slices(image, &l->abbreviations.words, l->abbreviations.count);
    ft_number_word *numbers = ft_image_array(image, &l->numbers.words,
                                             sizeof *numbers, l->numbers.count);
    for (size_t i = 0; numbers && i < l->numbers.count; i++)
        ft_image_slice(image, &numbers[i].word);
    ft_wordbook_image(image, &l->book);
    ft_gazetteer_image(image, &l->gazetteer);
}

static void captures_image(ft_image *image, ft_capture **field, size_t count)
{
    ft_capture *captures =
        ft_image_array(image, field, sizeof *captures, count);

    for (size_t i = 0; captures && i < count; i++) {
        if (captures[i].node)
            captures[i].node = NULL;
        ft_image_expect(image,
                        (size_t)captures[i].type < FT_CAPTURE_TYPE_COUNT);
        ft_image_slice(image, &captures[i].name);
    }
}

static void computed_image(ft_image *image, ft_computed *c)
{
    captures_image(image, &c->captures, c->capture_count);
    ft_expression_image(image, &c->value, c->capture_count);
    ft_expression_image(image, &c->offset, c->capture_count);
    ft_expression_image(image, &c->after, c->capture_count);
    ft_image_expect(image, c->value || c->after);
}

static void term_image(ft_image *image, ft_term *term, size_t captures)
{
    ft_image_expect(image, (size_t)term->kind <= FT_TERM_TRUE);
    if (term->kind == FT_TERM_CAPTURE)
        ft_image_expect(image, term->capture < captures);
    if (term->kind == FT_TERM_ARITHMETIC || term->kind == FT_TERM_PAIR)
        ft_image_expect(image, term->left != NULL);
    if (term->kind == FT_TERM_PAIR)
        ft_image_expect(image, term->right != NULL);
    ft_expression_image(image, &term->left, captures);
    ft_expression_image(image, &term->right, captures);
    ft_image_slice(image, &term->text);
}

static void emit_image(ft_image *image, ft_emit *emit, size_t captures)
{
    ft_emit_slot *slots =
        ft_image_array(image, &emit->slots, sizeof *slots, emit->slot_count);
    ft_image_expect(image, (size_t)emit->family < FT_FAMILY_COUNT);
    for (size_t i = 0; slots && i < emit->slot_count; i++) {
        ft_image_expect(image, (size_t)slots[i].field < FT_FIELD_COUNT);
        term_image(image, &slots[i].term, captures);
    }
    ft_emit_goal *goals =
        ft_image_array(image, &emit->goals, sizeof *goals, emit->goal_count);
    for (size_t i = 0; goals && i < emit->goal_count; i++) {
        ft_expression_image(image, &goals[i].condition, captures);
        for (size_t k = 0; k < FT_GOAL_KEY_COUNT; k++)
            term_image(image, &goals[i].terms[k], captures);
    }
}

static void refers_image(ft_image *image, ft_rule *rule)
{
    ft_refer *refers =
        ft_image_array(image, &rule->refers, sizeof *refers, rule->refer_count);

    for (size_t i = 0; refers && i < rule->refer_count; i++) {
        ft_refer *refer = &refers[i];
        const size_t *except = ft_image_array(
            image, &refer->except, sizeof *except, refer->except_count);
        ft_image_expect(image, refer->capture < rule->capture_count);
        for (size_t k = 0; except && k < refer->except_count; k++)
            ft_image_expect(image, except[k] < rule->capture_count);
    }
}

static void branch_image(ft_image *image, const frozen *f, const ft_rule *rule,
                         ft_branch *branch)
{
    const size_t marks = f->pattern_count - f->first_landmark;

    branch->text = (ft_template){.arena = NULL};
    branch->pattern = NULL;
    ft_filler *fillers = ft_image_array(image, &branch->fillers,
                                        sizeof *fillers, branch->filler_count);
    for (size_t i = 0; fillers && i < branch->filler_count; i++) {
        if (fillers[i].computed)
            fillers[i].computed = NULL;
        ft_image_expect(image,
                        fillers[i].capture < rule->capture_count &&
                            (size_t)fillers[i].type < FT_CAPTURE_TYPE_COUNT);
    }
    ft_mask_image(image, &branch->mask, f->size);
    const unsigned short *stops = ft_image_array(
        image, &branch->route.marks, sizeof *stops, branch->route.count);
    for (size_t i = 0; stops && i < branch->route.count; i++)
        ft_image_expect(image, stops[i] < marks);
}

static void rule_image(ft_image *image, const frozen *f, ft_rule *rule)
{
    ft_image_slice(image, &rule->id);
    ft_image_slice(image, &rule->about);
    rule->node = NULL;
    rule->before = rule->inside = rule->after = rule->sentence = NULL;
    rule->examples = NULL;
    rule->example_count = 0;
    const size_t *needs =
        ft_image_array(image, &rule->needs, sizeof *needs, rule->need_count);
    for (size_t i = 0; needs && i < rule->need_count; i++)
        ft_image_expect(image, needs[i] < f->pack.rule_count);
    ft_image_expect(image,
                    rule->veto == SIZE_MAX || rule->veto < rule->capture_count);
    ft_image_expect(image, rule->window.count > 0);
    ft_branch *branches = ft_image_array(image, &rule->branches,
                                         sizeof *branches, rule->branch_count);
    for (size_t i = 0; branches && i < rule->branch_count; i++)
        branch_image(image, f, rule, &branches[i]);
    ft_expression_image(image, &rule->where, rule->capture_count);
    captures_image(image, &rule->captures, rule->capture_count);
    refers_image(image, rule);
    emit_image(image, &rule->emit, rule->capture_count);
}

/* What is only known while the sources are, or while it runs. */
static void blank(ft_pack *pack)
{
    pack->arena = NULL;
    pack->owned = false;
    pack->own = NULL;
    pack->own_count = 0;
    pack->guards = NULL;
    pack->guard_count = 0;
    pack->landmarks = NULL;
    pack->thawed = NULL;
    pack->thawed_count = 0;
    pack->map = NULL;
    pack->map_len = 0;
}

static void pack_image(ft_image *image, frozen *f)
{
    ft_pack *pack = &f->pack;

    blank(pack);
    ft_image_slice(image, &pack->id);
    ft_image_slice(image, &pack->version);
    ft_image_slice(image, &pack->lang);
    ft_image_slice(image, &pack->sport);
    ft_image_expect(image, pack->group_count < UINT16_MAX);
    lexicon_image(image, &pack->lexicon);
    ft_masks_image(image, &pack->masks, f->size);
    ft_rule *rules =
        ft_image_array(image, &pack->rules, sizeof *rules, pack->rule_count);
    for (size_t i = 0; rules && i < pack->rule_count; i++)
        rule_image(image, f, &rules[i]);
}

static void patterns_image(ft_image *image, frozen *f)
{
    ft_frozen *patterns =
        ft_image_array(image, &f->patterns, sizeof *patterns, f->pattern_count);

    ft_image_expect(image, f->first_landmark <= f->pattern_count);
    for (size_t i = 0; patterns && i < f->pattern_count; i++) {
        ft_image_late(image, &patterns[i].code);
        ft_image_late(image, &patterns[i].text);
        ft_image_expect(image, (size_t)patterns[i].anchor <= FT_ANCHOR_END);
    }
}

static void guards_image(ft_image *image, frozen *f)
{
    ft_guard *guards =
        ft_image_array(image, &f->guards, sizeof *guards, f->guard_count);

    ft_image_expect(image,
                    f->first_guard <= f->first_landmark &&
                        f->first_landmark - f->first_guard == f->guard_count);
    for (size_t i = 0; guards && i < f->guard_count; i++) {
        guards[i].text = (ft_slice){NULL, 0};
        guards[i].pattern = NULL;
        ft_mask_image(image, &guards[i].mask, f->size);
    }
}

static void marks_image(ft_image *image, frozen *f)
{
    const size_t count = f->pattern_count - f->first_landmark;
    ft_mask *marks = ft_image_array(image, &f->marks, sizeof *marks, count);

    for (size_t i = 0; marks && i < count; i++)
        ft_mask_image(image, &marks[i], f->size);
}

static void numbers_image(ft_image *image, const unsigned short **field,
                          size_t count, size_t limit)
{
    const unsigned short *numbers =
        ft_image_array(image, field, sizeof *numbers, count);

    for (size_t i = 0; numbers && i < count; i++)
        ft_image_expect(image, numbers[i] <= limit);
}

static void walk(ft_image *image, void *root)
{
    frozen *f = root;

    ft_stamp *stamps =
        ft_image_array(image, &f->stamps, sizeof *stamps, f->stamp_count);
    for (size_t i = 0; stamps && i < f->stamp_count; i++)
        ft_image_slice(image, &stamps[i].path);
    patterns_image(image, f);
    ft_computed *computed = ft_image_array(image, &f->computed,
                                           sizeof *computed, f->computed_count);
    for (size_t i = 0; computed && i < f->computed_count; i++)
        computed_image(image, &computed[i]);
    guards_image(image, f);
    marks_image(image, f);
    numbers_image(image, &f->used, f->used_count, f->guard_count);
    numbers_image(image, &f->minutes, f->minute_count, f->computed_count);
    pack_image(image, f);
}

bool ft_frozen_make(const ft_pack *pack, const ft_stamp *stamps, size_t count,
                    uintptr_t base, ft_image_bytes *out)
{
    ft_arena *arena = ft_arena_new();
    frozen root = {.pack = *pack,
                   .stamps = stamps,
                   .stamp_count = count,
                   .marks = ft_landmarks_masks(pack->landmarks),
                   .size = ft_masks_size(pack->masks)};
    maker m = {.arena = arena, .pack = pack, .out = &root};

    bool made = arena && add_patterns(&m) && add_guards(&m) &&
                add_minutes(&m) &&
                ft_image_freeze(&root, sizeof root, walk, base, out);
    ft_arena_free(arena);
    return made;
}

/* --- opening -------------------------------------------------------------- */

const ft_stamp *ft_frozen_stamps(const ft_image_bytes *image, size_t *count)
{
    const frozen *f = (const void *)image->data;

    *count = f->stamp_count;
    return f->stamps;
}

/* The lists of numbers are as long as what they number. */
static bool is_complete(const frozen *f)
{
    return f->used_count == 4 * f->pack.rule_count &&
           f->minute_count == count_fillers(&f->pack) &&
           count_branches(&f->pack) <= f->first_guard;
}

bool ft_frozen_thaw(const ft_image_bytes *image, uintptr_t base)
{
    return ft_image_thaw(image, sizeof(frozen), walk, base) &&
           is_complete((const void *)image->data);
}

/* Hands out the patterns and minutes in the order of the walk. */
static void attach(frozen *f, ft_pattern **patterns)
{
    const unsigned short *guard = f->used;
    const unsigned short *minute = f->minutes;
    size_t next = 0;

    for (size_t i = 0; i < f->guard_count; i++)
        f->guards[i].pattern = patterns[f->first_guard + i];
    for (size_t i = 0; i < f->pack.rule_count; i++) {
        ft_rule *rule = &f->pack.rules[i];
        const ft_guard **const of[] = {&rule->before, &rule->inside,
                                       &rule->after, &rule->sentence};
        for (size_t k = 0; k < FT_COUNT(of); k++, guard++)
            *of[k] = *guard ? &f->guards[*guard - 1] : NULL;
        for (size_t b = 0; b < rule->branch_count; b++) {
            ft_branch *branch = &rule->branches[b];
            branch->pattern = patterns[next++];
            for (size_t n = 0; n < branch->filler_count; n++, minute++) {
                if (*minute)
                    branch->fillers[n].computed = &f->computed[*minute - 1];
            }
        }
    }
}

ft_status ft_frozen_open(const ft_image_bytes *image, ft_arena *arena,
                         ft_pack **out)
{
    frozen *f = (void *)image->data;
    ft_pack *pack = &f->pack;

    *out = pack;
    pack->arena = arena;
    pack->thawed = FT_NEW(arena, ft_pattern *, f->pattern_count);
    for (size_t i = 0; pack->thawed && i < f->pattern_count; i++) {
        pack->thawed[i] = ft_pattern_thaw(&f->patterns[i]);
        if (!pack->thawed[i])
            return FT_ERR_MEMORY;
        pack->thawed_count++;
    }
    if (!pack->thawed)
        return FT_ERR_MEMORY;
    pack->landmarks =
        ft_landmarks_of(arena, pack->thawed + f->first_landmark,
                        f->pattern_count - f->first_landmark, f->marks);
    if (!pack->landmarks)
        return FT_ERR_MEMORY;
    attach(f, pack->thawed);
    return FT_OK;
}
