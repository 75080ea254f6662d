#!/bin/sh
# Changes every number of the gold, one at a time: `fulltime test` has to mind each.
# usage: numbers.sh FULLTIME RULES CORPUS WORK
#   WORK  a folder to write in; what was in it is deleted
# Each change makes an article of its own; all of them together are the corpus of
# a single run, which takes seconds. Beside them stands each article with an empty
# line more in its gold: so nothing of it counts as accepted, and what differs there
# must not be what differs after a change, unless the whole record is missing.
set -eu
fulltime=$1
rules=$2
corpus=$3
work=$4
rm -rf "$work"
mkdir -p "$work/whole"
cp -r "$corpus/." "$work/whole"
"$fulltime" test --rules "$rules" --corpus "$work/whole" --accept-loss >/dev/null

# Prints the file as often as it has numbers, each time with one more in the n-th
# of them, into the n-th folder, and once whole. A number stands behind one of ":[,".
# shellcheck disable=SC2016 # it is awk's
change='
    { lines[NR] = $0 }
    function change(line, n,    out, number) {
        while (match(line, /[:[,][0-9]+/)) {
            number = substr(line, RSTART + 1, RLENGTH - 1)
            out = out substr(line, 1, RSTART) (++seen == n ? number + 1 : number)
            line = substr(line, RSTART + RLENGTH)
        }
        return out line
    }
    END {
        for (n = 0; n <= count; n++) {
            seen = 0
            for (i = 1; i <= NR; i++)
                print change(lines[i], n) >(to "." n "/expected.ndjson")
            if (n == 0)
                print "" >(to ".0/expected.ndjson")
            close(to "." n "/expected.ndjson")
        }
    }
'
find "$work/whole" -name expected.ndjson | LC_ALL=C sort >"$work/files"
while read -r file; do
    from=${file%/expected.ndjson}
    to=$work/changed/${from#"$work/whole/"}
    count=$(grep -o '[:[,][0-9][0-9]*' "$file" | wc -l)
    n=0
    while [ $n -le "$count" ]; do
        mkdir -p "$to.$n"
        ln "$from"/a* "$to.$n" # article.*, accepted.ndjson
        [ $n -eq 0 ] || echo "${to#"$work/changed/"}.$n" >>"$work/names"
        n=$((n + 1))
    done
    awk -v count="$count" -v to="$to" "$change" "$file"
done <"$work/files"

"$fulltime" test --rules "$rules" --corpus "$work/changed" --tap >"$work/tap" || :

# Of the run: the names of those that failed, with what differs in them.
# shellcheck disable=SC2016 # it is awk's
judge='
    FILENAME == ARGV[1] {
        if (sub(/^not ok [0-9]* - corpus: /, ""))
            failed[name = $0] = 1
        else if (/^#  /)
            differs[name] = differs[name] $0
        next
    }
    !failed[$0] {
        print "nobody minds " $0
        bad++
    }
    {
        whole = $0
        sub(/[0-9]+$/, "0", whole)
        if (differs[$0] != differs[whole])
            next
        if (differs[whole] ~ /missing:/) {
            missing++
            next
        }
        print "nothing else differs in " $0
        bad++
    }
    END {
        print FNR " numbers changed, " missing + 0 " of them in records that are missing, " bad + 0 " not minded"
        exit FNR == 0 || bad > 0
    }
'
awk "$judge" "$work/tap" "$work/names"
