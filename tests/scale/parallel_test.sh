#!/bin/sh
# GNU parallel for real: what several processes make of pieces of a pile is what
# one process makes of all, even when some of them are killed half-way.
# usage: parallel_test.sh FULLTIME PAGES ROOT WORK
set -u
fulltime=$1
make_pages=$2
root=$3
work=$4
if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    echo "GNU parallel is not there"
    exit 77
fi
rm -rf "$work"
mkdir -p "$work" || exit 1
cd "$work" || exit 1
export FULLTIME_RULES="$root/rules"
# what parallel keeps for itself, and its notice about citations
export PARALLEL_HOME="$work/home"
mkdir -p "$PARALLEL_HOME"
: >"$PARALLEL_HOME/will-cite"
failures=0

fail() {
    failures=$((failures + 1))
    echo "FAILED: $1"
}

find "$root/corpus" -name 'article.html' -o -name 'article.txt' | LC_ALL=C sort >articles
for part in 1 2 3 4; do
    tr '\n' '\0' <articles | xargs -0 "$make_pages" warc.gz $((part * 40)) "part-$part.warc.gz" || exit 1
done
tr '\n' '\0' <articles | xargs -0 "$make_pages" ndjson 200 lines.ndjson || exit 1

# ---- an archive a process ----
"$fulltime" extract --key part-*.warc.gz | LC_ALL=C sort | "$fulltime" merge --sorted - >single || fail 'one process'
[ -s single ] || fail 'there are matches'
printf '%s\n' part-*.warc.gz |
    parallel -j 2 "'$fulltime' extract --key {}" |
    LC_ALL=C sort | "$fulltime" merge --sorted - >several
cmp single several || fail 'an archive a process'

# ---- killed half-way, and started again by the log of jobs ----
# The first try of each archive is killed when something of it is safe.
cat >flaky.sh <<'END'
archive=$1
tries=$archive.tries
echo x >>"$tries"
if [ "$(wc -l <"$tries")" -eq 1 ]; then
    "$FULLTIME" extract --key --output "$archive.keyed" "$archive" &
    sleep 0.$((RANDOM_TENTH))
    kill -9 $! 2>/dev/null
    wait $!
    exit
fi
exec "$FULLTIME" extract --key --resume --output "$archive.keyed" "$archive"
END
export FULLTIME="$fulltime" RANDOM_TENTH=3
parallel -j 2 --retries 3 --joblog log sh flaky.sh {} ::: part-*.warc.gz || fail 'all end well after a retry'
LC_ALL=C sort part-*.warc.gz.keyed | "$fulltime" merge --sorted - >retried
cmp single retried || fail 'killed half-way'

# ---- lines, cut into blocks by parallel ----
"$fulltime" extract lines.ndjson | "$fulltime" merge - >single
parallel --pipe --block 300k -j 2 --recend '\n' "'$fulltime' extract --type ndjson --key -" <lines.ndjson |
    LC_ALL=C sort | "$fulltime" merge --sorted - >several
for name in single several; do # where a line stood differs, what it says does not
    sed 's/"archive":"[^"]*","offset":[0-9]*,//g' $name >$name.facts
done
cmp single.facts several.facts || fail 'blocks of lines'

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
