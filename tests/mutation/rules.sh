#!/bin/sh
# Takes one rule after the other out of a pack: `fulltime test` has to say that it
# is gone, or that another rule needs it. (What its articles lose without it, all of
# them at once, tells `fulltime coverage --worth`.)
# usage: rules.sh FULLTIME PACK NAMES CORPUS WORK [EVERY]
#   PACK, NAMES  the folders of the pack and of the tables beside it
#   WORK         a folder to write in; what was in it is deleted
#   EVERY        only each so-manieth rule (1: all of them, a minute)
set -eu
fulltime=$1
pack=$2
names=$3
corpus=$4
work=$5
every=${6:-1}
rm -rf "$work"
mkdir -p "$work"
cp -r "$pack" "$work/pack"
cp -r "$names" "$work/names"
# One article is enough: the list of the rules that were there is held against any.
mkdir -p "$work/corpus/report"
cp -r "$(find "$corpus/report" -mindepth 1 -maxdepth 1 | LC_ALL=C sort | head -n 1)" "$work/corpus/report"
"$fulltime" test --rules "$work/pack" --corpus "$work/corpus" --accept-loss >/dev/null

# A rule reaches from its "- id:" to the next one.
# shellcheck disable=SC2016 # it is awk's
without='
    /^- id: / { out = ($3 == rule) }
    /^[^- #]/ { out = 0 }
    !out { print }
'
count=0
tried=0
failed=0
for file in "$work"/pack/*.yaml; do
    # shellcheck disable=SC2013 # an id has no blank
    for rule in $(sed -n 's/^- id: *\([^ #]*\).*/\1/p' "$file"); do
        count=$((count + 1))
        [ $((count % every)) -eq 0 ] || continue
        tried=$((tried + 1))
        cp "$file" "$work/whole"
        awk -v rule="$rule" "$without" "$work/whole" >"$file"
        "$fulltime" test --rules "$work/pack" --corpus "$work/corpus" >"$work/out" 2>&1 || :
        cp "$work/whole" "$file"
        if ! grep -q -e "^1 rule gone since accepted: $rule\$" -e "no rule '$rule'" "$work/out"; then
            failed=$((failed + 1))
            echo "nobody misses $rule:"
            tail -n 5 "$work/out"
        fi
    done
done
echo "$tried of $count rules taken out, $failed not missed"
[ "$tried" -gt 0 ] && [ "$failed" -eq 0 ]
