#!/bin/sh
# extract --isolate as it is run: the same bytes as without it, in every form;
# and articles that break a parser cost themselves and nothing else.
# usage: isolate_test.sh FULLTIME PAGES FLAW ROOT WORK
#   FULLTIME  the command
#   PAGES     fulltime_pages, which makes the pages
#   FLAW      a library to preload, with which an article can break the parser
#   ROOT      the folder of the project
#   WORK      a folder to write in; what was in it is deleted
fulltime=$1
make_pages=$2
flaw=$3
root=$4
work=$5
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

# run STATUS ARGUMENT...: runs extract and checks its exit status.
run() {
    wanted=$1
    shift
    line="fulltime extract $*"
    "$fulltime" extract --rules "$root/rules" "$@" >out 2>err
    got=$?
    [ "$got" -eq "$wanted" ] || fail "'$line' ended with $got, not $wanted"
}

# The same with a parser that has a flaw.
run_flawed() {
    wanted=$1
    shift
    line="with a flaw: fulltime extract $*"
    LD_PRELOAD="$flaw" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        "$fulltime" extract --rules "$root/rules" "$@" >out 2>err
    got=$?
    [ "$got" -eq "$wanted" ] || fail "'$line' ended with $got, not $wanted"
}

# ---- the same bytes as without ----
run 0 "$root/corpus"
cp out plain
for jobs in 1 3; do
    run 0 --isolate --jobs $jobs "$root/corpus"
    quiet
    same out plain "--isolate --jobs $jobs"
done
for format in csv openfootball football.txt jsonld table; do
    run 0 --format $format "$root/corpus/report"
    cp out formatted
    run 0 --isolate --jobs 2 --format $format "$root/corpus/report"
    same out formatted "--isolate --format $format"
done
run 0 --key "$root/corpus/report"
cp out keyed
run 0 --isolate --key "$root/corpus/report"
same out keyed '--isolate --key'
pages=60
find "$root/corpus" -name 'article.html' -o -name 'article.txt' | LC_ALL=C sort >articles
for form in ndjson warc.gz; do
    tr '\n' '\0' <articles | xargs -0 "$make_pages" "$form" $pages "pages.$form" || exit 1
    run 0 "pages.$form"
    cp out packed
    run 0 --isolate --jobs 2 --summary "pages.$form"
    same out packed "--isolate pages.$form"
    says "$pages articles: "
    "$fulltime" extract --rules "$root/rules" --isolate - <"pages.$form" >out 2>err
    cut -d, -f 1-12 packed | sed 's/"source.*//' >packed.facts
    cut -d, -f 1-12 out | sed 's/"source.*//' >out.facts
    same out.facts packed.facts "--isolate - <pages.$form"
done
run 0 --db plain.db pages.ndjson
run 0 --isolate --db isolated.db pages.ndjson
run 0 --isolate --db isolated.db pages.ndjson
says "$pages as before"
for db in plain isolated; do
    "$fulltime" report --db $db.db >/dev/null 2>err || fail "$db.db"
done

# ---- encodings, of which each is a file that a caged process cannot open ----
mkdir encodings
i=0
sed -n 's/^    {"\([A-Z0-9-]*\)",.*/\1/p' "$root/extractor/html/charset.c" >names
while read -r name; do
    i=$((i + 1))
    printf '<meta charset="%s"><p>Wales beat Finland 2-1 on Saturday. \344\366\374 \303\303</p>' \
        "$name" >encodings/$i.html
done <names
[ $i -gt 30 ] || fail 'the names of encodings should be found'
printf '\377\376W\0a\0l\0e\0s\0 \0b\0e\0a\0t\0 \0F\0i\0n\0l\0a\0n\0d\0 \0002\0-\0001\0.\0' >encodings/wide.txt
run 0 encodings
cp out decoded
run 0 --isolate encodings
quiet
same out decoded 'encodings'

# ---- an article that breaks a parser ----
mkdir hostile
good='Wales beat Finland 2-1 on Saturday.'
echo "$good" >hostile/0.txt
for deed in crash abort open socket write; do
    printf '%s \344\366\374\337\344\366\374\337\344\366\374\337 FLAW:%s' "$good" $deed >hostile/$deed.txt
done
echo "$good" >hostile/z.txt
run_flawed 3 --isolate --summary hostile
prints 'hostile/0.txt'
prints 'hostile/z.txt'
[ "$(wc -l <out)" -eq 2 ] || fail 'two articles are left'
for deed in crash abort open socket write; do
    says "fulltime: hostile/$deed.txt: the process that read it "
done
says 'hostile/socket.txt: the process that read it asked the system for what it may not have'
says '7 articles: 2 with matches (2 matches), 5 failed'
[ "$(grep -c . err)" -eq 6 ] || fail 'each is told once'
grep -q FORGED out err && fail 'a caged process has nothing to write to'
[ ! -e broken-out ] || fail 'a caged process opens nothing'
cp out alone
for jobs in 2 5; do
    run_flawed 3 --isolate --jobs $jobs hostile
    same out alone "--isolate --jobs $jobs"
    [ "$(grep -c 'the process that read it' err)" -eq 5 ] || fail 'each is told once'
done
run_flawed 0 --isolate --tolerant hostile
same out alone '--tolerant'
run_flawed 0 --isolate --tolerant --format csv --output tables hostile
[ "$(wc -l <tables/results.csv)" -eq 3 ] || fail 'tables have what is left'
run_flawed 0 --isolate --tolerant --progress json --output records hostile
says '"failed":5.*"done":true'
same records alone '--output'
run_flawed 0 --isolate --tolerant --db broken.db hostile
says '2 articles new'

# ---- one that never ends: more processor time than it may have ----
mkdir endless
echo "$good" >endless/a.txt
printf '%s \344\366\374\337\344\366\374\337\344\366\374\337 FLAW:spin' "$good" >endless/b.txt
echo "$good" >endless/c.txt
line='fulltime extract --isolate endless'
(
    # shellcheck disable=SC3045 # dash and bash have it
    ulimit -t 2
    LD_PRELOAD="$flaw" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        "$fulltime" extract --rules "$root/rules" --isolate endless >out 2>err
)
ends $? 3 "$line"
says 'endless/b.txt: the process that read it died'
[ "$(wc -l <out)" -eq 2 ] || fail 'the others are read'

# ---- interrupted, killed: the run goes on where it was ----
run 0 --output whole pages.warc.gz
"$fulltime" extract --rules "$root/rules" --isolate --output torn pages.warc.gz >out 2>err &
process=$!
sleep 0.1
kill -9 $process 2>/dev/null
wait $process 2>/dev/null
if [ ! -e torn ]; then
    run 0 --isolate --resume --output torn pages.warc.gz
fi
same torn whole '--isolate --resume'
line='a run that is interrupted'
"$fulltime" extract --rules "$root/rules" --isolate --output stopped pages.warc.gz >out 2>err &
process=$!
sleep 0.1
kill -TERM $process 2>/dev/null
wait $process 2>/dev/null
grep -q 'the process that read it' err && fail 'no article is lost by an interruption'
[ -e stopped ] || run 0 --isolate --resume --output stopped pages.warc.gz
same stopped whole "$line"

# ---- where it cannot be had, it is refused ----
FLAW_NO_SECCOMP=1 run_flawed 3 --isolate "$root/corpus"
says 'cannot isolate a process: the system has no seccomp filters'
silent

[ $failures -eq 0 ] || exit 1
echo "all is well"
