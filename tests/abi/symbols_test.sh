#!/bin/sh
# Holds what the shared library exports against the list of what it promises.
# usage: symbols_test.sh NM LIBRARY LIST SONAME
#   LIST    the names, one a line, sorted
#   SONAME  how the library is asked for at run time: libfulltime.so.0
set -eu
nm=$1
library=$2
list=$3
soname=$4

# The sanitizers and the coverage tools add names of their own.
"$nm" -D --defined-only "$library" | awk '$2 != "A" { print $3 }' |
    grep -v -e '^__' -e '^_init$' -e '^_fini$' -e '^mangle_path$' | LC_ALL=C sort >symbols.now ||
    true
if ! diff -u "$list" symbols.now; then
    echo "What is exported has changed. A name that is gone or means something else"
    echo "breaks programs (docs/stability.md); a new one goes into $list."
    exit 1
fi
grep -qa "$soname" "$library" || {
    echo "the library should be known as $soname"
    exit 1
}
echo "$(wc -l <symbols.now) names are exported"
