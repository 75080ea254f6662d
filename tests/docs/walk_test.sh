#!/bin/sh
# Does what a page of docs/ tells its reader to do, and holds what is printed
# against what the page shows. Blocks fenced with "file=NAME" are written to
# that file, in order; of a console block each line "$ fulltime ..." is run.
# Spaces and line breaks do not count, and "…" stands for anything.
# usage: walk_test.sh FULLTIME PAGE WORK LEAST
#   LEAST  commands that the page has at least
set -eu
fulltime=$1
page=$2
work=$3
least=$4
unset FULLTIME_RULES NO_COLOR
rm -rf "$work"
mkdir -p "$work/steps" "$work/desk"

# One file a step, by number: NNN.file with its name on the first line, or
# NNN.run with the command on the first line and what it prints.
awk -v steps="$work/steps" '
    function step(kind) { out = sprintf("%s/%03d.%s", steps, ++count, kind) }
    /^```/ && inside { inside = ""; out = ""; next }
    /^```[a-z]* file=/ {
        inside = "file"; step("file")
        sub(/^```[a-z]* file=/, ""); print > out; next
    }
    /^```console$/ { inside = "console"; next }
    /^```/ { inside = "other"; next }
    inside == "file" { print > out }
    inside == "console" && /^\$ / { step("run"); sub(/^\$ /, ""); print > out; next }
    inside == "console" && out != "" { print > out }
' "$page"

cd "$work/desk"
commands=0
for step in "$work"/steps/*; do
    head -n 1 "$step" >"$work/head"
    read -r first <"$work/head"
    case $step in
        *.file)
            mkdir -p "$(dirname "$first")"
            tail -n +2 "$step" >"$first"
            ;;
        *)
            commands=$((commands + 1))
            # The arguments are plain words.
            # shellcheck disable=SC2086
            "$fulltime" ${first#fulltime } >"$work/got" 2>&1 || true
            tail -n +2 "$step" | tr -d ' \n' >"$work/shown"
            tr -d ' \n' <"$work/got" >"$work/flat"
            awk '
                FILENAME == ARGV[1] { got = got $0; next }
                { shown = shown $0 }
                END {
                    count = split(shown, parts, "…")
                    if (count < 2)
                        exit got != shown
                    for (i = 1; i <= count; i++) {
                        at = index(got, parts[i])
                        if (parts[i] != "" && !at || i == 1 && at > 1)
                            exit 1
                        if (parts[i] != "")
                            got = substr(got, at + length(parts[i]))
                    }
                    exit parts[count] != "" && got != ""
                }' "$work/flat" "$work/shown" || {
                echo "$page: '$first' prints otherwise:"
                cat "$work/got"
                exit 1
            }
            ;;
    esac
done
if [ "$commands" -lt "$least" ]; then
    echo "$page: found $commands commands, expected $least"
    exit 1
fi
