#!/bin/sh
# `fulltime extract --db` as a user meets it: a second run, changed and removed
# articles, two writers, a killed one, a full disk.
# usage: database_test.sh FULLTIME CORPUS WORK
#   CORPUS  articles, as in corpus/
#   WORK    a folder to write in; what was in it is deleted
fulltime=$1
corpus=$2
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"

cp -R "$corpus" pages
"$fulltime" extract pages >records 2>err
"$fulltime" merge records >expected 2>err

"$fulltime" extract --db a.db pages >out 2>err
ends $? 0 "extract --db"
[ ! -s out ] || fail "records go to the dataset alone"
says '^fulltime: a.db: [1-9][0-9]* articles new, 0 changed, 0 as before, 0 withdrawn'
"$fulltime" merge a.db >again 2>err
same expected again "records and what the dataset gives back"

# A second run touches nothing.
"$fulltime" extract --db a.db pages 2>err
ends $? 0 "a second run"
says ' 0 articles new, 0 changed, [1-9][0-9]* as before, 0 withdrawn'
"$fulltime" merge a.db >again 2>err
same expected again "after a second run"

# Changed and removed articles withdraw what they said.
echo 'A corrected line, which tells of no match.' >>"$(find pages -name article.txt | LC_ALL=C sort | head -n 1)"
rm -r pages/wire
"$fulltime" extract --db a.db pages 2>err
ends $? 0 "a run after changes"
says ' 0 articles new, 1 changed, '
says ' [1-9][0-9]* withdrawn'
"$fulltime" extract pages >records 2>err
"$fulltime" merge records >expected 2>err
"$fulltime" merge a.db >again 2>err
same expected again "changed and removed articles"

# Only what lies below the inputs can be gone.
"$fulltime" extract --db a.db pages/blog 2>err
says ' 0 withdrawn'
"$fulltime" extract --db a.db pages/nowhere 2>err
ends $? 3 "a folder that is not there"
says 'nowhere'
"$fulltime" merge a.db >again 2>err
same expected again "a run over a part"

# Two writers at once, on a dataset that is not there yet.
set --
for folder in pages/*; do
    case $folder in
        pages/report | pages/blog | pages/local) ;;
        *) set -- "$@" "$folder" ;;
    esac
done
for round in 1 2 3; do
    rm -f two.db*
    "$fulltime" extract --db two.db pages/report pages/blog pages/local 2>err1 &
    first=$!
    "$fulltime" extract --db two.db "$@" 2>err
    ends $? 0 "one of two writers (round $round)"
    wait $first
    ends $? 0 "the other of two writers (round $round)"
    "$fulltime" merge two.db >again 2>err
    same expected again "two writers (round $round)"
done

# Killed at any moment, the next run completes.
rm -f killed.db*
for pause in 0.01 0.03 0.05 0.08 0.1 0.15 0.2 0.3; do
    "$fulltime" extract --db killed.db pages 2>err &
    writer=$!
    sleep $pause
    kill -9 $writer 2>/dev/null
    wait $writer 2>/dev/null
done
"$fulltime" extract --db killed.db pages 2>err
ends $? 0 "a run after killed ones"
"$fulltime" merge killed.db >again 2>err
same expected again "killed runs"

# A full disk, as far as a limit on files is one; the next run completes.
rm -f full.db*
(
    trap '' XFSZ
    ulimit -f 100
    "$fulltime" extract --db full.db pages 2>err
)
ends $? 3 "a full disk"
says 'full.db: '
"$fulltime" extract --db full.db pages 2>err
ends $? 0 "a run after a full disk"
"$fulltime" merge full.db >again 2>err
same expected again "a full disk"

# What is no dataset is left alone.
echo 'no database' >other
cp other kept
"$fulltime" extract --db other pages 2>err
ends $? 3 "a file that is no database"
says 'other: file is not a database'
same other kept "a file that is no database"
"$fulltime" extract --db nowhere/x.db pages 2>err
ends $? 3 "a folder that is not there"
says 'nowhere/x.db: unable to open'
if command -v sqlite3 >/dev/null; then
    sqlite3 foreign.db 'CREATE TABLE t (x)'
    "$fulltime" extract --db foreign.db pages 2>err
    ends $? 3 "another program's database"
    says 'no dataset of fulltime'
    [ "$(sqlite3 a.db 'PRAGMA foreign_key_check; PRAGMA integrity_check')" = ok ] ||
        fail "the dataset should be sound"
fi

[ "$failures" -eq 0 ] || exit 1
echo "all is well"
