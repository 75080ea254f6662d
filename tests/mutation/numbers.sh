#!/bin/sh
# Changes one number of the gold after the other: `fulltime test` has to fail.
# usage: numbers.sh FULLTIME RULES CORPUS WORK [EVERY]
#   WORK   a folder to write in; what was in it is deleted
#   EVERY  only each so-manieth number (1: all of them, some minutes)
set -eu
fulltime=$1
rules=$2
corpus=$3
work=$4
every=${5:-1}
rm -rf "$work"
mkdir -p "$work"
cp -r "$corpus" "$work/corpus"
"$fulltime" test --rules "$rules" --corpus "$work/corpus" --accept-loss >/dev/null

# Adds one to the n-th number of a file; a number stands behind one of ":[,".
# shellcheck disable=SC2016 # it is awk's
change='
    {
        line = ""
        rest = $0
        while (match(rest, /[:[,][0-9]+/)) {
            found = substr(rest, RSTART + 1, RLENGTH - 1)
            line = line substr(rest, 1, RSTART)
            rest = substr(rest, RSTART + RLENGTH)
            line = line (++seen == n ? found + 1 : found)
        }
        print line rest
    }
'
count=0
tried=0
failed=0
find "$work/corpus" -name expected.ndjson | LC_ALL=C sort >"$work/files"
while read -r file; do
    name=${file#"$work/corpus/"}
    numbers=$(grep -o '[:[,][0-9][0-9]*' "$file" | wc -l)
    n=0
    while [ $n -lt "$numbers" ]; do
        n=$((n + 1))
        count=$((count + 1))
        [ $((count % every)) -eq 0 ] || continue
        tried=$((tried + 1))
        cp "$file" "$work/whole"
        awk -v n="$n" "$change" "$work/whole" >"$file"
        if "$fulltime" test --rules "$rules" --corpus "$work/corpus" "${name%/expected.ndjson}" \
            >"$work/out" 2>&1; then
            failed=$((failed + 1))
            echo "nobody minds number $n of $name"
        fi
        cp "$work/whole" "$file"
    done
done <"$work/files"
echo "$tried of $count numbers changed, $failed not minded"
[ "$tried" -gt 0 ] && [ "$failed" -eq 0 ]
