#!/bin/sh
# Runs the command as a user would and looks at what it prints and how it ends.
# usage: command_test.sh FULLTIME TESTS WORK
#   FULLTIME  the command
#   TESTS     the folder of the tests, for the small rule pack in it
#   WORK      a folder to write in; what was in it is deleted
# A dollar in single quotes is meant as it is.
# shellcheck disable=SC2016
fulltime=$1
pack=$2/cli/pack
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

# The last run printed so many lines.
lines() {
    [ "$(wc -l <out)" -eq "$1" ] || fail "'$line' should print $1 lines"
}

cat >win.txt <<'END'
Owls fly high

Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.
END
cat >win.html <<'END'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Città fall</title></head>
<body><article><h1>Città fall</h1>
<p>Easton beat Città 3-0 in the rain, and nobody who was there will forget it.</p>
<p>It was the third win of the month for the side, and the last for a while.</p>
</article></body></html>
END
cat >none.txt <<'END'
The council met on Sunday and talked about the car park for two hours.
END

# ---- usage ----
run 2; silent; says 'usage: fulltime COMMAND'
run 0 --help; quiet; prints 'usage: fulltime COMMAND'
run 0 --version; quiet; prints '^fulltime [0-9]*\.[0-9]*\.[0-9]*$'
for verb in extract text explain lint test review coverage bench fmt schema; do
    run 0 "$verb" --help; quiet; prints "usage: fulltime $verb"
done
run 2 tets; silent; says "did you mean 'test'"
run 2 extract --tpye=html win.txt; silent; says "did you mean '--type'"
run 2 extract --published yesterday win.txt; silent; says 'such as 2019-05-04'
run 2 extract --rules no/such/pack win.txt; silent; says 'no/such/pack'

# ---- extract ----
run 0 extract --rules "$pack" win.txt; quiet; lines 1
prints '"team1":"Orland","team2":"Norrow"'
prints '"score":{"ft":\[2,1\]}'
prints '"attendance":9000'
prints '"uri":"win.txt"'
prints '"pack":"small@1.0.0"'
run 0 extract --rules "$pack" win.html win.txt; quiet; lines 2
run 0 extract --rules "$pack" none.txt; quiet; silent
run 0 extract --rules "$pack" --url https://example.org/w \
    --published 2021-11-15 win.txt
quiet; prints '"url":"https://example.org/w"'; prints '"published":"2021-11-15"'
run 0 extract --rules "$pack" --type text win.html
prints '"team1":"Easton"'
FULLTIME_RULES=$pack "$fulltime" extract win.txt >out 2>err ||
    fail 'FULLTIME_RULES names the rules'
prints 'small@1.0.0'

line='fulltime extract <win.txt'
"$fulltime" extract --rules "$pack" <win.txt >out 2>err || fail "$line"
quiet; lines 1
"$fulltime" extract --rules "$pack" - <win.txt >dash 2>err || fail "$line -"
same out dash 'standard input with and without -'
grep -q '"uri"' out && fail 'standard input has no uri'

# ---- text: its bytes are those that spans and the digest speak of ----
run 0 text win.html; quiet; prints 'Easton beat Citt'
digest=$(sha256sum <out | cut -c1-64)
run 0 extract --rules "$pack" win.html; prints "\"text_sha256\":\"$digest\""
run 0 text --body win.html; quiet; prints '^Easton beat'
run 0 text --zones win.html; quiet
prints '^[0-9]*	body	[0-9]*-[0-9]*	\*	Easton beat'
run 2 text --body --zones win.html; silent
printf '<html lang=en><title>A "b"</title><p>Easton beat Citt.</p>' >meta.html
run 0 text --meta meta.html; quiet
prints '^{"title":{"value":"A [\\]"b[\\]"","from":"title"},'
prints ',"language":{"value":"en","from":"lang"}}$'
run 0 text --meta win.txt; prints '^{}$'
run 2 text --meta --zones win.html; silent

# ---- explain ----
run 0 explain --rules "$pack" win.html win.txt; quiet
prints '^Easton 3-0 Citt'
prints '^win.txt: 1 record$'
prints '\^\^\^.*score.beat'
grep -q "$(printf '\033')" out && fail 'no colours when not on a terminal'
run 0 explain --rules "$pack" --color=always win.txt; prints "$(printf '\033')"
run 0 explain --rules "$pack" none.txt; quiet; prints '^none.txt: 0 records$'

cat >nearly.txt <<'END'
A night to forget

Orland beat Norrow on Saturday. Before sixty spectators they won.

Orland beat Norrow 1-2, it said. Orland beat Norrow 3-1.
END
run 0 explain --rules "$pack" --rule crowd.watched nearly.txt win.txt; quiet
prints 'crowd.watched stopped at %{crowd:n}: next text is "sixty spectators'
prints '^win.txt$'; prints '\^ crowd.watched attendance$'
prints '^crowd.watched: 1 fact, 0 lost to others, in 2 articles$'
run 0 explain --rules "$pack" --rule score.beat nearly.txt
prints 'score.beat stopped at %{goals:w}: next text is "on Saturday'
prints 'score.beat matched, and was refused'; prints 'score.beat winner loser score.ft'
run 2 explain --rules "$pack" --rule score.baet win.txt; says "did you mean 'score.beat'"
run 0 explain --rules "$pack" --near nearly.txt; prints 'crowd.watched stopped at %{crowd:n}'
run 0 explain --rules "$pack" --field attendance win.txt; prints 'attendance <- crowd.watched'
grep -q 'team1 <-' out && fail 'explain --field shows the one field'
run 0 explain --rules "$pack" --at 3:20 win.txt; prints 'score/ft.* <- score.beat'
run 0 explain --rules "$pack" --at 3:45 nearly.txt; prints 'crowd.watched stopped at'
for place in 0:1 x 3 99:1 3:0 3:x; do
    [ $place = 3 ] || { run 2 explain --rules "$pack" --at $place win.txt; says 'no LINE:COL'; }
done

printf 'Orland beat Norrow 2-1. Before 9,000 spectators they won, and \346\235\261\344\272\254 %s.\n' \
    'they went on to tell of it for as long as anybody in the town can remember' >long.txt
for columns in 40 60 100; do
    COLUMNS=$columns "$fulltime" explain --rules "$pack" long.txt >out 2>err
    line="fulltime explain, $columns columns"
    # In bytes: two letters of three bytes and two columns, and two dots of three bytes.
    grep ' | .*Orland' out | LC_ALL=C awk -v most=$((columns + 8)) 'length($0) > most { exit 1 }' ||
        fail "the line should fit $columns columns"
done

# ---- lint ----
run 0 lint "$pack"; quiet; prints '^0 errors'
mkdir bad
cp "$pack/teams.tsv" bad
sed 's/about:/abuot:/' "$pack/pack.yaml" >bad/pack.yaml
run 2 lint bad; prints 'bad/pack.yaml:[0-9]*:[0-9]*: error: .*abuot'; prints '^ *^$'
run 2 extract --rules bad win.txt; silent; says 'bad/pack.yaml:[0-9]*:[0-9]*: '
run 2 lint no/such/pack; prints 'no/such/pack: error: '
run 2 lint --format json bad; lines 2
prints '^{"file":"bad/pack.yaml","line":[0-9]*,"column":[0-9]*,"severity":"error","message":"unknown key'
run 2 lint --format github bad; lines 2
prints '^::error file=bad/pack.yaml,line=[0-9]*,col=[0-9]*::unknown key'
run 2 lint --format xml bad; silent; says "no format 'xml'"
cat >warn.yaml <<'END'
pack: {id: warn, version: 0.1.0}
rules:
- {id: r, emit: {head: true}, pattern: 'x*', examples: [{match: 'x'}]}
END
run 0 lint warn.yaml; prints 'warn.yaml:3:40: warning: the pattern can match'
prints '^    empty-match: '; prints '^0 errors, 1 warning$'
run 1 lint --strict warn.yaml
run 0 lint --format=json warn.yaml; prints '"check":"empty-match".*"remedy":"'
run 0 lint --format=github warn.yaml
prints '^::warning file=warn.yaml,line=3,col=40,title=empty-match::.*%0A'

# ---- fmt ----
run 2 fmt; silent; says "fmt wants files"
run 1 fmt --check warn.yaml; lines 1; prints '^warn.yaml$'
cp warn.yaml ugly.yaml
printf '# the end' >>ugly.yaml
run 0 fmt ugly.yaml; prints '^ugly.yaml$'
run 0 fmt ugly.yaml; lines 0
tail -n 1 ugly.yaml | grep -q '^# the end$' || fail 'a comment is lost'
run 0 fmt --check ugly.yaml
printf 'a: [b\n' >open.yaml
cp open.yaml before.yaml
run 2 fmt open.yaml; silent; says 'open.yaml:1:4: '
cmp open.yaml before.yaml || fail 'a bad file was changed'
"$fulltime" fmt - <warn.yaml >out || fail 'standard input'
cmp -s out ugly.yaml && fail "the comment is not in warn.yaml"
grep -q '^rules:$' out || fail 'standard input is formatted'

# ---- schema ----
run 0 schema; quiet; prints '"\$schema": "http://json-schema.org/draft-07/schema#"'

# ---- test ----
mkdir -p corpus/report/win corpus/report/none
cp win.txt corpus/report/win/article.txt
cp none.txt corpus/report/none/article.txt
: >corpus/report/none/expected.ndjson
right='{"role":"reported","status":"final","team1":"Orland","team2":"Norrow","score":{"ft":[2,1]},"attendance":9000}'
echo "$right" >corpus/report/win/expected.ndjson
run 0 test --rules "$pack" --corpus corpus; quiet
prints '^examples  4 pass, 1 todo'
prints '^passed$'
prints '^record  *1  *1  *1  *1.000  *1.000  *1.000$'
# Nothing was accepted yet: the gold alone tells what is right.
echo "$right" | sed 's/9000/9001/' >corpus/report/win/expected.ndjson
run 1 test --rules "$pack" --corpus corpus
prints '^report/win (never accepted)$'; prints 'expected 9001'; prints 'got  *9000'; prints '^FAILED$'
run 0 test --rules "$pack" --corpus corpus none
run 0 test --rules "$pack" --corpus corpus --accept; prints '^accepted 2 articles$'; prints '^passed$'
run 0 test --rules "$pack" --corpus corpus; prints '1 known gap'
run 0 test --rules "$pack" --corpus corpus --all; prints 'expected 9001'
run 0 test --rules "$pack" --corpus corpus --accept; prints '^accepted 0 articles$'
# A number of the gold changes: what was accepted, was so against another gold.
echo "$right" | sed 's/9000/9002/' >corpus/report/win/expected.ndjson
run 1 test --rules "$pack" --corpus corpus; prints '^report/win (its gold has changed)$'
run 0 test --rules "$pack" --corpus corpus none
run 0 test --rules "$pack" --corpus corpus none --accept; prints '^accepted 0 articles$'
run 1 test --rules "$pack" --corpus corpus
echo "$right" >corpus/report/win/expected.ndjson
run 0 test --rules "$pack" --corpus corpus --accept; prints '^accepted 1 article$'
run 0 test --rules "$pack" --corpus corpus; prints '0 known gaps'
# A rule is gone: what it found is lost, and not accepted without a word.
sed '/^- id: crowd/,$d' "$pack/pack.yaml" >bad/pack.yaml
run 1 test --rules bad --corpus corpus; prints '1 worse'; prints '-1.000'
prints '^1 rule gone since accepted: crowd.watched$'
run 1 test --rules bad --corpus corpus --field attendance
run 0 test --rules bad --corpus corpus --field score
run 1 test --rules bad --corpus corpus --field score --accept-loss; says 'leave --field away'
run 1 test --rules bad --corpus corpus --accept; says 'not accepted: a field is worse'
prints 'attendance falls from 1.0000 to 0.0000'; prints '  worse: Orland 2-1 Norrow'
run 1 test --rules bad --corpus corpus
run 0 test --rules bad --corpus corpus --accept-loss; prints '^accepted 1 article$'
run 0 test --rules bad --corpus corpus; prints '1 known gap'
# The rule is back: better, which is pending, but no failure.
run 0 test --rules "$pack" --corpus corpus; prints '1 better, 0 worse'; prints '1 closed'; prints '+1.000'
run 0 test --rules "$pack" --corpus corpus --accept
# Least figures, and what other programs read.
run 0 test --rules "$pack" --corpus corpus --min score.ft=1 --min goals.name=0.5
run 1 test --rules bad --corpus corpus --min attendance=0.5 --only score; prints 'BELOW 0.500'
run 2 test --rules "$pack" --corpus corpus --min scroe.ft=0.5; says "did you mean 'score.ft'"
run 2 test --rules "$pack" --corpus corpus --min score.ft=high; says 'score.ft=0.95'
run 2 test --rules "$pack" --corpus corpus --field atendance; says "did you mean 'attendance'"
run 0 test --rules "$pack" --corpus corpus --junit junit.xml; prints '^passed$'
grep -q '<testsuite name="small@1.0.0" tests="7" failures="0" skipped="1">' junit.xml || fail 'JUnit counts results'
run 1 test --rules bad --corpus corpus --junit junit.xml --tap; lines 11
prints '^1\.\.5$'; prints '^not ok 5 - corpus: report/win$'; prints '^# .*attendance  expected 9000'
grep -q '<failure message="report/win&#10;' junit.xml || fail 'JUnit says what failed'
run 0 test --rules "$pack" --corpus corpus --tap; prints '^not ok .* # TODO known gap$'
run 0 test --rules "$pack" --corpus corpus --json; quiet
if command -v python3 >/dev/null; then
    python3 - out junit.xml <<'END' 2>err || fail 'test --json is JSON, --junit is XML'
import json, sys, xml.dom.minidom
run = json.load(open(sys.argv[1]))
assert run["passed"] and run["articles"] == 2 and run["fields"]["record"]["now"]["f1"] == 1
assert len(run["results"]) == 7 and [r["tried"] for r in run["rules"]] == [1, 1]
xml.dom.minidom.parse(sys.argv[2])
END
fi
run 0 test --rules "$pack" --corpus corpus -j 1 --tap
cp out first-tap
for n in 2 3 8 64; do
    run 0 test --rules "$pack" --corpus corpus -j "$n" --tap
    same out first-tap "$n threads"
done
run 0 test --rules "$pack" --corpus corpus --jobs=0
run 0 test --rules "$pack" --corpus corpus --only crowd; prints '^examples  2 pass, 0 todo'; prints '1 article, 0 new'
run 2 test --rules "$pack" --corpus corpus --only score.baet; says "did you mean 'score.beat'"
run 0 coverage --rules "$pack" --corpus corpus; prints ' score.beat$'; lines 3

run 0 bench "$pack" --corpus corpus; prints '^small@1.0.0: 2 articles, .* 1 records$'
prints '^counted in '; lines 5
run 0 bench --rules "$pack" --corpus corpus --json; prints '"articles":2,'
run 2 bench no/such/pack --corpus corpus

# ---- a file of gold in place of a corpus ----
cat >gold.ndjson <<'END'
{"doc":"first","source":{"path":"win.txt"},"matches":[{"home":"Norrow","away":"the Orland side","away_aka":["Orland"],"score":[1,2],"sides":"unknown","attendance":9000,"goals":[]}]}
{"doc":"none","matches":[]}
END
run 0 test --rules "$pack" --corpus gold.ndjson --min match=1 --min attendance=1; quiet
prints '^match  *1  *1  *1  *1.000  *1.000  *1.000$'; prints '^2 articles, '
sed 's/\[1,2\]/[2,2]/' gold.ndjson >other.ndjson
run 0 test --rules "$pack" --corpus other.ndjson --all; prints '^  NOISY Orland 2-1 Norrow$'
prints '^  MISSING Norrow \[2,2\] the Orland side$'
run 1 test --rules "$pack" --corpus other.ndjson --min match=0.1; prints 'BELOW 0.100'
run 1 test --rules "$pack" --corpus gold.ndjson --accept; says 'keeps nothing to accept'
run 2 test --rules "$pack" --corpus gold.ndjson --min score.ft=1; says "there is no field 'score.ft'"
run 0 test --rules "$pack" --corpus gold.ndjson first; prints '^1 article, '
echo '{"doc":"one"}' >other.ndjson
run 3 test --rules "$pack" --corpus other.ndjson; says "has 'doc' and 'matches'"
echo '{"doc":"gone","matches":[]}' >other.ndjson
run 3 test --rules "$pack" --corpus other.ndjson; says 'gone.txt: '
echo '{' >corpus/report/none/accepted.ndjson
run 3 test --rules "$pack" --corpus corpus; says 'none/accepted.ndjson:1:'
run 3 test --rules "$pack" --corpus corpus --accept; says 'not every article could be run'
rm corpus/report/none/accepted.ndjson
run 0 test --rules "$pack" --corpus corpus --accept; prints '^accepted 1 article$'

# ---- test --watch: what changes is run again ----
# waits WORDS: until the watcher has printed them, for ten seconds at most.
waits() {
    tries=0
    while ! grep -a -q -e "$1" watched; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || { cp watched out; fail "test --watch should print: $1"; return; }
        sleep 0.05
    done
}
cp -r "$pack" own
cp -r corpus seen
"$fulltime" test --rules own --corpus seen --watch >watched 2>err &
watcher=$!
waits '^passed$'
sed -i 's/9000/9001/' seen/report/win/expected.ndjson
waits '^1 article again in [0-9]* ms$'
waits 'expected 9001'; waits '^FAILED$'
: >watched
sed 's/n} spectators/n} onlookers/' "$pack/pack.yaml" >own/pack.yaml
waits '^1 changed rule again in [0-9]* ms$'; waits 'MISSING crowd.watched'
: >watched
mkdir seen/report/more
cp none.txt seen/report/more/article.txt
: >seen/report/more/expected.ndjson
waits '^3 articles again in'
echo 'rules: [' >own/pack.yaml
tries=0
while [ ! -s err ] && [ $tries -lt 200 ]; do tries=$((tries + 1)); sleep 0.05; done
line='fulltime test --watch'
says 'own/pack.yaml:'
kill $watcher
wait $watcher
ends $? 143 "$line" # as any that SIGTERM ends
[ "$(wc -l <err)" -lt 5 ] || fail 'a watcher ends without a word'

# ---- lint: a pack of a thousand faults says that it is not told all ----
{
    printf 'pack: {id: many, version: 0.1.0, lang: en}\nfragments:\n'
    i=0
    while [ $i -lt 1001 ]; do i=$((i + 1)); echo "  f$i: [word$i]"; done
} >many.yaml
run 0 lint many.yaml; prints '^0 errors, 1000 warnings (more are not told)$'

# ---- review: the answers come from a file ----
answer() { # answer STATUS ANSWERS ARGUMENT...: one answer a letter
    wanted=$1
    printf '%s\n' "$2" | sed 's/./&\n/g' >answers
    shift 2
    line="fulltime review $*"
    "$fulltime" review "$@" <answers >out 2>err
    got=$?
    [ "$got" -eq "$wanted" ] || fail "'$line' ended with $got, not $wanted"
}
answer 0 y --rules "$pack" --corpus corpus; prints '^nothing is pending$'
cp -r corpus before
answer 0 n --rules bad --corpus corpus; prints '^  worse: Orland 2-1 Norrow$'
prints 'attendance  old  *9000$'; prints '            new  *nothing$'; prints '^ *| *^^^.*<- score.beat'
prints '^0 changes accepted$'
diff -r corpus before >err || fail 'review: no leaves all as it was'
answer 0 q --rules bad --corpus corpus
answer 0 '' --rules bad --corpus corpus
diff -r corpus before >err || fail 'review: to quit leaves all as it was'
answer 0 yn --rules bad --corpus corpus; prints '^attendance falls from 1.0000 to 0.0000$'
prints '^accept the loss, too?'; prints '^0 changes accepted$'
answer 0 yq --rules bad --corpus corpus
answer 0 y --rules bad --corpus corpus
diff -r corpus before >err || fail 'review: no loss is accepted by one answer'
answer 0 xyxy --rules bad --corpus corpus; prints '^1 change accepted$'
run 0 test --rules bad --corpus corpus; prints '1 known gap'
answer 0 y --rules "$pack" --corpus corpus; prints '^  better: '; prints '^1 change accepted$'
answer 0 y --rules bad --corpus corpus --accept-loss; prints '^1 change accepted$'
answer 0 y --rules "$pack" --corpus corpus none; prints '^nothing is pending$'
EDITOR='sed -i s/9000/9003/' VISUAL='' answer 0 ey --rules "$pack" --corpus corpus
prints 'its gold has changed'; prints '^1 change accepted$'
grep -q 9003 corpus/report/win/expected.ndjson || fail 'review: the editor is $EDITOR'
run 0 test --rules "$pack" --corpus corpus; prints '1 known gap'
rm -r corpus
mv before corpus
run 0 explain --rules "$pack" --rule crowd.watched --corpus corpus; prints '^report/win$'
prints '^crowd.watched: 1 fact, 0 lost to others, in 2 articles$'
run 0 coverage --rules "$pack" --corpus corpus --json; prints '"rule":"score.beat"'
run 0 coverage --rules "$pack" --corpus corpus --worth --all; prints '^ *1 *1 *0 *+[0-9]* *+0  score.beat$'
run 0 coverage --rules "$pack" --corpus corpus --worth --json; prints '^{"rule":"crowd.watched","articles":1,"helped":1,"hurt":0,"right":1,"wrong":0}'
run 0 coverage --rules "$pack" --corpus corpus --worth --only crowd; prints '^1 rule, of which 0 help no article$'
sed 's/winner: Orland, loser: Norrow, w: 2/winner: Orland, loser: Norrow, w: 3/' \
    "$pack/pack.yaml" >bad/pack.yaml
run 1 test --rules bad --corpus corpus; prints 'pack.yaml:[0-9]*: WRONG score.beat'
echo '{"team1":"Orland","atendance":1}' >corpus/report/win/expected.ndjson
run 3 test --rules "$pack" --corpus corpus; says "unknown key 'atendance'"
run 3 test --rules "$pack" --corpus no/such/corpus; says 'no/such/corpus'

# ---- input that is not what it should be ----
mkdir folder
run 0 extract --rules "$pack" folder win.txt; quiet; lines 1
run 3 extract --rules "$pack" missing.txt win.txt; lines 1; says 'missing.txt: '
run 3 text missing.txt; silent; says 'missing.txt: '
run 3 explain --rules "$pack" missing.txt; silent; says 'missing.txt: '
: >empty.txt
run 0 extract --rules "$pack" empty.txt; quiet; silent
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\10\6\0\0\0\0\377\376\1' >picture.png
run 3 extract --rules "$pack" picture.png win.txt; lines 1; says 'picture.png: '
printf 'Orland beat Norrow 2-1 on \303\050 Saturday.\n' >torn.txt
run 0 extract --rules "$pack" torn.txt; quiet; lines 1
printf '\376\377\0O\0r\0l\0a\0n\0d\0 \0b\0e\0a\0t\0 \0N\0o\0r\0r\0o\0w\0 \0002\0-\0001\0.' >utf16be.txt
run 0 extract --rules "$pack" utf16be.txt; quiet; lines 1
printf '\377\376O\0r\0l\0a\0n\0d\0 \0b\0e\0a\0t\0 \0N\0o\0r\0r\0o\0w\0 \0002\0-\0001\0.\0' >utf16le.txt
run 0 extract --rules "$pack" utf16le.txt; quiet; lines 1
printf '\357\273\277Orland beat Norrow 2-1.\n' >bom.txt
run 0 extract --rules "$pack" bom.txt; quiet; lines 1
printf 'The caf\351 was full: Easton beat Citt\340 3-0 and the band \226 all of them \226 played on.\n' >windows.txt
cat none.txt none.txt none.txt none.txt none.txt >>windows.txt
run 0 extract --rules "$pack" windows.txt; quiet; prints 'Citt'
printf 'Orland beat\0 Norrow 2-1.\n\0\0' >nul.txt
run 0 extract --rules "$pack" nul.txt; quiet
# A rule that gives up in many places is named once; an article that takes more
# work than its length allows is refused, and the next one is read.
mkdir runaway
cat >runaway/pack.yaml <<'END'
pack: {id: runaway, version: 1.0.0, lang: en, sport: football}
rules:
- {id: r, about: 'runs away', pattern: '(?<v>(?:a+)+)[b-d]', emit: {venue: $v}}
END
yes 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.' | head -n 3 >letters.txt
run 0 extract --rules runaway letters.txt; says '^fulltime: letters.txt: rule r gave up 3 times: match limit$'
[ "$(wc -l <err)" -eq 1 ] || fail "'$line' should say it once"
yes 'Norrow Orland' | head -c 4000000 >dense.txt
run 3 extract --rules "$pack" dense.txt win.txt; says 'dense.txt: the text has more than 100,000 lines$'
lines 1
yes 'Norrow Orland' | head -c 4000000 | tr '\n' ' ' >dense.txt
run 3 extract --rules "$pack" dense.txt win.txt
says '^fulltime: dense.txt: the article takes more work than its length allows$'
lines 1
yes 'Orland beat Norrow 2-1.' | head -c 17000000 >dense.txt
run 3 extract --rules "$pack" dense.txt win.txt; says 'dense.txt: the article is longer than 16 MB$'
lines 1
rm -f dense.txt
{ yes '<div>' | head -n 100000; echo 'Orland beat Norrow 2-1.'; } >deep.html
run 0 extract --rules "$pack" deep.html; quiet
yes '<div>' | head -c 50000000 >divs.html
"$fulltime" extract --rules "$pack" divs.html win.txt >out 2>err
got=$?
line='fulltime extract divs.html win.txt'
[ $got -eq 0 ] || [ $got -eq 3 ] || fail "'$line' ended with $got"
lines 1
rm -f divs.html
head -c 70000000 /dev/zero >large.txt
run 3 extract --rules "$pack" large.txt win.txt; lines 1; says 'large.txt: '
rm -f large.txt
line='fulltime extract <&-'
"$fulltime" extract --rules "$pack" <&- >out 2>err
[ $? -eq 3 ] || fail "'$line' should end with 3"

# ---- output that goes nowhere ----
if [ -c /dev/full ]; then
    line='fulltime extract >/dev/full'
    : >out
    "$fulltime" extract --rules "$pack" win.txt >/dev/full 2>err
    [ $? -eq 3 ] || fail "'$line' should end with 3"
    says 'cannot write'
fi
: >many
i=0
while [ $i -lt 400 ]; do echo win.txt; i=$((i + 1)); done >many
line='fulltime extract 400 files | head'
: >out
# shellcheck disable=SC2046
{ "$fulltime" extract --rules "$pack" $(cat many) 2>err; echo $? >status; } | head -n 1 >/dev/null
quiet
[ "$(cat status)" -eq 141 ] || [ "$(cat status)" -eq 0 ] || fail "'$line' ended with $(cat status)"
line='fulltime extract 400 files | head, SIGPIPE ignored'
# shellcheck disable=SC2046
(trap '' PIPE; { "$fulltime" extract --rules "$pack" $(cat many) 2>err; echo $? >status; } | head -n 1 >/dev/null)
quiet
[ "$(cat status)" -eq 0 ] || fail "'$line' ended with $(cat status)"

# ---- the same bytes anywhere ----
run 0 extract --rules "$pack" --published 2021-11-15 win.txt win.html; quiet
cp out first
for setting in LC_ALL=C LC_ALL=C.UTF-8 LC_ALL=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 \
    TZ=UTC TZ=Pacific/Kiritimati TZ=America/New_York TZ=XXX-26:30; do
    env "$setting" "$fulltime" extract --rules "$pack" --published 2021-11-15 \
        win.txt win.html >out 2>err
    same out first "$setting"
done
for n in 1 2 3 4 5 6 7 8; do
    "$fulltime" extract --rules "$pack" --published 2021-11-15 \
        win.txt win.html >"parallel$n" 2>err &
done
wait
for n in 1 2 3 4 5 6 7 8; do
    same "parallel$n" first 'eight at once'
done


# ---- the example of docs/record.md is what comes out, up to the crowd ----
rules=$2/../rules
sed -n 's/^> \{0,1\}//p' "$2/../docs/record.md" >example.txt
facts=$(sed -n '/^{"schema"/,/"attendance"/p' "$2/../docs/record.md" | sed 's/^ //' | tr -d '\n')
run 0 extract --rules "$rules" --published 2026-03-16 example.txt; quiet; lines 1
[ ${#facts} -gt 100 ] || fail 'docs/record.md has an example'
case $(cat out) in
"$facts"*) ;;
*) fail "docs/record.md says: $facts" ;;
esac

# ---- the real rules over real pages: the same bytes, too ----
corpus=$2/../corpus
# shellcheck disable=SC2046
set -- $(find "$corpus" -name 'article.*ml' -o -name 'article.txt' | LC_ALL=C sort | head -n 30)
"$fulltime" extract --rules "$rules" "$@" >first 2>err || fail 'extract over the corpus'
[ "$(wc -l <first)" -ge 10 ] || fail 'the corpus gives records'
for setting in LC_ALL=C.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati; do
    env "$setting" "$fulltime" extract --rules "$rules" "$@" >out 2>err
    same out first "$setting"
done
for n in 1 2 3 4; do
    "$fulltime" extract --rules "$rules" "$@" >"parallel$n" 2>err &
done
wait
for n in 1 2 3 4; do
    same "parallel$n" first 'four at once'
done

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
