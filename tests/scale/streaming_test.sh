#!/bin/sh
# What Hadoop Streaming and Spark's pipe() ask of a program, acted out with the
# shell: mappers get lines, any number and possibly none, and write KEY TAB
# VALUE; a line's reducer is told by its key alone; reducers get their lines
# sorted by key; a task that fails is run again from its start and what it wrote
# before is thrown away; an exit status other than 0 is a failure.
# usage: streaming_test.sh FULLTIME PAGES ROOT WORK
set -u
fulltime=$1
make_pages=$2
root=$3
work=$4
rm -rf "$work"
mkdir -p "$work" || exit 1
cd "$work" || exit 1
export FULLTIME_RULES="$root/rules"
failures=0

fail() {
    failures=$((failures + 1))
    echo "FAILED: $1"
}

find "$root/corpus" -name 'article.html' -o -name 'article.txt' | LC_ALL=C sort >articles
tr '\n' '\0' <articles | xargs -0 "$make_pages" ndjson 150 lines.ndjson || exit 1
for part in 1 2 3; do
    tr '\n' '\0' <articles | xargs -0 "$make_pages" warc.gz $((part * 30)) "part-$part.warc.gz" || exit 1
done
printf '%s\n' part-*.warc.gz >paths

map_lines() { "$fulltime" extract --type ndjson --key --tolerant -; }
map_paths() { "$fulltime" extract --files-from - --key --tolerant; }
reduce() { "$fulltime" merge --sorted -; }

# shuffle REDUCERS: to part.N by a sum over the key
shuffle() {
    rm -f part.[0-9]*
    LC_ALL=C awk -F '\t' -v n="$1" '
        BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
        {
            sum = 0
            for (i = 1; i <= length($1); i++)
                sum = (sum * 31 + code[substr($1, i, 1)]) % 1000003
            print > ("part." sum % n)
        }'
}

# job MAPPER INPUT SPLITS REDUCERS: all of it; the result is in `result`
job() {
    mapper=$1 input=$2 splits=$3 reducers=$4
    : >mapped
    split=0
    while [ $split -lt "$splits" ]; do
        awk -v n="$splits" -v k=$split 'NR % n == k' "$input" >split.in
        $mapper <split.in >split.out 2>split.err || fail "mapper $split of $mapper"
        cat split.out >>mapped
        split=$((split + 1))
    done
    grep -qv '^[^	]*	{.*}$' mapped && fail 'a mapper writes KEY TAB VALUE and nothing else'
    shuffle "$reducers" <mapped
    : >result
    for part in part.[0-9]*; do
        LC_ALL=C sort "$part" | reduce >>result || fail "reducer of $part"
    done
    LC_ALL=C sort -o result result
}

places='s/"archive":"[^"]*","offset":[0-9]*,//g'

# ---- archives by their paths ----
"$fulltime" extract part-*.warc.gz | "$fulltime" merge - | LC_ALL=C sort >single
for shape in '1 1' '2 3' '3 2' '5 4'; do
    # shellcheck disable=SC2086
    job map_paths paths $shape
    cmp single result || fail "paths, $shape mappers and reducers"
done

# ---- lines ----
"$fulltime" extract lines.ndjson | "$fulltime" merge - | sed "$places" | LC_ALL=C sort >single
for shape in '1 2' '4 3'; do
    # shellcheck disable=SC2086
    job map_lines lines.ndjson $shape
    sed "$places" result | LC_ALL=C sort >facts
    cmp single facts || fail "lines, $shape mappers and reducers"
done

# ---- tasks without input end well, and say nothing ----
for task in map_lines map_paths reduce; do
    $task </dev/null >out 2>err || fail "$task without input"
    [ ! -s out ] || fail "$task without input prints nothing"
done

# ---- a mapper that is run twice, as a spare or after a failure ----
map_lines <lines.ndjson >first
map_lines <lines.ndjson >second
cmp first second || fail 'a task gives the same bytes each time'

# ---- damaged lines do not fail a task, an output that cannot be written does ----
{ echo '{"html":'; head -n 3 lines.ndjson; } >damaged.ndjson
map_lines <damaged.ndjson >out 2>err || fail 'a damaged line fails no task'
grep -q 'byte 0: JSON' err || fail 'a damaged line is named'
if [ -c /dev/full ]; then
    map_lines <lines.ndjson >/dev/full 2>err && fail 'a full disk fails the task'
fi

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
