/* Comes in: a line of words. Goes out: a record. */
#include "support/test.h"

#include "records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 32, WORD_MOST = 64 };

typedef struct words {
    char items[WORDS_MOST][WORD_MOST];
    size_t count;
} words;

static void split(const char *told, words *out)
{
    out->count = 0;
    while (*told) {
        size_t len = strcspn(told, " ");

        assert_true(len < WORD_MOST && out->count < WORDS_MOST);
        memcpy(out->items[out->count], told, len);
        out->items[out->count][len] = '\0';
        for (char *c = out->items[out->count]; *c; c++)
            *c = (char)(*c == '_' ? ' ' : *c);
        out->count++;
        told += len + strspn(told + len, " ");
    }
    assert_true(out->count >= 4);
}

/* The value behind "key=", or NULL. */
static const char *value_of(const words *w, const char *key)
{
    size_t len = strlen(key);

    for (size_t i = 4; i < w->count; i++)
        if (strncmp(w->items[i], key, len) == 0 && w->items[i][len] == '=')
            return w->items[i] + len + 1;
    return NULL;
}

static bool has(const words *w, const char *word)
{
    for (size_t i = 4; i < w->count; i++)
        if (strcmp(w->items[i], word) == 0)
            return true;
    return false;
}

static void put_text(ft_buffer *out, const char *key, const char *value)
{
    if (!value)
        return;
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
    ft_buffer_json(out, ft_slice_of(value));
    ft_buffer_byte(out, ',');
}

static void put_raw(ft_buffer *out, const char *key, const char *value)
{
    if (!value)
        return;
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
    ft_buffer_text(out, value);
    ft_buffer_byte(out, ',');
}

static void trim_comma(ft_buffer *out)
{
    if (out->data[out->len - 1] == ',')
        out->len--;
}

/* "2-1" as [2,1] */
static void put_score(ft_buffer *out, const char *key, const char *score)
{
    char pair[32];
    int a, b;

    if (!score || strcmp(score, "-") == 0)
        return;
    assert_int_equal(sscanf(score, "%d-%d", &a, &b), 2);
    (void)snprintf(pair, sizeof pair, "[%d,%d]", a, b);
    put_raw(out, key, pair);
}

static void put_minute(ft_buffer *out, const char *slash)
{
    int minute, offset, got;
    char number[16];

    if (!slash)
        return;
    got = sscanf(slash, "/%d+%d", &minute, &offset);
    assert_true(got >= 1);
    (void)snprintf(number, sizeof number, "%d", minute);
    put_raw(out, "minute", number);
    (void)snprintf(number, sizeof number, "%d", got == 2 ? offset : 0);
    put_raw(out, "offset", got == 2 ? number : NULL);
}

static void put_goal(ft_buffer *out, const char *goal)
{
    bool own = strncmp(goal, "og:", 3) == 0;
    char name[WORD_MOST];

    goal += own ? 3 : 0;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(goal, "/"), goal);
    ft_buffer_byte(out, '{');
    put_text(out, "name", *name ? name : NULL);
    put_minute(out, strchr(goal, '/'));
    put_raw(out, "owngoal", own ? "true" : NULL);
    trim_comma(out);
    ft_buffer_text(out, "},");
}

static void put_goals(ft_buffer *out, const words *w, const char *key,
                      const char *word)
{
    bool any = false;

    for (size_t i = 4; i < w->count; i++) {
        if (strncmp(w->items[i], word, strlen(word)) != 0)
            continue;
        if (!any) {
            ft_buffer_json(out, ft_slice_of(key));
            ft_buffer_text(out, ":[");
        }
        any = true;
        put_goal(out, w->items[i] + strlen(word));
    }
    if (any) {
        trim_comma(out);
        ft_buffer_text(out, "],");
    }
}

static void put_codes(ft_buffer *out, const words *w)
{
    const char *codes[2] = {value_of(w, "code1"), value_of(w, "code2")};

    ft_buffer_text(out, "\"codes\":[");
    for (int i = 0; i < 2; i++) {
        if (codes[i])
            ft_buffer_json(out, ft_slice_of(codes[i]));
        else
            ft_buffer_text(out, "null");
        ft_buffer_byte(out, i == 0 ? ',' : ']');
    }
    ft_buffer_byte(out, ',');
}

static void put_scores(ft_buffer *out, const words *w)
{
    if (strcmp(w->items[2], "-") == 0)
        return;
    ft_buffer_text(out, "\"score\":{");
    put_score(out, "ht", value_of(w, "ht"));
    put_score(out, "ft", w->items[2]);
    put_score(out, "et", value_of(w, "et"));
    put_score(out, "p", value_of(w, "pens"));
    put_score(out, "agg", value_of(w, "agg"));
    trim_comma(out);
    ft_buffer_text(out, "},");
}

static void put_venue(ft_buffer *out, const words *w)
{
    if (!value_of(w, "venue") && !value_of(w, "city"))
        return;
    ft_buffer_text(out, "\"venue\":{");
    put_text(out, "name", value_of(w, "venue"));
    put_text(out, "city", value_of(w, "city"));
    trim_comma(out);
    ft_buffer_text(out, "},");
}

static void put_conflicts(ft_buffer *out, const words *w)
{
    ft_buffer_text(out, "\"conflicts\":[");
    if (value_of(w, "kept")) {
        ft_buffer_text(out, "{\"field\":\"/score/ft\",");
        put_score(out, "kept", value_of(w, "kept"));
        put_score(out, "refused", value_of(w, "refused"));
        trim_comma(out);
        ft_buffer_byte(out, '}');
    }
    ft_buffer_text(out, "],");
}

/* The score has words of its own, so that quotes can be told. */
static void put_evidence(ft_buffer *out, const words *w)
{
    const char *conf = value_of(w, "conf");

    ft_buffer_text(out, "\"evidence\":{");
    if (strcmp(w->items[2], "-") != 0) {
        ft_buffer_text(out, "\"/score/ft\":[{\"rule\":\"r\",\"span\":[0,3],");
        put_text(out, "quote", w->items[2]);
        ft_buffer_text(out, "\"block\":0,\"conf\":0.");
        ft_buffer_text(out, conf ? conf : "90");
        ft_buffer_text(out, "}]");
    }
    ft_buffer_text(out, "},");
}

static void put_source(ft_buffer *out, const words *w, const char *told)
{
    char digest[24];

    (void)snprintf(digest, sizeof digest, "%016llx",
                   ft_slice_hash(ft_slice_of(told)));
    ft_buffer_text(out, "\"source\":{");
    put_text(out, "uri", value_of(w, "uri"));
    put_text(out, "published", value_of(w, "pub"));
    put_text(out, "text_sha256",
             value_of(w, "text") ? value_of(w, "text") : digest);
    trim_comma(out);
    ft_buffer_text(out, "}}");
}

static void put_record(ft_buffer *out, const words *w, const char *told)
{
    const char *date = strcmp(w->items[0], "-") == 0 ? NULL : w->items[0];
    const char *conf = value_of(w, "conf");
    char id[256], share[16];

    (void)snprintf(id, sizeof id, "%s/%s/%s", w->items[0], w->items[1],
                   w->items[3]);
    (void)snprintf(share, sizeof share, "0.%s", conf ? conf : "90");
    ft_buffer_byte(out, '{');
    put_text(out, "schema", "fulltime/match/1");
    put_text(out, "id", id);
    put_text(out, "sport", "football");
    put_text(out, "role", has(w, "mentioned") ? "mentioned" : "reported");
    put_text(out, "status",
             value_of(w, "status") ? value_of(w, "status") : "final");
    put_text(out, "date", date);
    put_text(out, "competition", value_of(w, "comp"));
    put_text(out, "team1", w->items[1]);
    put_text(out, "team2", w->items[3]);
    put_codes(out, w);
    put_raw(out, "home", value_of(w, "home"));
    put_scores(out, w);
    put_goals(out, w, "goals1", "goal1=");
    put_goals(out, w, "goals2", "goal2=");
    put_venue(out, w);
    put_raw(out, "attendance", value_of(w, "crowd"));
    put_raw(out, "confidence", share);
    put_raw(out, "checks", "{}");
    put_conflicts(out, w);
    put_evidence(out, w);
    put_source(out, w, told);
}

ft_slice records_line(ft_arena *arena, const char *told)
{
    ft_buffer out = {0};
    ft_slice line;
    words w;

    split(told, &w);
    put_record(&out, &w, told);
    line = ft_arena_copy(arena, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    assert_non_null(line.data);
    return line;
}

ft_report records_report(ft_arena *arena, const char *told)
{
    const ft_line line = {FT_SLICE("test"), 1, records_line(arena, told), 0};
    ft_report report;
    ft_error err = {0};

    if (ft_report_read(arena, &line, &report, &err))
        fail_msg("%s: %u: %s", told, err.column, err.message);
    return report;
}

/* ---- what came of it ---- */

static void show_score(ft_buffer *out, const char *label, const ft_score *score)
{
    if (!score->told)
        return;
    ft_buffer_text(out, label);
    ft_buffer_integer(out, score->goals[0]);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, score->goals[1]);
}

static void show_text(ft_buffer *out, const char *label, const char *text)
{
    if (!text)
        return;
    ft_buffer_text(out, label);
    ft_buffer_text(out, text);
}

static void show_number(ft_buffer *out, const char *label, int number)
{
    ft_buffer_text(out, label);
    ft_buffer_integer(out, number);
}

static void show_goals(ft_buffer *out, const ft_side *side)
{
    for (size_t i = 0; i < side->goal_count; i++) {
        const ft_goal *goal = &side->goals[i];

        ft_buffer_text(out, i == 0 ? " (" : ", ");
        ft_buffer_text(out, goal->owngoal ? "og " : "");
        ft_buffer_text(out, goal->name ? goal->name : "?");
        if (goal->minute > 0)
            show_number(out, " ", goal->minute);
        if (goal->offset > 0)
            show_number(out, "+", goal->offset);
    }
    ft_buffer_text(out, side->goal_count > 0 ? ")" : "");
}

static void show_match(ft_buffer *out, const ft_merged *merged)
{
    const ft_match *match = &merged->match;

    show_text(out, "", match->date ? match->date : "-");
    show_text(out, " ", match->sides[0].name);
    show_goals(out, &match->sides[0]);
    show_score(out, " ", &match->full_time);
    show_text(out, " ", match->sides[1].name);
    show_goals(out, &match->sides[1]);
    show_score(out, " ht ", &match->half_time);
    show_score(out, " et ", &match->extra_time);
    show_score(out, " pens ", &match->shootout);
    show_text(out, ", ", match->competition);
    if (match->home != FT_HOME_UNTOLD)
        show_number(out, ", home ", match->home);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        show_number(out, ", crowd ", match->attendance);
    show_text(out, ", at ", match->venue);
    show_text(out, ", in ", match->city);
    show_number(out, ", from ", (int)merged->source_count);
    ft_buffer_text(out, "\n");
}

const char *records_merged(ft_arena *arena, const char *const *told,
                           size_t count)
{
    ft_report *reports = FT_NEW(arena, ft_report, count);
    ft_buffer out = {0};
    const char *text;
    ft_merge merge;

    for (size_t i = 0; i < count; i++)
        reports[i] = records_report(arena, told[i]);
    assert_int_equal(ft_merge_records(arena, reports, count, &merge), FT_OK);
    for (size_t i = 0; i < merge.count; i++)
        show_match(&out, &merge.matches[i]);
    text = ft_arena_string(arena, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    return text;
}

ft_slice records_json(ft_arena *arena, const ft_report *reports, size_t count)
{
    ft_buffer out = {0};
    ft_merge merge;
    ft_slice json;

    assert_int_equal(ft_merge_records(arena, reports, count, &merge), FT_OK);
    for (size_t i = 0; i < merge.count; i++)
        assert_int_equal(ft_merged_write(&out, arena, &merge.matches[i]),
                         FT_OK);
    json = ft_arena_copy(arena, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    return json;
}
