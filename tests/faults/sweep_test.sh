#!/bin/sh
# Lets every call that writes a file fail once, and looks at what is left in the
# files each time: no crash, a word about it and the right exit status, nothing
# half written, and that the same command, or --resume, makes good what was not
# done. What a run frees, and memory that is refused, is refused_test's.
# usage: sweep_test.sh FULLTIME FAULT TESTS WORK [MOST]
#   FULLTIME  the command
#   FAULT     a library to preload, with which a call fails (fault.c)
#   TESTS     the folder of the tests
#   WORK      a folder to write in; what was in it is deleted
#   MOST      calls of one kind that are tried in a case (25); 0: every one
fulltime=$1
fault=$2
tests=$3
work=$4
most=${5:-25}
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

# ---- what is worked on ----
mkdir fresh
cp -r "$tests/cli/pack" fresh/pack
mkdir fresh/pages
echo 'Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.' >fresh/pages/a.txt
echo '<html><head><title>A match</title></head><body><h1>Orland beat Norrow 3-1</h1><p>Norrow were late. Before 8,000 spectators they won.</p></body></html>' >fresh/pages/b.html
printf '<p>Orland beat Norrow 4-2 on Sunday, \344\366\374\337 and \351\350 %s.</p>' "$(printf '\344\366\374 %.0s' 1 2 3 4 5 6 7 8 9)" >fresh/pages/c.html
cp -r "$tests/dataset/stories" fresh/stories
cp "$tests/dataset/stories.ndjson" fresh/stories.ndjson
cp "$tests/check/results.csv" fresh/results.csv
{
    printf '{"html":"<p>Orland beat Norrow 2-1.</p>","id":"1"}\n'
    printf '{"text":"Orland beat Norrow 3-1.","id":"2"}\n'
} >fresh/lines.ndjson
gzip -c fresh/lines.ndjson >fresh/lines.ndjson.gz
printf 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/2\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\r\n<p>Orland beat Norrow 2-1.</p>\r\n\r\n' >fresh/a.warc
mkdir -p fresh/corpus/report/one
cp fresh/pages/a.txt fresh/corpus/report/one/article.txt
echo '{"role":"reported","status":"final","team1":"Orland","team2":"Norrow","score":{"ft":[2,1]},"attendance":9000}' >fresh/corpus/report/one/expected.ndjson
(cd fresh && "$fulltime" extract --rules pack --db old.db pages/a.txt 2>err) || exit 1
tr -s ' ' <fresh/pack/pack.yaml >fresh/untidy.yaml

# broken KIND N: runs the command in a fresh folder `here`, with that fault.
broken() {
    rm -rf here
    cp -r fresh here
    # shellcheck disable=SC2086 # words
    (cd here && timeout 20 env FAULT="$1:$2" FAULT_TOLD=../told LD_PRELOAD="$fault" \
        "$fulltime" $command >../out 2>../err)
    status=$?
    calls=0
    [ -s told ] && read -r calls <told
    rm -f told
}

wrong() {
    fail "fault $1:$2: fulltime $command (exit status $status): $3"
}

# are_lines FILE GOOD: its lines are lines of the right one; the last is whole.
are_lines() {
    LC_ALL=C sort -u "$1" >lines
    LC_ALL=C sort -u "$2" | LC_ALL=C comm -23 lines - | grep -q . && return 1
    [ -z "$(tail -c 1 "$1")" ]
}

is_front() {
    head -c "$(wc -c <out)" good.out | cmp -s - out
}

# A file is as it was, as it should be, not there, or named as not finished.
# Where an article could not be read, what is told of the others stands there.
are_whole() {
    (cd here && find . -type f) | while read -r file; do
        case $file in
            *.part | *.journal | *.new | *-wal | *-shm | *-journal | *.db) continue ;;
        esac
        cmp -s "here/$file" "fresh/$file" || cmp -s "here/$file" "good/$file" ||
            { [ "$status" -ne 0 ] && are_lines "here/$file" "good/$file"; } ||
            echo "$file"
    done >half
    [ ! -s half ]
}

# A dataset can be read, or holds nothing yet; and what failed can be done.
can_go_on() {
    for base in here/*.db; do
        [ -s "$base" ] || continue
        "$fulltime" merge "$base" >merged 2>merged.err && continue
        grep -q 'no dataset' merged.err || return 1
    done
    case $command in
        *--output\ kept*)
            # shellcheck disable=SC2086 # words
            (cd here && "$fulltime" $command --resume >../out 2>../err) &&
                cmp -s here/kept good/kept
            ;;
    esac
}

judge() {
    [ "$status" -lt 128 ] || { wrong "$1" "$2" 'died'; return; }
    if [ "$status" -eq "$good_status" ]; then
        case $1 in
            write-epipe*) is_front || wrong "$1" "$2" 'other output' ;;
            *)
                [ "$shape" = vary ] || cmp -s out good.out ||
                    wrong "$1" "$2" 'ends well with another output'
                are_whole || wrong "$1" "$2" "not whole: $(cat half)"
                ;;
        esac
    else
        case $1 in
            write-short | write-eintr) wrong "$1" "$2" 'no reason to fail' ;;
        esac
        [ "$status" -eq 2 ] || [ "$status" -eq 3 ] || wrong "$1" "$2" 'exit status'
        case $command in
            lint*) [ -s out ] || [ -s err ] ;; # it prints what is wrong
            *) [ -s err ] ;;
        esac || wrong "$1" "$2" 'not a word about it'
        case $shape-$1 in
            lines-*) are_lines out good.out || wrong "$1" "$2" 'half a line, or another' ;;
            whole-*) is_front || wrong "$1" "$2" 'other output' ;;
        esac
        are_whole || wrong "$1" "$2" "not whole: $(cat half)"
    fi
    can_go_on || wrong "$1" "$2" 'cannot go on'
}

# sweep SHAPE KINDS COMMAND...
#   SHAPE  lines: each line of the output stands for itself; whole: the output is
#          one; vary: it tells times, or what failed
sweep() {
    shape=$1
    kinds=$2
    shift 2
    command=$*
    for kind in $kinds; do
        broken "${kind%+}" 0
        good_status=$status good_calls=$calls
        [ "$status" -le 3 ] || wrong "$kind" 0 'should work'
        cp out good.out
        rm -rf good
        mv here good
        step=1
        [ "$most" -gt 0 ] && step=$(((good_calls + most - 1) / most))
        n=1
        while [ $n -le "$good_calls" ]; do
            case $kind in
                *+) broken "${kind%+}" "$n+" ;;
                *) broken "$kind" $n ;;
            esac
            judge "$kind" $n
            tried=$((tried + 1))
            n=$((n + step))
        done
    done
}
tried=0
output='write-enospc write-enospc+ write-eio write-short write-eintr'
file="$output sync rename close open cut"

sweep lines "$output write-epipe+" extract --rules pack pages lines.ndjson.gz a.warc
sweep lines "$file" extract --rules pack --output kept pages lines.ndjson
sweep whole "$file" extract --rules pack --format csv --output tables pages
sweep whole "$output" extract --rules pack --format table pages
sweep whole "$file" extract --rules pack --format football.txt --output football.txt pages
sweep whole "$file" extract --rules pack --db new.db pages
sweep whole "$file" extract --rules pack --db old.db pages
sweep lines "$output" merge stories.ndjson
sweep whole "$output" merge old.db
sweep whole "$output" text --zones pages/b.html
sweep whole "$output" explain --rules pack pages
sweep whole "$output" explain --rules pack pages/a.txt
sweep whole "$output" explain --rules pack --html pages/b.html
sweep whole "$output" report stories.ndjson
sweep whole "$output" lint pack
sweep whole "$file" fmt untidy.yaml
sweep whole "$output" check stories.ndjson --against results.csv
sweep vary "$file" test --rules pack --corpus corpus --junit junit.xml
sweep vary "$file" test --rules pack --corpus corpus --accept
sweep whole "$output" schema

echo "$tried faults"
[ "$tried" -gt 300 ] || fail 'too few faults to tell anything'
[ $failures -eq 0 ] || exit 1
echo "all is well"
