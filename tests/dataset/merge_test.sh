#!/bin/sh
# `fulltime merge` as a user meets it: files, a pipe, damage, order and keys.
# usage: merge_test.sh FULLTIME CORPUS WORK
#   CORPUS  articles, as in corpus/
#   WORK    a folder to write in; what was in it is deleted
fulltime=$1
corpus=$2
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

# The corpus twice: as it is, and as another site printed it the day after.
find "$corpus" -name article.html -o -name article.txt | LC_ALL=C sort |
    xargs "$fulltime" extract >records 2>err
sed 's/"uri":"[^"]*"/"uri":"copy"/' records >copies
cat records copies >all

"$fulltime" merge all >merged 2>err
ends $? 0 merge
[ -s merged ] || fail "merge should print records"
[ "$(wc -l <merged)" -lt "$(wc -l <all)" ] || fail "copies should be merged"

"$fulltime" merge copies records records >again 2>err
same merged again "files in another order, one of them twice"
awk 'NR % 3 == 1' all | "$fulltime" merge >part1 2>err
awk 'NR % 3 != 1' all | "$fulltime" merge - >part2 2>err
"$fulltime" merge part2 part1 >again 2>err
same merged again "what was merged in parts"
"$fulltime" merge merged >again 2>err
same merged again "what was merged before"

# A damaged line is named and passed over.
{ echo '{"schema":"fulltime/match/1"'; head -n 3 records; echo 'no json'; } >damaged
head -n 3 records | "$fulltime" merge >expected 2>err
"$fulltime" merge damaged >again 2>err
ends $? 3 "merge of a damaged file"
same expected again "the lines that are whole"
grep -q 'damaged:1:' err || fail "line 1 should be named"
grep -q 'damaged:5:' err || fail "line 5 should be named"
"$fulltime" merge nowhere records >again 2>err
ends $? 3 "merge of a file that is not there"
"$fulltime" merge records >expected 2>/dev/null
same expected again "the files that are there"
grep -q nowhere err || fail "the file should be named"

# Other formats, and a file.
"$fulltime" merge --format table all >printed 2>err
ends $? 0 "merge --format table"
[ -s printed ] || fail "a table should be printed"
"$fulltime" merge --output out.ndjson all 2>err
ends $? 0 "merge --output"
same merged out.ndjson "the file and what is printed"

# With keys, a sort brings together what belongs together.
find "$corpus" -name article.html -o -name article.txt | LC_ALL=C sort |
    xargs "$fulltime" extract --key >keyed 2>err
cut -f 2- keyed | "$fulltime" merge >expected 2>err
LC_ALL=C sort keyed | "$fulltime" merge --sorted >again 2>err
ends $? 0 "merge --sorted"
same expected again "sorted lines"
"$fulltime" merge keyed >again 2>err
same expected again "lines with keys in any order"
LC_ALL=C sort -r keyed | "$fulltime" merge --sorted >again 2>err
ends $? 3 "merge --sorted of lines that are not"
grep -q -e '--sorted, but' err || fail "it should be said that they are not sorted"

# A full disk is said once, and cleanly.
if [ -w /dev/full ]; then
    "$fulltime" merge all >/dev/full 2>err
    ends $? 3 "merge onto a full disk"
    [ "$(wc -l <err)" -eq 1 ] || fail "a full disk should be one line"
fi
"$fulltime" merge --sort all >again 2>err
ends $? 2 "an option that is not there"

: >empty
"$fulltime" merge empty >again 2>err
ends $? 0 "merge of nothing"
[ ! -s again ] || fail "nothing should be printed"

[ "$failures" -eq 0 ] || exit 1
echo "all is well"
