"""The questions of docs/dataset.md, asked for real.

usage: questions.py sql|pandas|duckdb DOCS DATASET MERGED

  DOCS     docs/dataset.md, whose code is run as it stands there
  DATASET  a dataset (SQLite)
  MERGED   the same matches as `fulltime merge DATASET` prints them

Each answer is compared with one that plain Python finds in MERGED. Ends with 77
when pandas or DuckDB is not there.
"""
import json
import re
import sqlite3
import sys


def read_questions(path):
    """The set-up of pandas, and [(title, sql, python)]."""
    text = open(path, encoding="utf-8").read()
    text = text[text.index("## Ten questions"):]
    setup = re.search(r"```python\n(.*?)```", text, re.S).group(1)
    pattern = r"### (\d+\..*?)\n```sql\n(.*?)```\n```python\n(.*?)```"
    return setup, re.findall(pattern, text, re.S)


# ---- a third reckoning ----

def final(match):
    score = match.get("score", {})
    return score.get("et", score.get("ft"))


def result(match):
    """home team, away team, their goals, neutral"""
    turned = match.get("home") == 2
    teams = [match["team1"], match["team2"]]
    goals = list(final(match))
    neutral = {0: "TRUE", 1: "FALSE", 2: "FALSE"}.get(match.get("home"))
    order = -1 if turned else 1
    return teams[::order] + goals[::order] + [neutral]


def goals(match):
    for side in (1, 2):
        for goal in match.get(f"goals{side}", []):
            yield match[f"team{side}"], goal


def first(value):
    """Sorts None before all."""
    return tuple((item is not None, item) for item in value)


def how_much(matches):
    records = [record for match in matches for record in match["sources"]]
    return [(None, len(records), len(matches),
             sum(len(match["sources"]) > 1 for match in matches))]


def of_league(matches):
    return [match for match in matches
            if match.get("competition") == "National League" and final(match)]


def league(matches):
    rows = []
    for match in of_league(matches):
        home, away, ours, theirs, _ = result(match)
        rows.append((match.get("date"), home, ours, theirs, away))
    return sorted(rows, key=lambda row: first(row[:2]))


def standings(matches):
    rows = {}
    for match in of_league(matches):
        home, away, ours, theirs, _ = result(match)
        for team, won, lost in ((home, ours, theirs), (away, theirs, ours)):
            played, points, difference = rows.get(team, (0, 0, 0))
            points += 3 if won > lost else 1 if won == lost else 0
            rows[team] = (played + 1, points, difference + won - lost)
    rows = [(team, *row) for team, row in rows.items()]
    return sorted(rows, key=lambda row: (-row[2], -row[3], row[0]))


def scorers(matches):
    rows = {}
    for match in matches:
        for _, goal in goals(match):
            if "name" in goal and not goal.get("owngoal"):
                rows[goal["name"]] = rows.get(goal["name"], 0) + 1
    return sorted(rows.items(), key=lambda row: (-row[1], row[0]))[:10]


def crowds(matches):
    rows = [(match["attendance"], match["team1"], match["team2"],
             match.get("venue", {}).get("name"))
            for match in matches if "attendance" in match]
    return sorted(rows, key=lambda row: (-row[0], row[1]))[:10]


def comebacks(matches):
    rows = []
    for match in matches:
        score = match.get("score", {})
        if "ht" in score and "ft" in score:
            (a, b), (c, d) = score["ht"], score["ft"]
            if (a - b) * (c - d) < 0:
                rows.append((match.get("date"), match["team1"], a, b, c, d,
                             match["team2"]))
    return sorted(rows, key=lambda row: (row[1], row[6]))


def late(matches):
    rows = [(90, goal.get("offset", 0), team, goal["name"])
            for match in matches for team, goal in goals(match)
            if goal.get("minute") == 90 and "name" in goal]
    return sorted(rows, key=lambda row: row[1:])


def at_home(matches):
    rows = [result(match) for match in matches if final(match)]
    margins = [row[2] - row[3] for row in rows if row[4] == "FALSE"]
    return [(len(margins), sum(m > 0 for m in margins),
             sum(m == 0 for m in margins), sum(m < 0 for m in margins))]


def words(record, field):
    """What a field, or what lies below it, stands on first in the text."""
    pieces = [piece for place, pieces in record["evidence"].items()
              if place == field or place.startswith(field + "/")
              for piece in pieces]
    return min(pieces, key=lambda piece: piece["span"][0])["quote"] if pieces else None


def against(matches):
    rows = []
    for match in matches:
        for field, votes in match["votes"].items():
            if field in ("/team1", "/team2"):
                continue
            kept = json.dumps(votes[0]["value"], separators=(",", ":"),
                              ensure_ascii=False)
            for vote in votes[1:]:
                value = json.dumps(vote["value"], separators=(",", ":"),
                                   ensure_ascii=False)
                for source in vote["for"]:
                    quote = words(match["sources"][source], field)
                    rows.append((match["team1"], match["team2"], field, kept,
                                 value, quote))
    return sorted(rows, key=lambda row: first(row[:3] + row[4:]))


def score_words(matches):
    rows = []
    for match in matches:
        if len(match["sources"]) > 1:
            for record in match["sources"]:
                for piece in record["evidence"].get("/score/ft", []):
                    rows.append((match["id"], record["source"]["uri"],
                                 piece["rule"], piece["quote"]))
    return rows


RECKONINGS = (how_much, league, standings, scorers, crowds, comebacks, late,
              at_home, against, score_words)


# ---- asking ----

def plain(value):
    """A value as Python itself has it; what is missing is None."""
    if value is None or value != value:
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value


def rows_of(answer):
    if hasattr(answer, "itertuples"):
        answer = answer.itertuples(index=False, name=None)
    return [tuple(plain(value) for value in row) for row in answer]


def ask_sql(dataset, questions, _):
    db = sqlite3.connect(dataset)
    return [db.execute(sql).fetchall() for _, sql, _ in questions]


def ask_pandas(dataset, questions, setup):
    try:
        import pandas  # noqa: F401
    except ImportError:
        print("skipped: pandas is not there")
        sys.exit(77)
    names = {}
    exec(setup.replace("results.db", dataset), names)
    answers = []
    for _, _, code in questions:
        exec(code, names)
        answers.append(names["answer"])
    return answers


def ask_duckdb(dataset, questions, _):
    try:
        import duckdb
        db = duckdb.connect()
        db.execute("LOAD sqlite")
    except Exception as reason:
        print(f"skipped: DuckDB or its extension for SQLite: {reason}")
        sys.exit(77)
    db.execute(f"ATTACH '{dataset}' AS dataset (TYPE sqlite)")
    db.execute("USE dataset")
    return [db.execute(sql).fetchall() for _, sql, _ in questions]


def is_same(number, answer, expected):
    if number == 1:  # a merged record does not tell how many articles there are
        return answer[0][1:] == expected[0][1:] and answer[0][0] > 0
    if number == 10:  # in the order of articles; merge has the heaviest first
        return sorted(answer) == sorted(expected)
    return answer == expected


def main():
    way, docs, dataset, merged = sys.argv[1:]
    setup, questions = read_questions(docs)
    matches = [json.loads(line) for line in open(merged, encoding="utf-8")]
    ask = {"sql": ask_sql, "pandas": ask_pandas, "duckdb": ask_duckdb}[way]
    answers = ask(dataset, questions, setup)
    wrong = 0
    if len(answers) != len(RECKONINGS):
        sys.exit(f"there should be {len(RECKONINGS)} questions")
    for number, reckon in enumerate(RECKONINGS, 1):
        answer, expected = rows_of(answers[number - 1]), reckon(matches)
        if not answer or not is_same(number, answer, expected):
            wrong += 1
            print(f"{questions[number - 1][0]}\n  got      {answer}\n"
                  f"  expected {expected}")
    if wrong:
        sys.exit(f"{wrong} questions are not answered as they should be")
    print(f"{len(answers)} questions, each answered as it should be")


if __name__ == "__main__":
    main()
