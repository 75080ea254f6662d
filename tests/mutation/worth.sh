#!/bin/sh
# Names the rules that help in no article: without them nothing would be lost.
# usage: worth.sh FULLTIME RULES CORPUS [MOST]
#   MOST  fails when there are more of them (0 when it is left out)
set -eu
idle=$("$1" coverage --rules "$2" --corpus "$3" --worth --json |
    sed -n 's/^{"rule":"\([^"]*\)","articles":[0-9]*,"helped":0,.*/\1/p')
[ -z "$idle" ] || echo "$idle"
count=$(printf '%s' "$idle" | grep -c . || :)
echo "$count rules help in no article, ${4:-0} may"
[ "$count" -le "${4:-0}" ]
