#!/bin/sh
# Runs the command while memory is refused it, at one place after the other that
# asks for some: once, and from there on. It must not crash; when it ends as
# ever, it has printed what it always prints, and else it says why; and what it
# prints ends with a whole line.
# usage: starve_test.sh FULLTIME STARVE TESTS WORK [EVERY]
#   STARVE  the library that refuses (starve.c)
#   TESTS   the folder of the tests
#   WORK    a folder to write in; what was in it is deleted
#   EVERY   only each so-manieth place (1: all of them)
fulltime=$1
starve=$2
tests=$3
work=$4
every=${5:-1}
pack=$tests/cli/pack
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

cat >win.txt <<'END'
Owls fly high

Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.

Easton beat Norrow on Sunday. Before sixty spectators they won, and Orland beat Easton 3-2.
END
cat >more.txt <<'END'
Easton go down

Norrow beat Easton 3-0 in the rain. Before 800 spectators they won.
END
printf '{"url":"https://example.org/1","text":"Orland beat Norrow 2-1 on Saturday."}\n' >lines.ndjson
gzip -c more.txt >more.txt.gz
mkdir -p folder/inner corpus/one corpus/two
cp win.txt more.txt folder/inner
cp win.txt corpus/one/article.txt
cp more.txt corpus/two/article.txt
"$fulltime" extract --rules "$pack" --published 2021-11-20 win.txt more.txt >records.ndjson
"$fulltime" extract --rules "$pack" --key win.txt more.txt | LC_ALL=C sort >keyed
"$fulltime" extract --rules "$pack" win.txt >corpus/one/expected.ndjson
"$fulltime" extract --rules "$pack" more.txt >corpus/two/expected.ndjson
for one in corpus/*/expected.ndjson; do
    sed 's/,"confidence".*/}/; s/"schema":"[^"]*","id":"[^"]*","sport":"[^"]*",//; s/,"codes":\[[^]]*\]//' \
        "$one" >changed && mv changed "$one"
done
"$fulltime" extract --rules "$pack" --db before.db win.txt >out 2>err || fail 'a dataset'
cat >results.csv <<'END'
date,home_team,away_team,home_score,away_score,tournament,city,country,neutral
2021-11-20,Canada,Mexico,2,1,Friendly,Toronto,Canada,FALSE
END
echo 'Canada beat Mexico 2-2 on Saturday. Canada beat Mexico 2-1 on Saturday.' |
    "$fulltime" extract --rules "$tests/../rules" --published 2021-11-21 >canada.ndjson
printf 'pack: {id: p, version: 0.1.0}\nrules:\n- {id: r, emit: {head: true}, pattern: "x*"}\n' >ugly.yaml
printf 'pack: {id: p, version: 0.1.0}\nrules:\n- {id: r, abuot: [1, {a: b}], pattern: "%%{nobody}("}\n' >bad.yaml

all=0
# What one run left beside its output, away again.
tidy() {
    rm -rf made made.* dataset.db*
    cp before.db dataset.db
}

# again NAME ARGUMENT...: hungry at each place; NAME is `always` when every run
# prints the same, `document` when what it prints is one that may break off.
again() {
    name=$1
    shift
    count=0
    for on in 0 1; do
        at=$every
        while :; do
            tidy
            line="STARVE=$at STARVE_ON=$on fulltime $*"
            timeout -s KILL 20 env "STARVE=$at" "STARVE_ON=$on" "LD_PRELOAD=$starve" \
                "$fulltime" "$@" >out 2>err </dev/null
            got=$?
            if grep -q '^starve: fed$' err; then
                break
            fi
            count=$((count + 1))
            [ $got -le 3 ] || fail "'$line' ended with $got"
            [ $got -ne 0 ] || [ "$name" = sometimes ] || cmp -s out whole ||
                fail "'$line' left something out, and did not say so"
            [ $got -eq "$wanted" ] || [ -s err ] || [ -s out ] ||
                fail "'$line' ended with $got, not $wanted, without a word"
            [ "$name" = document ] || [ ! -s out ] ||
                [ "$(tail -c 1 out | od -An -c | tr -d ' ')" = '\n' ] ||
                fail "'$line' printed half a line"
            at=$((at + every))
        done
    done
    echo "$count places: fulltime $*"
    all=$((all + count))
}

# hungry NAME ARGUMENT...: as above, after a run that is fed.
hungry() {
    tidy
    name=$1
    shift
    "$fulltime" "$@" >whole 2>err </dev/null
    wanted=$?
    [ $wanted -le 2 ] || fail "'fulltime $*' ended with $wanted when it was fed"
    again "$name" "$@"
    [ $failures -lt 20 ] || { echo "too many failures"; exit 1; }
}

hungry always extract --rules "$pack" win.txt more.txt
hungry always extract --rules "$pack" folder lines.ndjson more.txt.gz
hungry always extract --rules "$pack" --key --summary win.txt more.txt
hungry always extract --rules "$pack" --output made --resume win.txt more.txt
hungry always extract --rules "$pack" --db dataset.db win.txt more.txt
hungry always extract --rules "$pack" --format csv --output made win.txt
for format in openfootball jsonld; do
    hungry document extract --rules "$pack" --format $format win.txt
done
for format in football.txt table csv; do
    hungry always extract --rules "$pack" --format $format win.txt
done
hungry always merge records.ndjson
hungry always merge --sorted keyed
hungry always merge --format table records.ndjson
hungry always explain --rules "$pack" win.txt more.txt
hungry always explain --rules "$pack" --all --near --color always win.txt
hungry always explain --rules "$pack" --rule crowd.watched win.txt
hungry always explain --rules "$pack" --rule score.beat --corpus corpus
hungry always explain --rules "$pack" --at 5:10 win.txt
hungry always explain --rules "$pack" --field attendance win.txt
hungry always explain --rules "$pack" --html win.txt more.txt
hungry always report records.ndjson
hungry always report --db before.db
hungry always text --zones win.txt
hungry always lint --format json ugly.yaml bad.yaml
hungry always lint "$pack"
hungry always fmt --check ugly.yaml
hungry sometimes test --rules "$pack" --corpus corpus -j 1
hungry sometimes test --rules "$pack" --corpus corpus -j 1 --json
hungry sometimes test --rules "$pack" --corpus corpus -j 1 --tap --junit made
hungry sometimes test --rules "$pack" --corpus corpus -j 1 --html
hungry sometimes coverage --rules "$pack" --corpus corpus
hungry sometimes review --rules "$pack" --corpus corpus -j 1
hungry always check --rules "$tests/../rules" --against results.csv canada.ndjson

[ $all -gt 100 ] || fail "only $all places were hungry"
[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
