#!/bin/sh
# Asks a dataset the questions of docs/dataset.md.
# usage: questions_test.sh WAY FULLTIME SOURCE WORK
#   WAY     sql, pandas or duckdb
#   SOURCE  the top folder of the project
#   WORK    a folder to write in; what was in it is deleted
# Ends with 77 when what it needs is not there.
set -eu
way=$1
fulltime=$2
source=$3
work=$4
unset FULLTIME_RULES

case $way in
    sql) module=sqlite3 ;;
    *) module=$way ;;
esac
python=
for one in python3 /usr/bin/python3; do # that of the system has Debian's pandas
    if [ -z "$python" ] && "$one" -c "import $module" 2>/dev/null; then
        python=$one
    fi
done
if [ -z "$python" ]; then
    echo "skipped: there is no python3 with the module $module"
    exit 77
fi

rm -rf "$work"
mkdir -p "$work"
cd "$work"
"$fulltime" extract --db results.db "$source/corpus" "$source/tests/dataset/stories"
"$fulltime" merge results.db >matches.ndjson
"$python" "$source/tests/dataset/questions.py" "$way" "$source/docs/dataset.md" \
    results.db matches.ndjson
