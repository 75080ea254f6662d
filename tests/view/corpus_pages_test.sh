#!/bin/sh
# The pages and cards of the corpus: every record is on them, every link within
# a page leads somewhere, and what a run changed is shown.
# usage: corpus_pages_test.sh FULLTIME ROOT WORK [EVERY]
#   FULLTIME  the command
#   ROOT      the sources, with rules and corpus in them
#   WORK      a folder to write in; what was in it is deleted
#   EVERY     only each so-manieth article (1: all of them)
fulltime=$1
rules=$2/rules
corpus=$2/corpus
work=$3
every=${4:-1}
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

# The page in `out` is whole, and its links lead to places in it.
whole() {
    case $(head -n 1 out)$(tail -n 1 out) in
    '<!doctype html></html>') ;;
    *) fail "'$line' should print a page" ;;
    esac
    grep -o 'href="#[^"]*"' out | sed 's/href="#//; s/"$//' | LC_ALL=C sort -u >links
    grep -o ' id="[^"]*"' out | sed 's/ id="//; s/"$//' | LC_ALL=C sort >places
    [ -z "$(uniq -d places)" ] || fail "'$line' has a place twice: $(uniq -d places | head -n 3)"
    LC_ALL=C comm -23 links places >lost
    [ ! -s lost ] || fail "'$line' links to nowhere: $(head -n 3 lost | tr '\n' ' ')"
    ! grep -q '{{' out || fail "'$line' should fill its stencils"
}

find "$corpus" -name 'article.*' ! -name '*.json' | LC_ALL=C sort |
    awk -v every="$every" 'NR % every == 0' >files
"$fulltime" extract --rules "$rules" --published 2026-03-16 --files-from files >records 2>err ||
    fail 'the corpus is read'
count=$(wc -l <records)
[ "$count" -gt 3 ] || fail "only $count records"

# ---- explain ----
# shellcheck disable=SC2046 # paths of the corpus have no blanks
run 0 explain --rules "$rules" --published 2026-03-16 --html $(cat files); whole
[ "$(grep -c '<h3 class="match"' out)" -eq "$count" ] || fail 'every record has its heading'
# shellcheck disable=SC2046
run 0 explain --rules "$rules" --published 2026-03-16 --all --near --color always $(cat files)
[ "$(sed -n 's/^.*: \([0-9]*\) records\{0,1\}$/\1/p' out | awk '{ n += $1 } END { print n }')" -eq "$count" ] ||
    fail 'explain counts the records'
prints 'stopped at'; prints 'lost to'
# shellcheck disable=SC2046
run 0 explain --rules "$rules" --field goals $(cat files); prints '/name <- \|name <- '

# ---- report ----
run 0 report records; whole
[ "$(grep -c '<tr class="row" id="m[0-9]' out)" -eq "$count" ] || fail 'every record has its row'
run 0 merge records
cp out merged
run 0 report merged; whole

# ---- test: numbers of the gold are others ----
mkdir gold
while read -r file; do
    folder=$(dirname "$file")
    mkdir -p "gold/$(basename "$folder")"
    cp -r "$folder/." "gold/$(basename "$folder")"
done <files
"$fulltime" test --rules "$rules" --corpus gold --html >out 2>err
line='fulltime test --html'
whole
sed -i 's/"ft":\[1,/"ft":[4,/; s/"minute":4/"minute":5/; s/"name":"M/"name":"N/' gold/*/expected.ndjson
"$fulltime" test --rules "$rules" --corpus gold --html --all >out 2>err
[ $? -eq 1 ] || fail 'another gold is noticed'
whole
prints 'class="verdict fails"'

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
