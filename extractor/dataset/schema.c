/* Comes in: a database. Goes out: one with our tables, or why it is none. */
#include "dataset/schema.h"

#include "base/error.h"

enum {
    APPLICATION = 0x46544442, /* "FTDB" */
    VERSION = 1
};

/* WAL: readers see the last commit while a writer is at work. */
static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = NORMAL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA cache_size = -16384;";

/* What a record tells, of one article and of all alike. */
#define FACTS                                                                  \
    " record TEXT NOT NULL,"                                                   \
    " sport TEXT,"                                                             \
    " role TEXT NOT NULL CHECK (role IN ('reported', 'mentioned')),"           \
    " status TEXT NOT NULL"                                                    \
    "  CHECK (status IN ('final', 'abandoned', 'awarded', 'postponed')),"      \
    " date TEXT, competition TEXT,"                                            \
    " team1 TEXT NOT NULL, team2 TEXT NOT NULL, code1 TEXT, code2 TEXT,"       \
    " home INTEGER CHECK (home IN (0, 1, 2)),"                                 \
    " ht1 INTEGER, ht2 INTEGER, ft1 INTEGER, ft2 INTEGER,"                     \
    " et1 INTEGER, et2 INTEGER, p1 INTEGER, p2 INTEGER,"                       \
    " agg1 INTEGER, agg2 INTEGER,"                                             \
    " venue TEXT, city TEXT, attendance INTEGER, confidence REAL NOT NULL,"    \
    " goals_within_score TEXT, winner_scores_more TEXT,"                       \
    " minutes_within_match TEXT, attendance_within_capacity TEXT,"             \
    " weekday_fits_date TEXT"

#define GOAL                                                                   \
    " side INTEGER NOT NULL CHECK (side IN (1, 2)),"                           \
    " place INTEGER NOT NULL,"                                                 \
    " name TEXT, minute INTEGER, stoppage INTEGER,"                            \
    " penalty INTEGER NOT NULL, owngoal INTEGER NOT NULL,"                     \
    " derived INTEGER NOT NULL"

#define CONFLICT                                                               \
    " place INTEGER NOT NULL, field TEXT NOT NULL,"                            \
    " kept TEXT NOT NULL, refused TEXT NOT NULL,"                              \
    " kept_quote TEXT, refused_quote TEXT"

static const char article_tables[] =
    "CREATE TABLE runs ("
    " id INTEGER PRIMARY KEY,"
    " started TEXT NOT NULL, ended TEXT,"
    " pack TEXT NOT NULL, fulltime TEXT NOT NULL,"
    " added INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,"
    " unchanged INTEGER NOT NULL DEFAULT 0,"
    " withdrawn INTEGER NOT NULL DEFAULT 0,"
    " failed INTEGER NOT NULL DEFAULT 0,"
    " matches INTEGER);"

    "CREATE TABLE articles ("
    " id INTEGER PRIMARY KEY,"
    " name TEXT NOT NULL UNIQUE, content TEXT NOT NULL,"
    " bytes INTEGER NOT NULL,"
    " uri TEXT, archive TEXT, archive_offset INTEGER, fetched TEXT, digest "
    "TEXT,"
    " title TEXT, url TEXT, published TEXT, lang TEXT,"
    " text_sha256 TEXT NOT NULL, replaced INTEGER NOT NULL,"
    " pack TEXT NOT NULL, fulltime TEXT NOT NULL,"
    " run INTEGER NOT NULL REFERENCES runs (id));"

    "CREATE TABLE matches ("
    " id INTEGER PRIMARY KEY,"
    " key TEXT NOT NULL,"
    " reports INTEGER NOT NULL," FACTS ");"
    "CREATE INDEX matches_by_key ON matches (key);"

    "CREATE TABLE reports ("
    " id INTEGER PRIMARY KEY,"
    " article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " match INTEGER REFERENCES matches (id) ON DELETE SET NULL,"
    " key TEXT NOT NULL," FACTS ","
    " UNIQUE (article, place));"
    "CREATE INDEX reports_by_key ON reports (key);"
    "CREATE INDEX reports_by_match ON reports (match);";

static const char detail_tables[] =
    "CREATE TABLE goals ("
    " match INTEGER NOT NULL REFERENCES matches (id) ON DELETE CASCADE," GOAL
    ", PRIMARY KEY (match, side, place)) WITHOUT ROWID;"
    "CREATE TABLE report_goals ("
    " report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE," GOAL
    ", PRIMARY KEY (report, side, place)) WITHOUT ROWID;"

    "CREATE TABLE evidence ("
    " report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,"
    " place INTEGER NOT NULL, field TEXT NOT NULL, rule TEXT NOT NULL,"
    " span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,"
    " quote TEXT NOT NULL, block INTEGER NOT NULL, confidence REAL NOT NULL,"
    " PRIMARY KEY (report, place)) WITHOUT ROWID;"

    "CREATE TABLE conflicts ("
    " match INTEGER NOT NULL REFERENCES matches (id) ON DELETE "
    "CASCADE," CONFLICT ", PRIMARY KEY (match, place)) WITHOUT ROWID;"
    "CREATE TABLE report_conflicts ("
    " report INTEGER NOT NULL REFERENCES reports (id) ON DELETE "
    "CASCADE," CONFLICT ", PRIMARY KEY (report, place)) WITHOUT ROWID;"

    "CREATE TABLE votes ("
    " report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,"
    " field TEXT NOT NULL, place INTEGER NOT NULL,"
    " value TEXT NOT NULL, weight INTEGER NOT NULL, kept INTEGER NOT NULL,"
    " PRIMARY KEY (report, field)) WITHOUT ROWID;"

    "CREATE TABLE stale (key TEXT PRIMARY KEY) WITHOUT ROWID;";

/* The columns of the public data set international_results, and the shoot-outs
 * and goals beside them. Its score counts extra time. */
static const char views[] =
    "CREATE VIEW results AS SELECT date,"
    " CASE home WHEN 2 THEN team2 ELSE team1 END AS home_team,"
    " CASE home WHEN 2 THEN team1 ELSE team2 END AS away_team,"
    " CASE home WHEN 2 THEN coalesce(et2, ft2) ELSE coalesce(et1, ft1) END"
    "  AS home_score,"
    " CASE home WHEN 2 THEN coalesce(et1, ft1) ELSE coalesce(et2, ft2) END"
    "  AS away_score,"
    " competition AS tournament, city, NULL AS country,"
    " CASE home WHEN 0 THEN 'TRUE' WHEN 1 THEN 'FALSE' WHEN 2 THEN 'FALSE' END"
    "  AS neutral,"
    " id AS match, reports, confidence"
    " FROM matches WHERE ft1 IS NOT NULL OR et1 IS NOT NULL;"

    "CREATE VIEW shootouts AS SELECT date,"
    " CASE home WHEN 2 THEN team2 ELSE team1 END AS home_team,"
    " CASE home WHEN 2 THEN team1 ELSE team2 END AS away_team,"
    " CASE WHEN p1 > p2 THEN team1 WHEN p2 > p1 THEN team2 END AS winner,"
    " id AS match FROM matches WHERE p1 IS NOT NULL;"

    "CREATE VIEW goalscorers AS SELECT m.date,"
    " CASE m.home WHEN 2 THEN m.team2 ELSE m.team1 END AS home_team,"
    " CASE m.home WHEN 2 THEN m.team1 ELSE m.team2 END AS away_team,"
    " CASE g.side WHEN 1 THEN m.team1 ELSE m.team2 END AS team,"
    " g.name AS scorer, g.minute, g.stoppage,"
    " CASE g.owngoal WHEN 1 THEN 'TRUE' ELSE 'FALSE' END AS own_goal,"
    " CASE g.penalty WHEN 1 THEN 'TRUE' ELSE 'FALSE' END AS penalty,"
    " m.id AS match FROM goals g JOIN matches m ON m.id = g.match;"

    /* what the kept value of a field has against it, article by article */
    "CREATE VIEW contradictions AS"
    " SELECT m.date, m.team1, m.team2, v.field, k.value AS kept,"
    " v.value AS refused, v.weight, a.name AS article,"
    " (SELECT e.quote FROM evidence e WHERE e.report = v.report"
    "  AND (e.field = v.field OR e.field LIKE v.field || '/%')"
    "  ORDER BY e.span_start, e.place LIMIT 1)"
    " AS quote, m.id AS match"
    " FROM votes v JOIN reports r ON r.id = v.report"
    " JOIN matches m ON m.id = r.match JOIN articles a ON a.id = r.article"
    " JOIN (SELECT DISTINCT o.match, w.field, w.value"
    "  FROM votes w JOIN reports o ON o.id = w.report WHERE w.kept) k"
    "  ON k.match = r.match AND k.field = v.field"
    " WHERE NOT v.kept AND v.field NOT IN ('/team1', '/team2');";

/* The number that a pragma or a count gives. */
static ft_status ask(ft_sql *sql, const char *question, long long *out,
                     ft_error *err)
{
    ft_query *query;
    bool row;
    ft_status status = ft_sql_query(sql, question, &query, err);

    *out = 0;
    if (status || (status = ft_query_next(query, &row, err)) || !row)
        return status;
    *out = ft_query_get_number(query, 0);
    return ft_query_run(query, err);
}

static ft_status make(ft_sql *sql, ft_error *err)
{
    long long application = 0;
    ft_status status;

    /* another writer may have made them in the meantime */
    if ((status = ft_sql_begin(sql, err)) ||
        (status = ask(sql, "PRAGMA application_id", &application, err)))
        return status;
    if (application == 0 &&
        ((status = ft_sql_run(sql, article_tables, err)) ||
         (status = ft_sql_run(sql, detail_tables, err)) ||
         (status = ft_sql_run(sql, views, err)) ||
         (status = ft_sql_run(sql,
                              "PRAGMA application_id = 1179927618;"
                              "PRAGMA user_version = 1",
                              err))))
        return status;
    return ft_sql_commit(sql, err);
}

_Static_assert(APPLICATION == 1179927618 && VERSION == 1,
               "the pragmas above say the same");

ft_status ft_schema_check(ft_sql *sql, ft_error *err)
{
    long long application = 0, version = 0;
    ft_status status;

    if ((status = ask(sql, "PRAGMA application_id", &application, err)) ||
        (status = ask(sql, "PRAGMA user_version", &version, err)))
        return status;
    if (application != APPLICATION)
        return ft_error_file(err, FT_ERR_IO, ft_sql_path(sql),
                             "this is a database, but no dataset of fulltime");
    if (version != VERSION)
        return ft_error_file(err, FT_ERR_IO, ft_sql_path(sql),
                             "this dataset has version %lld; this fulltime "
                             "reads version %d",
                             version, VERSION);
    return FT_OK;
}

ft_status ft_schema_prepare(ft_sql *sql, ft_error *err)
{
    long long entries = 0;
    ft_status status;

    if ((status =
             ask(sql, "SELECT count(*) FROM sqlite_master", &entries, err)) ||
        (entries > 0 && (status = ft_schema_check(sql, err))) ||
        (status = ft_sql_run(sql, settings, err)) ||
        (entries == 0 && (status = make(sql, err))))
        ft_sql_undo(sql);
    return status ? status : ft_schema_check(sql, err);
}
