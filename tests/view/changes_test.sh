#!/bin/sh
# Records that changed since they were accepted: changed/corpus was accepted with
# the pack changed/old, and is read with changed/new. Looks at what test, its page
# and review show of that.
# usage: changes_test.sh FULLTIME TESTS WORK
#   TESTS  the folder of the tests
#   WORK   a folder to write in; what was in it is deleted
fulltime=$1
tests=$2
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"
cp -r "$tests/view/changed/." .

# has WORDS...: the page has them in a row, tags aside.
has() {
    sed 's/<[^>]*>/ /g' out | tr -s ' \n' ' ' | grep -q -e "$1" || fail "'$line' should show: $1"
}

run 0 test --rules old --corpus corpus; prints '6 known gaps'; prints '^passed$'
run 1 test --rules new --corpus corpus; prints '^FAILED$'
prints '^changed *4 records (2 better, 2 worse, 0 neither)'
prints 'missing: Easton 2-1 Norrow'
prints 'got      \[{"name":"Ann Bell","minute":45,"offset":2}\]'
run 1 test --rules new --corpus corpus --all; prints 'expected {"ht":\[2,0\],"ft":\[3,2\]}'

run 1 test --rules new --corpus corpus --html
has 'Changed records 2 better, 2 worse, 0 neither'
has 'worse Easton 2-1 Norrow gone'
has 'better Easton 2-1 Norrow new'
has 'score ft 1–0 ht 1–0, ft 1–0 ht 1–0, ft 1–0 goals1'
has 'goals1 Ann Bell 12′ (pen), Ann Bell 45+2′ Ann Bell 45+2′'
has 'attendance 9,*000 9,*000'
prints '<mark[^>]*>9000</mark>'     # the old value, where it stood
prints '<mark[^>]*>Mill Park</mark>'
prints 'class="delta".*class="worse"'
run 1 test --rules new --corpus corpus --html --field goals; has 'goals1'
run 1 test --rules new --corpus corpus --html worse; has 'Orland 3-2 Norrow'

# answer ANSWERS ARGUMENT...: one answer a letter.
answer() {
    printf '%s\n' "$1" | sed 's/./&\n/g' >answers
    shift
    rm -rf trial
    cp -r corpus trial
    line="fulltime review $*"
    "$fulltime" review --rules new --corpus trial "$@" <answers >out 2>err || fail "'$line' ended badly"
}
answer nnnn; prints '^0 changes accepted$'; prints 'worse, gone: Easton 2-1 Norrow$'
prints 'better, new: Easton 2-1 Norrow$'
diff -r corpus trial >err || fail 'review: no leaves all as it was'
answer yyyyyyyy --accept-loss; prints '^4 changes accepted$'
run 0 test --rules new --corpus trial; prints '^passed$'
answer nyy --accept-loss; prints '^2 changes accepted$' # the answers end
answer ynyn --accept-loss better new; prints '^1 change accepted$'
EDITOR=false VISUAL='' answer eq better; prints '^the editor failed$'

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
echo "all held"
