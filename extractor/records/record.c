/*
 * In: a settled match. Out: its record: team1 is the host where the text tells,
 * else the side named first; every value with the words it stands on.
 */
#include "records/record.h"

#include "base/ascii.h"
#include "records/score.h"

#include <stdio.h>
#include <string.h>

/* The record being written; side 0 of it is side `first` of the match. */
typedef struct ft_writer {
    ft_link *link;
    const ft_candidate *match;
    ft_match *out;
    int first;
    ft_evidence *evidence;
    size_t count, room;
    bool failed; /* memory is out */
} ft_writer;

static const char *text(ft_writer *writer, ft_slice slice)
{
    const char *copy = ft_arena_string(writer->link->arena, slice);

    writer->failed = writer->failed || !copy;
    return copy;
}

static const char *quote(ft_writer *writer, ft_span span)
{
    return text(writer, ft_slice_cut(writer->link->input->article->text, span));
}

/* --- evidence --- */

static bool proved_before(const ft_writer *writer, size_t from,
                          const ft_proof *proof, const char *rule)
{
    for (size_t i = from; i < writer->count; i++)
        if (writer->evidence[i].span.start == proof->source.start &&
            writer->evidence[i].span.end == proof->source.end &&
            strcmp(writer->evidence[i].rule, rule) == 0)
            return true;
    return false;
}

static const char *rule_name(ft_writer *writer, size_t rule)
{
    const ft_pack *pack = writer->link->input->pack;

    return text(writer, pack ? ft_pack_rule_id(pack, rule) : (ft_slice){"", 0});
}

static void add_evidence(ft_writer *writer, const char *field,
                         const ft_proof *proof, const char *rule)
{
    ft_evidence *grown =
        ft_arena_grow(writer->link->arena, writer->evidence, &writer->room,
                      writer->count + 1, sizeof *grown);

    if (!grown) {
        writer->failed = true;
        return;
    }
    writer->evidence = grown;
    writer->evidence[writer->count++] = (ft_evidence){
        .field = field,
        .rule = rule,
        .span = proof->source,
        .quote = quote(writer, proof->source),
        .block = proof->block,
        .confidence = proof->confidence,
    };
}

enum { FT_PROOF_LIMIT = 32 }; /* pieces of evidence of one value */

/* The same words by the same rule prove a value once. */
static void prove(ft_writer *writer, const char *field, const ft_proofs *proofs)
{
    size_t from = writer->count;

    for (const ft_proof *proof = proofs->first;
         proof && !writer->failed && writer->count - from < FT_PROOF_LIMIT;
         proof = proof->next) {
        const char *rule = rule_name(writer, proof->rule);

        if (rule && !proved_before(writer, from, proof, rule))
            add_evidence(writer, field, proof, rule);
    }
}

static void prove_goal(ft_writer *writer, int side, size_t index,
                       const char *key, const ft_proofs *proofs)
{
    char field[64];
    int len =
        snprintf(field, sizeof field, "/goals%d/%zu/%s", side + 1, index, key);
    const char *copy;

    if (!proofs->first || len < 0)
        return;
    copy = text(writer, (ft_slice){field, (size_t)len});
    if (copy)
        prove(writer, copy, proofs);
}

/* --- fields --- */

static int side_of_match(const ft_writer *writer, int side)
{
    return side == 0 ? writer->first : 1 - writer->first;
}

static void write_goals(ft_writer *writer, int side)
{
    int from = side_of_match(writer, side);
    size_t count = writer->match->goal_count[from];
    ft_goal *goals = FT_NEW(writer->link->arena, ft_goal, count);

    if (!goals) {
        writer->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const ft_settled_goal *goal = &writer->match->goals[from][i];

        goals[i] = goal->goal;
        goals[i].name = goal->name.len ? text(writer, goal->name) : NULL;
        prove_goal(writer, side, i, "name", &goal->names);
        prove_goal(writer, side, i, "minute", &goal->minutes);
        prove_goal(writer, side, i, "penalty", &goal->penalties);
        prove_goal(writer, side, i, "owngoal", &goal->owngoals);
    }
    writer->out->sides[side].goals = goals;
    writer->out->sides[side].goal_count = count;
}

static void write_side(ft_writer *writer, int side)
{
    static const char *const fields[] = {"/team1", "/team2"};
    int from = side_of_match(writer, side);
    const ft_party *party =
        &writer->link->parties.items[writer->match->party[from]];

    writer->out->sides[side].name = text(writer, party->name);
    writer->out->sides[side].code = party->entry && party->entry->id.len
                                        ? text(writer, party->entry->id)
                                        : NULL;
    prove(writer, fields[side], &writer->match->team_proofs[from]);
}

static ft_score write_score(ft_writer *writer, ft_pair_kind kind)
{
    static const char *const fields[FT_PAIR_COUNT] = {
        [FT_PAIR_FT] = "/score/ft",   [FT_PAIR_HT] = "/score/ht",
        [FT_PAIR_ET] = "/score/et",   [FT_PAIR_P] = "/score/p",
        [FT_PAIR_AGG] = "/score/agg",
    };
    const ft_settled_pair *pair = &writer->match->pairs[kind];

    if (!pair->told)
        return (ft_score){false, {0, 0}};
    prove(writer, fields[kind], &pair->proofs);
    return (ft_score){true,
                      {pair->goals[side_of_match(writer, 0)],
                       pair->goals[side_of_match(writer, 1)]}};
}

static void write_scores(ft_writer *writer)
{
    writer->out->half_time = write_score(writer, FT_PAIR_HT);
    writer->out->full_time = write_score(writer, FT_PAIR_FT);
    writer->out->extra_time = write_score(writer, FT_PAIR_ET);
    writer->out->shootout = write_score(writer, FT_PAIR_P);
    writer->out->aggregate = write_score(writer, FT_PAIR_AGG);
}

static void write_home(ft_writer *writer)
{
    int home = writer->match->home;

    writer->out->home = FT_HOME_UNTOLD;
    if (home == FT_HOME_UNTOLD || !writer->match->home_proofs.first)
        return;
    writer->out->home = home == FT_HOME_NEUTRAL ? 0
                        : home == writer->first ? 1
                                                : 2;
    prove(writer, "/home", &writer->match->home_proofs);
}

static const char *write_text(ft_writer *writer, const char *field,
                              const ft_settled_text *settled)
{
    if (settled->text.len == 0)
        return NULL;
    prove(writer, field, &settled->proofs);
    return text(writer, settled->text);
}

static void write_setting(ft_writer *writer)
{
    const ft_candidate *match = writer->match;
    char date[11];

    writer->out->competition =
        write_text(writer, "/competition", &match->competition);
    writer->out->venue = write_text(writer, "/venue/name", &match->venue);
    writer->out->city = write_text(writer, "/venue/city", &match->city);
    writer->out->attendance = match->attendance;
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        prove(writer, "/attendance", &match->crowd_proofs);
    if (!match->date.year)
        return;
    ft_date_format(match->date, date);
    writer->out->date = text(writer, ft_slice_of(date));
    prove(writer, "/date", &match->date_proofs);
}

static const char *json_numbers(ft_writer *writer, const ft_clash *clash,
                                const int numbers[2])
{
    char json[32];
    int len;

    if (clash->pair)
        len = snprintf(json, sizeof json, "[%d,%d]",
                       numbers[side_of_match(writer, 0)],
                       numbers[side_of_match(writer, 1)]);
    else
        len = snprintf(json, sizeof json, "%d", numbers[0]);
    return text(writer, (ft_slice){json, len > 0 ? (size_t)len : 0});
}

static void write_conflicts(ft_writer *writer)
{
    ft_conflict *conflicts;
    size_t count = 0;

    for (const ft_clash *one = writer->match->clashes; one; one = one->next)
        count++;
    conflicts = FT_NEW(writer->link->arena, ft_conflict, count);
    if (!conflicts) {
        writer->failed = true;
        return;
    }
    writer->out->conflicts = conflicts;
    for (const ft_clash *one = writer->match->clashes; one; one = one->next)
        conflicts[writer->out->conflict_count++] = (ft_conflict){
            .field = one->field,
            .kept = json_numbers(writer, one, one->kept),
            .refused = json_numbers(writer, one, one->refused),
            .kept_quote = quote(writer, one->kept_at),
            .refused_quote = quote(writer, one->refused_at),
        };
}

/* --- id --- */

enum { FT_SLUG_SIZE = 96 };

/* ASCII letters in lower case, digits and bytes beyond ASCII stay; whatever
 * stands between becomes one "-". A long name is cut between characters. */
static void slug(ft_slice name, char out[FT_SLUG_SIZE])
{
    size_t len = 0;
    bool gap = false;

    for (size_t i = 0; i < name.len; i++) {
        char byte = name.data[i];
        bool keep = ft_is_wordy(byte) || ft_is_digit(byte);

        if (len + 6 >= FT_SLUG_SIZE && ((unsigned char)byte & 0xC0) != 0x80)
            break;
        if (keep && gap && len)
            out[len++] = '-';
        if (keep)
            out[len++] = ft_lower(byte);
        gap = !keep;
    }
    out[len] = '\0';
}

static void write_id(ft_writer *writer)
{
    char slugs[2][FT_SLUG_SIZE];
    char id[2 * FT_SLUG_SIZE + 16];
    int later;
    int len;

    for (int side = 0; side < 2; side++) {
        const ft_party *party =
            &writer->link->parties.items[writer->match->party[side]];
        bool known = party->entry && party->entry->id.len;

        slug(known ? party->entry->id : party->name, slugs[side]);
    }
    later = strcmp(slugs[0], slugs[1]) > 0 ? 0 : 1;
    len = snprintf(id, sizeof id, "%s/%s/%s",
                   writer->out->date ? writer->out->date : "-",
                   slugs[1 - later], slugs[later]);
    writer->out->id = text(writer, (ft_slice){id, len > 0 ? (size_t)len : 0});
}

/* The side that the first telling in the text names first. */
static int first_side(const ft_link *link, const ft_candidate *match)
{
    size_t first = match->first;

    if (match->home == 0 || match->home == 1)
        return match->home;
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (i < first && link->tellings[i].sides[0].value &&
            link->tellings[i].sides[1].value)
            first = i;
    return link->tellings[first].flipped ? 1 : 0;
}

ft_status ft_record_write(ft_link *link, const ft_candidate *match,
                          ft_match *out)
{
    ft_writer writer = {.link = link, .match = match, .out = out};

    *out = (ft_match){.role = match->role, .status = match->status};
    writer.first = first_side(link, match);
    prove(&writer, "/status", &match->status_proofs);
    write_setting(&writer);
    write_home(&writer);
    write_scores(&writer);
    for (int side = 0; side < 2; side++) {
        write_side(&writer, side);
        write_goals(&writer, side);
    }
    write_conflicts(&writer);
    write_id(&writer);
    out->confidence = match->confidence;
    memcpy(out->checks, match->checks, sizeof out->checks);
    out->evidence = writer.evidence;
    out->evidence_count = writer.count;
    return writer.failed ? FT_ERR_MEMORY : FT_OK;
}
