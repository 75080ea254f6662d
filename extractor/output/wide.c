/* Comes in: records. Goes out: rows; lists within a record are JSON in a cell,
 * scorers also as people write them. */
#include "output/wide.h"

#include "output/names.h"

static const ft_match no_match = {.home = FT_HOME_UNTOLD,
                                  .attendance = FT_ATTENDANCE_UNTOLD};
static const ft_origin no_origin;

static void put_optional(ft_csv *csv, const char *column, bool told,
                         long long value)
{
    if (told)
        ft_csv_integer(csv, column, value);
    else
        ft_csv_empty(csv, column);
}

static void put_sides(ft_csv *csv, const ft_match *match)
{
    ft_csv_text(csv, "team1", match->sides[0].name);
    ft_csv_text(csv, "team2", match->sides[1].name);
    ft_csv_text(csv, "code1", match->sides[0].code);
    ft_csv_text(csv, "code2", match->sides[1].code);
    put_optional(csv, "home", match->home != FT_HOME_UNTOLD, match->home);
}

static void put_scores(ft_csv *csv, const ft_match *match)
{
    const struct {
        const char *columns[2];
        const ft_score *score;
    } scores[] = {
        {{"ht1", "ht2"}, &match->half_time},
        {{"ft1", "ft2"}, &match->full_time},
        {{"et1", "et2"}, &match->extra_time},
        {{"p1", "p2"}, &match->shootout},
        {{"agg1", "agg2"}, &match->aggregate},
    };

    for (size_t i = 0; i < FT_COUNT(scores); i++)
        for (size_t side = 0; side < 2; side++)
            put_optional(csv, scores[i].columns[side], scores[i].score->told,
                         scores[i].score->goals[side]);
}

/* "Ada Quist 12'; Bea Moor 45+2' (pen.)" */
static void put_scorers(ft_csv *csv, const char *column, const ft_side *side)
{
    ft_buffer line = {0};

    for (size_t i = 0; i < side->goal_count; i++) {
        if (i > 0)
            ft_buffer_text(&line, "; ");
        ft_game_goal(&line, &side->goals[i]);
    }
    ft_csv_buffer(csv, column, &line);
}

static void put_goals(ft_csv *csv, const char *column, const ft_side *side)
{
    ft_buffer json = {0};

    if (side->goal_count > 0)
        ft_ndjson_goals(&json, side);
    ft_csv_buffer(csv, column, &json);
}

static void put_checks(ft_csv *csv, const ft_match *match)
{
    for (size_t i = 0; i < FT_CHECK_COUNT; i++) {
        const ft_verdict verdict = match->checks[i];

        ft_csv_text(csv, ft_check_name((ft_check)i),
                    verdict == FT_VERDICT_ABSENT ? NULL
                                                 : ft_verdict_name(verdict));
    }
}

static void put_conflicts(ft_csv *csv, const ft_match *match)
{
    ft_buffer json = {0};

    if (match->conflict_count > 0)
        ft_ndjson_conflicts(&json, match);
    ft_csv_buffer(csv, "conflicts", &json);
}

static void put_evidence(ft_csv *csv, ft_arena *arena, const ft_match *match)
{
    ft_buffer json = {0};

    if (match->evidence_count > 0 && ft_ndjson_evidence(&json, arena, match))
        json.failed = true;
    ft_csv_buffer(csv, "evidence", &json);
}

static void put_source(ft_csv *csv, const ft_origin *origin)
{
    ft_csv_slice(csv, "uri", origin->uri);
    ft_csv_slice(csv, "title", origin->title);
    ft_csv_slice(csv, "url", origin->url);
    ft_csv_slice(csv, "published", origin->published);
    ft_csv_slice(csv, "lang", origin->lang);
    ft_csv_slice(csv, "text_sha256", origin->text_sha256);
    ft_csv_slice(csv, "pack", origin->pack);
    ft_csv_slice(csv, "fulltime", origin->version);
    put_optional(csv, "replaced", origin->replaced > 0,
                 (long long)origin->replaced);
}

static void put_row(ft_csv *csv, ft_arena *arena, const ft_match *match,
                    const ft_origin *origin)
{
    ft_csv_text(csv, "id", match->id);
    ft_csv_slice(csv, "sport", origin->sport);
    ft_csv_text(csv, "role", ft_role_name(match->role));
    ft_csv_text(csv, "status", ft_status_name(match->status));
    ft_csv_text(csv, "date", match->date);
    ft_csv_text(csv, "competition", match->competition);
    put_sides(csv, match);
    put_scores(csv, match);
    put_scorers(csv, "scorers1", &match->sides[0]);
    put_scorers(csv, "scorers2", &match->sides[1]);
    put_goals(csv, "goals1", &match->sides[0]);
    put_goals(csv, "goals2", &match->sides[1]);
    ft_csv_text(csv, "venue", match->venue);
    ft_csv_text(csv, "city", match->city);
    put_optional(csv, "attendance", match->attendance != FT_ATTENDANCE_UNTOLD,
                 match->attendance);
    ft_csv_hundredths(csv, "confidence", ft_hundredths(match->confidence));
    put_checks(csv, match);
    put_conflicts(csv, match);
    put_evidence(csv, arena, match);
    put_source(csv, origin);
    ft_csv_end(csv);
}

ft_status ft_wide_add(ft_buffer *out, ft_arena *arena, const ft_game *game)
{
    ft_csv csv = {.out = out, .header = !game};

    put_row(&csv, arena, game ? game->match : &no_match,
            game ? game->origin : &no_origin);
    return out->failed ? FT_ERR_MEMORY : FT_OK;
}
