#!/bin/sh
# Every format over the whole corpus, read by programs that are not ours where
# they are there (python3, sqlite3), and records checked against tables.
# usage: formats_test.sh FULLTIME SOURCE WORK
#   FULLTIME  the command
#   SOURCE    the project, for its corpus and rules
#   WORK      a folder to write in; what was in it is deleted
fulltime=$1
source=$2
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"
export FULLTIME_RULES="$source/rules"

run 0 extract "$source/corpus"
mv out records.ndjson
records=$(wc -l <records.ndjson)
[ "$records" -gt 100 ] || fail "the corpus should give more than $records records"

# --- CSV: four files that load beside those of international_results
run 0 extract --format csv -o tables "$source/corpus"
[ -s out ] && fail "with an output nothing should be printed"
[ "$(head -1 tables/results.csv)" = \
    "date,home_team,away_team,home_score,away_score,tournament,city,country,neutral" ] ||
    fail "results.csv should have the columns of international_results"
[ "$(head -1 tables/goalscorers.csv)" = \
    "date,home_team,away_team,team,scorer,minute,own_goal,penalty" ] ||
    fail "goalscorers.csv should have the columns of international_results"
[ "$(head -1 tables/shootouts.csv)" = \
    "date,home_team,away_team,winner,first_shooter" ] ||
    fail "shootouts.csv should have the columns of international_results"

for column in $(cat tables/*.csv | grep -E '^(id|date),' | tr ',' '\n' | sort -u); do
    grep -q "\`$column\`" "$source/docs/formats.md" ||
        fail "docs/formats.md should describe the column $column"
done

cat >theirs.csv <<'END'
date,home_team,away_team,home_score,away_score,tournament,city,country,neutral
1872-11-30,Scotland,England,0,0,Friendly,Glasgow,Scotland,FALSE
END

if command -v python3 >/dev/null; then
    python3 - "$records" <<'END' 2>err || fail "python3 should read what was written"
import csv, json, sys

records = [json.loads(line) for line in open("records.ndjson", encoding="utf-8")]
assert len(records) == int(sys.argv[1])

def table(name):
    with open(name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))

wide = table("tables/matches.csv")
assert len(wide) == len(records)
for row, record in zip(wide, records):
    assert None not in row and None not in row.values()
    # "-/can/mex" would be a formula: it has an apostrophe in front
    assert row["id"].lstrip("'") == record["id"]
    assert row["date"] == record.get("date", "")
    assert json.loads(row["goals1"] or "[]") == record.get("goals1", [])
    ft = record.get("score", {}).get("ft")
    assert (row["ft1"], row["ft2"]) == (tuple(map(str, ft)) if ft else ("", ""))
    assert json.loads(row["evidence"]).keys() == record["evidence"].keys()

results = table("theirs.csv") + table("tables/results.csv")
for row in results:
    assert None not in row and None not in row.values()
    assert int(row["home_score"]) >= 0 and int(row["away_score"]) >= 0
    assert row["neutral"] in ("TRUE", "FALSE", "NA")
keys = {(r["date"], r["home_team"], r["away_team"]) for r in results}
goals = table("tables/goalscorers.csv")
assert goals
for row in goals:
    assert (row["date"], row["home_team"], row["away_team"]) in keys
    assert row["team"] in (row["home_team"], row["away_team"])
    assert row["minute"] == "NA" or 1 <= int(row["minute"]) <= 120
END
fi

if command -v sqlite3 >/dev/null; then
    sqlite3 :memory: >out 2>err <<'END'
.mode csv
.import theirs.csv results
.import --skip 1 tables/results.csv results
.import tables/goalscorers.csv goalscorers
SELECT 'rows', count(*) > 100 FROM results;
SELECT 'lost', count(*) FROM goalscorers g LEFT JOIN results r
    USING (date, home_team, away_team) WHERE r.date IS NULL;
END
    prints '^rows,1$'
    prints '^lost,0$'
    [ -s err ] && fail "sqlite3 should load the tables without a word"
fi

run 0 extract --format csv "$source/corpus/report"
prints '^id,sport,role,status,date,'

# --- the others
for format in openfootball jsonld; do
    run 0 extract --format "$format" -o "$format.json" "$source/corpus"
    if command -v python3 >/dev/null; then
        python3 - "$format" "$records" <<'END' 2>err || fail "$format should be JSON"
import json, sys

with open(sys.argv[1] + ".json", encoding="utf-8") as file:
    root = json.load(file)
items = root["matches" if sys.argv[1] == "openfootball" else "@graph"]
assert len(items) == int(sys.argv[2])

# Every key is one that the reader of the format knows for that kind of thing.
EVENT = "identifier name sport startDate eventStatus homeTeam awayTeam competitor"
VOCABULARY = {
    "SportsEvent": EVENT + " location superEvent description subjectOf",
    "SportsTeam": "name",
    "StadiumOrArena": "name address",
    "City": "name",
    "PostalAddress": "addressLocality",
    "EventSeries": "name",
    "NewsArticle": "headline url datePublished inLanguage",
}
MATCH = "date team1 team2 score goals1 goals2 status competition ground attendance"

def check_thing(thing):
    kind = thing["@type"]
    for key, value in thing.items():
        assert key == "@type" or key in VOCABULARY[kind].split(), (kind, key)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                check_thing(inner)

def check_match(match):
    assert set(match) <= set(MATCH.split()), match
    for pair in match.get("score", {}).values():
        assert len(pair) == 2 and all(type(n) is int for n in pair)
    assert set(match.get("score", {})) <= {"ht", "ft", "et", "p", "agg"}
    for goal in match.get("goals1", []) + match.get("goals2", []):
        assert set(goal) <= {"name", "minute", "offset", "owngoal", "penalty"}
        assert type(goal["name"]) is str

for item in items:
    (check_match if sys.argv[1] == "openfootball" else check_thing)(item)
END
    fi
done
run 0 extract --format football.txt "$source/corpus"
prints '^= Matches$'
[ "$(grep -c '^  [^# ].* v ' out)" -gt 100 ] || fail "football.txt should have the matches"
run 0 extract --format table "$source/corpus"
prints '^day  *home  *result  *away  *competition  *place  *crowd  *source$'
[ "$(wc -l <out)" -eq $((records + 1)) ] || fail "the table should have a line a match"

run 2 extract --format tabel "$source/corpus"
says "there is no format 'tabel'; did you mean 'table'?"

# --- check: the corpus against its own tables, then against a wrong one
run 0 check records.ndjson --against tables/results.csv --goals tables/goalscorers.csv
prints '^matches '
grep -q 'contradicted: ' out && fail "its own tables should contradict no record"

cat >one.ndjson <<'END'
{"schema":"fulltime/match/1","id":"2021-11-16/can/mex","sport":"football","role":"reported","status":"final","date":"2021-11-16","team1":"Canada","team2":"Mexico","codes":["CAN","MEX"],"home":1,"score":{"ft":[2,1]},"goals1":[{"name":"Cyle Larin","minute":45},{"name":"Cyle Larin","minute":52}],"confidence":0.97,"checks":{},"conflicts":[],"evidence":{"/score/ft":[{"rule":"score.noun","span":[4,11],"quote":"2-1 win","block":3,"conf":0.97}]},"source":{"uri":"recap.html"}}
END
cat >right.csv <<'END'
date,home_team,away_team,home_score,away_score,neutral
2021-11-16,Canada,Mexico,2,1,FALSE
END
sed 's/,2,1,/,3,1,/' right.csv >wrong.csv
sed 's/2021-11-16/2021-11-17/' right.csv >next.csv
cat >goals.csv <<'END'
date,home_team,away_team,team,scorer,minute
2021-11-16,Canada,Mexico,Canada,Cyle Larin,45
2021-11-16,Canada,Mexico,Canada,Cyle Larin,53
2021-11-16,Canada,Mexico,Mexico,Hector Herrera,90
END
run 0 check one.ndjson --against right.csv
prints '^matches  *1  *0  *0  *0$'
prints '^home side  *1  *0  *0  *0$'
run 0 check --all one.ndjson --against right.csv --goals goals.csv
prints 'one.ndjson:1: Canada v Mexico, 2021-11-16: confirmed: score 2-1$'
prints 'off by one: minute of Cyle Larin 52.; goals.csv:3 has Cyle Larin 53'
prints '^minutes  *1  *1  *0  *0$'
run 1 check one.ndjson --against wrong.csv
prints 'one.ndjson:1: Canada v Mexico, 2021-11-16: contradicted: score 2-1; wrong.csv:2 has 3-1'
prints '"2-1 win", score.noun, recap.html'
run 0 check --against next.csv <one.ndjson
prints '-:1: Canada v Mexico, 2021-11-16: off by one: day; next.csv:2 has 2021-11-17'
run 2 check one.ndjson
says 'check wants a table: --against results.csv'
run 3 check one.ndjson --against nowhere.csv
says 'nowhere.csv'
printf 'date,home_team\n2021-11-16\n' >short.csv
run 3 check one.ndjson --against short.csv
says 'short.csv:2:11: expected 2 cells, as in the header, found 1'
echo 'no record' | "$fulltime" check --against right.csv >out 2>err
[ $? -eq 3 ] || fail "a line that is no record should end with 3"

[ "$failures" -eq 0 ]
