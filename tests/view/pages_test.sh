#!/bin/sh
# Runs the commands that write pages as a user would, and looks at how they end.
# usage: pages_test.sh FULLTIME TESTS WORK
#   FULLTIME  the command
#   TESTS     the folder of the tests, for the small rule pack in it
#   WORK      a folder to write in; what was in it is deleted
fulltime=$1
pack=$2/cli/pack
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

whole() {
    case $(head -n 1 out)$(tail -n 1 out) in
    '<!doctype html></html>') ;;
    *) fail "'$line' should print a page" ;;
    esac
}

cat >win.txt <<'END'
Owls fly high

Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.
END

# ---- explain --html ----
run 0 explain --html --rules "$pack" win.txt; quiet; whole
prints '>2–1</a>'
prints '>9,000</mark>'
mv out first
run 0 explain --html --rules "$pack" win.txt
cmp -s out first || fail 'the same articles make the same page'
run 3 explain --html --rules "$pack" nobody.txt win.txt; whole
says 'nobody.txt'
prints '>2–1</a>'
"$fulltime" explain --html --rules "$pack" <win.txt >out 2>err || fail 'standard input'
whole
printf '' >empty.txt
run 0 explain --html --rules "$pack" empty.txt; whole
prints 'No match was found'
run 2 extract --html win.txt; says 'does not go with'

# ---- report ----
"$fulltime" extract --rules "$pack" --published 2021-11-15 win.txt >records
run 0 report records; quiet; whole
prints '>Orland<'
{ cat records; echo '{"schema":'; cat records; } >damaged
run 3 report damaged; whole; says 'damaged:2'
prints 'id="m1"'
run 3 report nobody; whole; says 'nobody'
"$fulltime" report <records >out 2>err || fail 'records on standard input'
whole
"$fulltime" extract --rules "$pack" --db results.db win.txt >out 2>err || fail 'a dataset'
run 0 report --db results.db; quiet; whole
prints '>Orland<'
run 3 report --db nobody.db; says 'nobody.db'

# ---- test --html ----
mkdir -p corpus/win
cp win.txt corpus/win/article.txt
sed 's/2-1/3-1/' win.txt >corpus/win/article.txt
"$fulltime" extract --rules "$pack" win.txt |
    sed 's/,"confidence".*/}/; s/"schema":"[^"]*","id":"[^"]*","sport":"[^"]*",//; s/,"codes":\[[^]]*\]//' \
        >corpus/win/expected.ndjson
run 1 test --html --rules "$pack" --corpus corpus; whole
prints 'class="verdict fails"'
prints '3–1'

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
