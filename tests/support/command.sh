# What tests of the command share; for sh, read with `.`. The caller has set
# `work`, a folder to write in, and `fulltime`, the command; `line` names the
# last run where the caller's own `run` sets it.
# shellcheck shell=sh disable=SC2034,SC2154
set -u
failures=0
line=fulltime
unset FULLTIME_RULES NO_COLOR COLUMNS
rm -rf "$work"
mkdir -p "$work" || exit 1
cd "$work" || exit 1
: >out
: >err

fail() {
    failures=$((failures + 1))
    echo "FAILED: $1"
    echo "--- standard output"
    head -c 2000 out
    echo "--- standard error"
    head -c 2000 err
    echo "---"
}

# run STATUS ARGUMENT...: runs the command and checks its exit status.
run() {
    wanted=$1
    shift
    line="fulltime $*"
    "$fulltime" "$@" >out 2>err
    got=$?
    [ "$got" -eq "$wanted" ] || fail "'$line' ended with $got, not $wanted"
}

# The last run printed, or said, a line with the words.
prints() { grep -q -e "$1" out || fail "'$line' should print: $1"; }
says() { grep -q -e "$1" err || fail "'$line' should say: $1"; }
silent() { [ ! -s out ] || fail "'$line' should print nothing"; }
quiet() { [ ! -s err ] || fail "'$line' should say nothing"; }
ends() { [ "$1" -eq "$2" ] || fail "$3 ended with $1, not $2"; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 should be the same: $3"; }
