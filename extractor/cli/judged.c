/* Comes in: a judgement. Goes out: file:line, what differs, both values, and
 * the words that the record's value stands on. */
#include "cli/judged.h"

#include "cli/paint.h"
#include "text/date.h"

static const struct {
    const char *label;
    ft_style style;
} standings[] = {
    [FT_STANDING_UNKNOWN] = {"unknown", FT_STYLE_FAINT},
    [FT_STANDING_CONFIRMED] = {"confirmed", FT_STYLE_GOOD},
    [FT_STANDING_NEAR] = {"off by one", FT_STYLE_WARN},
    [FT_STANDING_CONTRADICTED] = {"contradicted", FT_STYLE_BAD},
};
_Static_assert(FT_COUNT(standings) == FT_STANDING_COUNT, "name every standing");

static const char *const reasons[] = {
    [FT_REASON_NONE] = "",
    [FT_REASON_SIDES] = "the table has no match of one of the sides",
    [FT_REASON_SCORE] = "the record has no result",
    [FT_REASON_DAY] = "the record has no day",
    [FT_REASON_ABSENT] = "the table has no such match",
};
_Static_assert(FT_COUNT(reasons) == FT_REASON_COUNT, "name every reason");

static void put_pair(ft_buffer *out, int a, int b)
{
    ft_buffer_integer(out, a);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, b);
}

static void put_row(ft_buffer *out, const char *file, const ft_sheet *sheet,
                    size_t row)
{
    ft_paint_safe(out, ft_slice_of(file));
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, ft_sheet_line(sheet, row));
}

/* "records.ndjson:12: Wales v Finland, 2026-03-14: contradicted: " */
static void begin_line(ft_job *job, const ft_judged *j, ft_standing standing)
{
    const ft_match *match = &j->report->match;
    ft_buffer *out = &job->out;

    ft_paint_safe(out, ft_slice_of(j->file));
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, (long long)j->line);
    ft_buffer_text(out, ": ");
    ft_paint_safe(out, ft_slice_of(match->sides[0].name));
    ft_buffer_text(out, " v ");
    ft_paint_safe(out, ft_slice_of(match->sides[1].name));
    if (match->date) {
        ft_buffer_text(out, ", ");
        ft_paint_safe(out, ft_slice_of(match->date));
    }
    ft_buffer_text(out, ": ");
    ft_paint_text(out, job->colour, standings[standing].style,
                  standings[standing].label);
    ft_buffer_text(out, ": ");
}

/* The first piece of evidence for the field, on a line of its own. */
static void put_evidence(ft_job *job, const ft_judged *j, ft_slice field)
{
    const ft_match *match = &j->report->match;
    ft_buffer *out = &job->out;

    for (size_t i = 0; i < match->evidence_count; i++) {
        const ft_evidence *evidence = &match->evidence[i];

        if (!ft_slice_equal(ft_slice_of(evidence->field), field))
            continue;
        ft_buffer_text(out, "    \"");
        ft_paint_safe(out, ft_slice_of(evidence->quote));
        ft_buffer_text(out, "\", ");
        ft_paint_safe(out, ft_slice_of(evidence->rule));
        ft_buffer_text(out, ", ");
        ft_paint_safe(out, j->report->origin.uri.len > 0
                               ? j->report->origin.uri
                               : j->report->origin.url);
        ft_buffer_byte(out, '\n');
        return;
    }
}

static void put_evidence_of(ft_job *job, const ft_judged *j, const char *field)
{
    put_evidence(job, j, ft_slice_of(field));
}

static void put_score(ft_job *job, const ft_almanac *almanac,
                      const ft_judged *j)
{
    const ft_match *match = &j->report->match;
    const ft_fixture *fixture = j->judgement->fixture;
    const bool extra = match->extra_time.told;
    const ft_score *score = extra ? &match->extra_time : &match->full_time;
    ft_buffer *out = &job->out;

    begin_line(job, j, j->judgement->score);
    ft_buffer_text(out, "score ");
    put_pair(out, score->goals[0], score->goals[1]);
    if (j->judgement->score == FT_STANDING_CONTRADICTED) {
        ft_buffer_text(out, "; ");
        put_row(out, j->results, &almanac->results, fixture->row);
        ft_buffer_text(out, " has ");
        put_pair(out, fixture->goals[j->judgement->turned],
                 fixture->goals[!j->judgement->turned]);
    }
    ft_buffer_byte(out, '\n');
    put_evidence_of(job, j, extra ? "/score/et" : "/score/ft");
}

static void put_day(ft_job *job, const ft_almanac *almanac, const ft_judged *j)
{
    const ft_fixture *fixture = j->judgement->fixture;
    char day[11];

    begin_line(job, j, j->judgement->day);
    ft_buffer_text(&job->out, "day; ");
    put_row(&job->out, j->results, &almanac->results, fixture->row);
    ft_buffer_text(&job->out, " has ");
    ft_date_format(ft_date_from_number(fixture->day), day);
    ft_buffer_text(&job->out, day);
    ft_buffer_byte(&job->out, '\n');
    put_evidence_of(job, j, "/date");
}

static void put_home(ft_job *job, const ft_almanac *almanac, const ft_judged *j)
{
    const ft_match *match = &j->report->match;
    const ft_fixture *fixture = j->judgement->fixture;
    ft_buffer *out = &job->out;

    begin_line(job, j, j->judgement->home);
    ft_buffer_text(out, "home ");
    if (match->home > 0)
        ft_paint_safe(out, ft_slice_of(match->sides[match->home - 1].name));
    else
        ft_buffer_text(out, "nobody");
    ft_buffer_text(out, "; ");
    put_row(out, j->results, &almanac->results, fixture->row);
    ft_buffer_text(out, " has ");
    if (fixture->neutral == 1)
        ft_buffer_text(out, "nobody");
    else
        ft_paint_safe(out, fixture->names[0]);
    ft_buffer_byte(out, '\n');
    put_evidence_of(job, j, "/home");
}

static void put_goal_name(ft_buffer *out, const ft_goal *goal)
{
    ft_paint_safe(out, ft_slice_of(goal->name));
    if (goal->minute > 0) {
        ft_buffer_byte(out, ' ');
        ft_buffer_integer(out, goal->minute);
        ft_buffer_byte(out, '\'');
    }
}

static void put_strike(ft_buffer *out, const ft_strike *strike)
{
    ft_paint_safe(out, strike->scorer);
    if (strike->minute > 0) {
        ft_buffer_byte(out, ' ');
        ft_buffer_integer(out, strike->minute);
        ft_buffer_byte(out, '\'');
    }
}

/* "has Ada Quist 12', Bea Moor 88'": the goals of that side in the table. */
static void put_strikes(ft_buffer *out, const ft_almanac *almanac,
                        const ft_fixture *fixture, size_t side)
{
    size_t count, shown = 0;
    const ft_strike *strikes = ft_almanac_strikes(almanac, fixture, &count);

    for (size_t i = 0; i < count; i++) {
        if (strikes[i].side != side)
            continue;
        ft_buffer_text(out, shown++ > 0 ? ", " : " has ");
        put_strike(out, &strikes[i]);
    }
    ft_buffer_text(out, shown > 0 ? "" : " has no goal of that side");
}

/* "/goals1/0/name" */
static void put_goal_evidence(ft_job *job, const ft_judged *j,
                              const ft_goal_standing *goal, const char *part)
{
    ft_buffer field = {0};

    ft_buffer_text(&field, goal->side == 0 ? "/goals1/" : "/goals2/");
    ft_buffer_integer(&field, (long long)goal->index);
    ft_buffer_text(&field, part);
    put_evidence(job, j, ft_buffer_slice(&field));
    job->out.failed = job->out.failed || field.failed;
    ft_buffer_free(&field);
}

static void put_scorer(ft_job *job, const ft_almanac *almanac,
                       const ft_judged *j, const ft_goal_standing *goal)
{
    const ft_goal *told =
        &j->report->match.sides[goal->side].goals[goal->index];
    const size_t side = j->judgement->turned ? !goal->side : goal->side;

    begin_line(job, j, goal->scorer);
    ft_buffer_text(&job->out, "scorer ");
    put_goal_name(&job->out, told);
    if (goal->scorer == FT_STANDING_CONTRADICTED) {
        ft_buffer_text(&job->out, "; ");
        ft_paint_safe(&job->out, ft_slice_of(j->goals));
        put_strikes(&job->out, almanac, j->judgement->fixture, side);
    }
    ft_buffer_byte(&job->out, '\n');
    put_goal_evidence(job, j, goal, "/name");
}

static void put_minute(ft_job *job, const ft_almanac *almanac,
                       const ft_judged *j, const ft_goal_standing *goal)
{
    const ft_goal *told =
        &j->report->match.sides[goal->side].goals[goal->index];

    begin_line(job, j, goal->minute);
    ft_buffer_text(&job->out, "minute of ");
    put_goal_name(&job->out, told);
    ft_buffer_text(&job->out, "; ");
    put_row(&job->out, j->goals, &almanac->goals, goal->strike->row);
    ft_buffer_text(&job->out, " has ");
    put_strike(&job->out, goal->strike);
    ft_buffer_byte(&job->out, '\n');
    put_goal_evidence(job, j, goal, "/minute");
}

static void put_unknown(ft_job *job, const ft_judged *j)
{
    begin_line(job, j, FT_STANDING_UNKNOWN);
    ft_buffer_text(&job->out, reasons[j->judgement->reason]);
    ft_buffer_byte(&job->out, '\n');
}

static bool wanted(ft_standing standing, bool all)
{
    return standing > FT_STANDING_CONFIRMED ||
           (all && standing == FT_STANDING_CONFIRMED);
}

void ft_judged_show(ft_job *job, const ft_almanac *almanac,
                    const ft_judged *judged, bool all)
{
    const ft_judgement *j = judged->judgement;

    if (j->match == FT_STANDING_UNKNOWN) {
        if (all)
            put_unknown(job, judged);
        return;
    }
    if (wanted(j->score, all))
        put_score(job, almanac, judged);
    if (j->score == FT_STANDING_CONFIRMED && wanted(j->day, false))
        put_day(job, almanac, judged);
    if (wanted(j->home, all))
        put_home(job, almanac, judged);
    for (size_t i = 0; i < j->goal_count; i++) {
        if (wanted(j->goals[i].scorer, all))
            put_scorer(job, almanac, judged, &j->goals[i]);
        if (wanted(j->goals[i].minute, false))
            put_minute(job, almanac, judged, &j->goals[i]);
    }
}
