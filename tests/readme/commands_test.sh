#!/bin/sh
# Runs each `$ build/release/fulltime …` that stands first in a console block
# of the README and holds what follows it against what is printed. Line breaks
# and spaces do not count: the README wraps long lines.
set -eu
unset COLUMNS
command=$1
cd "$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file a block: the arguments on the first line, then the output.
awk -v work="$work" '
    /^```console$/ { inside = 1; first = 1; next }
    /^```$/ { inside = 0; next }
    inside && first && /^\$ build\/release\/fulltime / {
        out = sprintf("%s/%03d", work, ++count)
        sub(/^\$ build\/release\/fulltime /, "")
        print > out
        shown = 1; first = 0; next
    }
    inside && first { shown = 0; first = 0 }
    inside && shown { print > out }
' README.md

blocks=0
for block in "$work"/*; do
    [ -f "$block" ] || break
    blocks=$((blocks + 1))
    arguments=$(head -n 1 "$block")
    # The arguments are plain words.
    # shellcheck disable=SC2086
    "$command" $arguments | tr -d ' \n' >"$work/got"
    tail -n +2 "$block" | tr -d ' \n' >"$work/shown"
    if ! cmp -s "$work/got" "$work/shown"; then
        echo "README.md: 'fulltime $arguments' prints otherwise"
        exit 1
    fi
    rm -f "$work/got" "$work/shown"
done
if [ "$blocks" -lt 2 ]; then
    echo "README.md: expected two commands with their output, found $blocks"
    exit 1
fi
