/*
 * In: the claims of a match, those of them without a side. Out: their leans,
 * from where they stand: behind the subject of their sentence, or of the one
 * before. What the score makes of a lean is left to scorer.
 */
#include "records/lean.h"

#include "base/ascii.h"
#include "records/party.h"
#include "records/score.h"
#include "rules/refer.h"

/* In the own sentence and in those before it. */
static const double own_sentence = 1.0;
static const double sentence_before = 0.5;

/* The side is named as an owner: "Elm's keeper". */
static bool owns(const ft_mentions *mentions, const ft_mention *mention)
{
    ft_slice normal = mentions->text->normal;

    return mention->core.end < normal.len &&
           normal.data[mention->core.end] == '\'';
}

/* The town at the head of a report: "SAN JOSE - ", "LYON (AP)". */
static bool heads_block(const ft_mentions *mentions, const ft_mention *mention)
{
    ft_slice normal = mentions->text->normal;
    size_t start = mention->span.start;
    size_t next = mention->core.end + 1;

    if ((start && normal.data[start - 1] != '\n') || next + 1 >= normal.len ||
        normal.data[next - 1] != ' ')
        return false;
    return normal.data[next] == '-' ||
           (normal.data[next] == '(' && ft_is_upper(normal.data[next + 1]));
}

/* The side of the match that a mention names as one that acts, or -1. */
static int acting_side(const ft_link *link, const ft_candidate *match,
                       const ft_mention *mention)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_lexicon *lexicon =
        link->input->pack ? ft_pack_lexicon(link->input->pack) : NULL;
    int role = mentions->entities[mention->entity].role;
    int side = ft_party_side(match, ft_party_of_entity(link, mention->entity));

    if (role && (match->home == 0 || match->home == 1))
        side = role == 1 ? match->home : 1 - match->home;
    if (side < 0 || owns(mentions, mention) || heads_block(mentions, mention) ||
        (lexicon && ft_refer_object(mentions, lexicon, mention)))
        return -1;
    return side;
}

/* The mentions of a piece of text; of a very long one the last. */
static ft_span last_mentions(const ft_link *link, ft_span normal)
{
    ft_span range = ft_link_mentions(link, normal);

    if (range.end - range.start > FT_LOOK_LIMIT)
        range.start = range.end - FT_LOOK_LIMIT;
    return range;
}

/* The only side that acts in a piece of normal text, or -1. */
static int subject_of(const ft_link *link, const ft_candidate *match,
                      ft_span normal)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = last_mentions(link, normal);
    int found = -1;

    for (size_t i = range.start; i < range.end; i++) {
        int side = acting_side(link, match, &mentions->mentions[i]);

        if (side >= 0 && found >= 0 && found != side)
            return -1;
        if (side >= 0)
            found = side;
    }
    return found;
}

/* The side that a telling gives more goals, or -1. */
static int ahead_in(const ft_telling *telling)
{
    ft_pair_kind kind = ft_telling_final(telling);
    const int *goals;

    if (telling->winner >= 0 || kind == FT_PAIR_COUNT || !telling->oriented)
        return telling->winner;
    goals = telling->pairs[kind].goals;
    return goals[0] == goals[1] ? -1 : goals[0] < goals[1];
}

/* A result of the match is told there: it is about the side that won. */
static int told_first(const ft_link *link, const ft_candidate *match,
                      size_t sentence)
{
    ft_span facts = ft_link_facts(link, sentence);

    for (size_t i = facts.start; i < facts.end; i++) {
        const ft_telling *telling;

        if (link->telling_of[i] == FT_NOBODY)
            continue;
        telling = &link->tellings[link->telling_of[i]];
        if (telling->match == FT_NOBODY ||
            &link->matches[telling->match] != match || ahead_in(telling) < 0)
            continue;
        return ahead_in(telling) ^ telling->flipped;
    }
    return -1;
}

/* Any side of the match is named there, in whatever part. */
static bool names_side(const ft_link *link, const ft_candidate *match,
                       ft_span normal)
{
    ft_span range = last_mentions(link, normal);

    for (size_t i = range.start; i < range.end; i++)
        if (ft_party_side(
                match, ft_party_of_entity(
                           link, link->input->mentions->mentions[i].entity)) >=
            0)
            return true;
    return false;
}

/* Where the claim's scorer is named, else where its fact begins. */
static size_t place_of(const ft_link *link, const ft_claim *claim)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_value *name = &claim->credit->name;
    ft_span sentence = mentions->text->sentences[claim->fact->sentence].span;
    size_t start = ft_shadow_normal(mentions, claim->fact->span).start;

    if (name->kind == FT_VALUE_MENTION &&
        name->mention < mentions->mention_count &&
        mentions->mentions[name->mention].span.start >= sentence.start)
        return mentions->mentions[name->mention].span.start;
    return start > sentence.start ? start : sentence.start;
}

static void lean(ft_claim *claim, int side, double weight)
{
    claim->lean = side;
    claim->lean_weight = side < 0 ? 0 : weight;
}

/* The next goal, of the same sentence, is the other side's. */
static bool answered(const ft_claim *claim)
{
    return claim->next && claim->next->answers &&
           claim->next->fact->sentence == claim->fact->sentence;
}

/* It won, so most goals are its. */
static bool ahead(const ft_candidate *match, int side)
{
    const int *final = ft_score_final(match)->goals;

    return final[side] > final[1 - side];
}

static void find_lean(const ft_link *link, const ft_candidate *match,
                      ft_claim *claim)
{
    const ft_text *text = link->input->mentions->text;
    size_t sentence = claim->fact->sentence;
    ft_span span = text->sentences[sentence].span;
    int side;

    span.end = place_of(link, claim);
    if (names_side(link, match, span)) {
        side = subject_of(link, match, span);
        if (side < 0)
            side = told_first(link, match, sentence);
        lean(claim, side, own_sentence);
        return;
    }
    if (claim->answers || claim->follows)
        return;
    if (sentence == 0 || answered(claim) ||
        ft_link_zone(link, text->sentences[sentence - 1].block) !=
            ft_link_zone(link, claim->fact->block))
        return;
    sentence--;
    side = subject_of(link, match, text->sentences[sentence].span);
    if (side >= 0 && ahead(match, side))
        lean(claim, side, sentence_before);
}

void ft_leans_find(const ft_link *link, const ft_candidate *match)
{
    for (ft_claim *claim = match->claims; claim; claim = claim->next) {
        claim->lean = -1;
        if (claim->side < 0 && claim->name.len && !claim->gone && !claim->list)
            find_lean(link, match, claim);
    }
}
