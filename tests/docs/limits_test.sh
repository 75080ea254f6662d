#!/bin/sh
# Holds the table of limits in SECURITY.md against the code: each row names what
# the code says, and in which file.
# usage: limits_test.sh ROOT
set -eu
cd "$1"
# A row is: what, most, the code and its file; both in back quotes.
table=$(tr -d '\140' <SECURITY.md | sed -n 's/^| .* | \([A-Z_]* = [^|]*\) | \(extractor[^ ]*\) |$/\1|\2/p')
rows=$(printf '%s\n' "$table" | wc -l)
wrong=$(printf '%s\n' "$table" | while IFS='|' read -r said file; do
    pattern=$(printf '%s' "$said" | sed 's/[*]/[*]/g')
    grep -qE "$pattern([^0-9]|\$)" "$file" || echo "SECURITY.md says '$said', but $file does not"
done)
[ "$rows" -gt 25 ] || { echo "SECURITY.md: only $rows limits"; exit 1; }

# And how many system calls the cage allows or refuses politely.
calls=$(grep -c '^    {SYS_' extractor/cli/cage.c)
grep -q "a list of $calls numbers" SECURITY.md ||
    { echo "SECURITY.md: the filter has $calls numbers"; exit 1; }
[ -z "$wrong" ] || { echo "$wrong"; exit 1; }
echo "$rows limits are as SECURITY.md says"
