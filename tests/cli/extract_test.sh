#!/bin/sh
# Long runs of extract as they are run: piles of pages in every form, damage,
# interruption, kills, full disks; each time nothing may be lost or doubled.
# usage: extract_test.sh FULLTIME PAGES ROOT WORK
#   FULLTIME  the command
#   PAGES     fulltime_pages, which makes the pages
#   ROOT      the folder of the project
#   WORK      a folder to write in; what was in it is deleted
fulltime=$1
make_pages=$2
root=$3
work=$4
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

there() { [ -e "$1" ] || fail "$1 should be there: $2"; }
gone() { [ ! -e "$1" ] || fail "$1 should be gone: $2"; }
facts() { sed 's/"source":.*//' "$1"; }

# ---- the same pages in every form give the same records ----
pages=110
find "$root/corpus" -name 'article.html' -o -name 'article.txt' | LC_ALL=C sort >articles
tr '\n' '\0' <articles | xargs -0 "$make_pages" files $pages pile || exit 1
for form in ndjson warc warc.gz; do
    tr '\n' '\0' <articles | xargs -0 "$make_pages" "$form" $pages "pages.$form" || exit 1
done
run 0 pile
quiet
cp out single
facts single >single.facts
[ "$(wc -l <single)" -gt $pages ] || fail 'the pages give records'
for form in ndjson warc warc.gz; do
    run 0 "pages.$form"
    quiet
    facts out >"$form.facts"
    same "$form.facts" single.facts "pages.$form"
done
gzip -c pages.ndjson >pages.ndjson.gz
gzip -c pages.warc >whole.warc.gz
for name in pages.ndjson.gz whole.warc.gz; do
    run 0 $name
    facts out >form.facts
    same form.facts single.facts $name
done
for name in pages.ndjson pages.warc.gz; do
    "$fulltime" extract --rules "$root/rules" <$name >out 2>err || fail "<$name"
    facts out >form.facts
    same form.facts single.facts "<$name"
done
find pile -name '*.html' | LC_ALL=C sort >list
run 0 --files-from list
same out single '--files-from'
line='fulltime extract --files-from - <list'
"$fulltime" extract --rules "$root/rules" --files-from - <list >out 2>err || fail "$line"
same out single "$line"
grep -q '"archive":"pages.warc.gz","offset":0,"fetched":"' warc.gz.out 2>/dev/null ||
    run 0 pages.warc.gz
grep -q '"archive":"pages.warc.gz","offset":[0-9]*,"fetched":"[0-9-]*T' out ||
    fail 'records name their archive'

# ---- any number of jobs gives the same bytes ----
for jobs in 3 0; do
    run 0 --jobs $jobs pile
    quiet
    same out single "--jobs $jobs"
done
run 0 pages.warc.gz
cp out packed
run 0 --jobs 5 pages.warc.gz
same out packed '--jobs 5 of an archive'

# ---- keys ----
run 0 --key pile
cut -f 2- out >unkeyed
same unkeyed single '--key'
grep -qv '^football/[^	]*	{"schema"' out && fail 'each record has a key'

# ---- fields, days of archives ----
echo '{"guid":"g1","page":"<p>Wales beat Finland 2-1 on Saturday.</p>","day":"2026-03-16T10:00:00Z","link":"https://news.example/1"}' >odd.ndjson
run 3 odd.ndjson
says 'odd.ndjson: byte 0: the line has neither page nor text'
run 0 --fields html=page,id=guid,published=day,url=link odd.ndjson
grep -q '"date":"2026-03-14".*"uri":"g1".*"url":"https://news.example/1"' out ||
    fail 'fields are read by their names'
body='<p>Wales beat Finland 2-1 on Saturday.</p>'
printf 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/2\r\nWARC-Date: 2026-03-16T10:00:00Z\r\nWARC-Payload-Digest: sha1:X\r\nContent-Type: text/html\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' ${#body} "$body" >day.warc
run 0 day.warc
grep -q '"date"' out && fail 'the day of fetching is no day of publication'
grep -q '"fetched":"2026-03-16T10:00:00Z","digest":"sha1:X"' out || fail 'date and digest are told'
run 0 --published fetched day.warc
grep -q '"date":"2026-03-14"' out || fail '--published fetched'

# ---- damage is named, counted and stepped over ----
head -c 12000 pages.warc.gz >torn.warc.gz
run 3 --summary torn.warc.gz pages.ndjson
says 'torn.warc.gz: byte [0-9]*: the gzip member is cut off'
says '1 failed'
run 0 --tolerant torn.warc.gz
says 'the gzip member is cut off'
sed '3s/.*/{"html":/' pages.ndjson >torn.ndjson
run 3 torn.ndjson
says 'torn.ndjson: byte [0-9]*: JSON'
[ "$(grep -c . err)" -eq 1 ] || fail 'one damaged line is told once'
facts out >torn.facts
[ "$(wc -l <torn.facts)" -gt 40 ] || fail 'the other lines are read'
ln -s loop loop
run 3 --summary missing.html pile/0000/0000000.html loop
says 'missing.html: No such file'
says 'loop: '
says '3 articles: 1 with matches ([0-9]* match[es]*), 2 failed'

# ---- the output: whole or not there ----
run 0 --output records pile
quiet
silent
same records single '--output'
gone records.part 'a whole output has its name'
gone records.journal 'a whole output needs no journal'
run 0 --output - pile
same out single '--output -'
run 0 --output /dev/null pile
run 3 --output no/such/folder/records pile
says 'no/such/folder/records'
mkdir closed
chmod 555 closed
if [ ! -w closed ]; then
    run 3 --output closed/records pile
    says 'Permission denied'
    cp pile/0000/0000000.html unreadable.html
    chmod 0 unreadable.html
    run 3 unreadable.html pile/0000/0000000.html
    says 'unreadable.html: Permission denied'
    [ -s out ] || fail 'the rest goes on behind an unreadable file'
fi
chmod 755 closed

# ---- kill -9 at any moment: the next run goes on, nothing twice ----
pause() { # for up to $1 thousandths of a second
    n=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    sleep "$(printf '0.%03d' $((n % $1)))"
}
cat pile/0000/*.html >/dev/null # all runs find the files as warm
kill_loop() { # ARGUMENT...
    rm -f killed killed.*
    kills=0
    while [ $kills -lt 6 ]; do
        "$fulltime" extract --rules "$root/rules" --resume --output killed "$@" >out 2>err &
        child=$!
        pause 900
        if kill -9 $child 2>/dev/null; then
            kills=$((kills + 1))
        fi
        wait $child 2>/dev/null && break
    done
    [ -e killed ] || run 0 --resume --output killed "$@"
}
# 400 pages, so that a run lasts longer than the pause between two saves
tr '\n' '\0' <articles | xargs -0 "$make_pages" warc.gz 400 many.warc.gz || exit 1
run 0 many.warc.gz
cp out many
kill_loop many.warc.gz
same killed many "after $kills kills"
kill_loop --jobs 3 many.warc.gz
same killed many "after $kills kills, three jobs"
gone killed.part 'it has its name'
gone killed.journal 'it is whole'

# ---- Ctrl-C, and going on ----
interrupt() { # SIGNAL NAME ARGUMENT...: once something is safe
    signal=$1
    name=$2
    shift 2
    line="fulltime extract $* and SIG$signal"
    # a job of a script ignores SIGINT, and so would what it starts
    env $default "$fulltime" extract --rules "$root/rules" --output "$name" "$@" >out 2>err &
    child=$!
    while [ ! -e "$name.journal" ] && kill -0 $child 2>/dev/null; do
        sleep 0.02
    done
    kill -s "$signal" $child 2>/dev/null
    wait $child
    got=$?
}
default=--default-signal=INT
env $default true 2>/dev/null || default=
for signal in INT TERM; do
    rm -f stopped stopped.*
    interrupt $signal stopped many.warc.gz
    [ "$got" -ge 128 ] || continue
    [ "$got" -eq 130 ] || [ "$got" -eq 143 ] || fail "$line ended with $got"
    says 'interrupted after [0-9]* articles'
    says 'the same command with --resume'
    there stopped.part "$line"
    there stopped.journal "$line"
    gone stopped "$line"
    head -c "$(wc -c <stopped.part)" many | cmp -s - stopped.part ||
        fail 'what is there is the beginning of all'
    run 2 --output stopped many.warc.gz
    says 'a run was interrupted'
    run 2 --output stopped --resume --key many.warc.gz
    says 'other options'
    run 2 --output stopped --resume pages.warc.gz
    says 'the inputs are not those'
    run 0 --output stopped --resume --jobs 2 --summary many.warc.gz
    same stopped many 'an interrupted run that went on'
    says '^fulltime: 400 articles'
done
echo 'fulltime journal 1' >half.journal
run 3 --output half --resume pages.warc.gz
says 'half.journal: is no journal'
gone half.part 'a run that cannot go on writes nothing'
rm half.journal
run 0 --skip 60 pages.warc.gz
tail -n "$(wc -l <out)" packed >rest
same out rest '--skip'

# ---- a resumed run of other formats ----
for format in csv jsonld; do
    run 0 --format $format --output "whole.$format" many.warc.gz
    interrupt TERM "cut.$format" --format $format many.warc.gz
    [ "$got" -eq 0 ] || run 0 --format $format --output "cut.$format" --resume many.warc.gz
    diff -r "whole.$format" "cut.$format" >/dev/null || fail "$format after an interruption"
done

# ---- a full disk ----
line='fulltime extract --output with a limit on the size of files'
rm -f full full.*
(
    trap '' XFSZ
    ulimit -f 400
    "$fulltime" extract --rules "$root/rules" --output full many.warc.gz >out 2>err
)
[ $? -eq 3 ] || fail "$line should end with 3"
says 'full.part: cannot write: '
gone full 'half an output has no name'
run 0 --output full --resume many.warc.gz
same full many 'after a full disk'
mkdir -p small
if mount -t tmpfs -o size=256k none small 2>/dev/null; then
    run 3 --output small/full many.warc.gz
    says 'No space left'
    gone small/full 'half an output has no name'
    mount -o remount,size=64m small
    run 0 --output small/full --resume many.warc.gz
    same small/full many 'after a disk that was full and is not any more'
    umount small
fi

# ---- two runs at once do not write one file ----
rm -f twice twice.*
"$fulltime" extract --rules "$root/rules" --output twice many.warc.gz >out 2>err &
child=$!
sleep 0.2
"$fulltime" extract --rules "$root/rules" --output twice --resume many.warc.gz >out2 2>err2
got=$?
wait $child
[ $got -eq 3 ] || [ $got -eq 2 ] || [ $got -eq 0 ] || fail "the second run ended with $got"
[ $got -ne 3 ] || grep -q 'another run is writing it' err2 || fail 'the second run says why'
[ -e twice ] || run 0 --output twice --resume many.warc.gz
same twice many 'two runs at once'

# ---- progress ----
run 0 --progress json pages.ndjson
tail -n 1 err | grep -q '^{"articles":110,.*"failed":0,.*"total":[0-9]*.*"done":true}$' ||
    fail 'progress as JSON ends with all'
if script -qec true /dev/null >/dev/null 2>&1; then
    script -qec "'$fulltime' extract --rules '$root/rules' --output seen many.warc.gz" /dev/null >terminal </dev/null
    grep -q 'articles, .* matches, .* MB/s' terminal || fail 'a terminal sees progress'
    same seen many 'with a terminal'
fi

# ---- a filter pair: map, sort, reduce, in as many pieces as one likes ----
if "$fulltime" merge --help >/dev/null 2>&1; then
    "$fulltime" merge single >merged 2>err || fail 'merge'
    # Hadoop Streaming: a mapper gets lines and writes KEY TAB VALUE, a reducer
    # gets them sorted; which mapper gets which lines is not its choice.
    for split in 0 1 2; do
        awk -v part="$split" 'NR % 3 == part' pages.ndjson |
            "$fulltime" extract --rules "$root/rules" --type ndjson --key - 2>err
    done | LC_ALL=C sort >shuffled
    "$fulltime" merge shuffled >reduced 2>err || fail 'merge of keyed lines'
    "$fulltime" extract --rules "$root/rules" pages.ndjson 2>err | "$fulltime" merge - >straight 2>err
    places='s/"archive":"[^"]*","offset":[0-9]*,//g'
    sed "$places" straight >straight.facts
    sed "$places" reduced >reduced.facts
    same straight.facts reduced.facts 'split, sorted and merged'
fi

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
