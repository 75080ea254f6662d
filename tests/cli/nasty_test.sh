#!/bin/sh
# Articles, records, packs and file names written to do harm, through the
# commands that print for a terminal, a browser or another program: nothing in
# them is obeyed.
# usage: nasty_test.sh FULLTIME TESTS WORK
fulltime=$1
tests=$2
work=$3
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"
pack=$tests/cli/pack

# Neither is in FILE: escapes, other controls (C1 too), marks that turn text.
obeyed='[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]'
harmless() {
    LC_ALL=C grep -aPn "$obeyed" "$1" >found && fail "$2 holds what a terminal obeys: $(od -c found | head -3)"
}
both() {
    harmless out "$line"
    harmless err "$line (standard error)"
}

escape=$(printf '\033[31m\033]0;title\007\302\2331m\342\200\256 nevE\342\201\246')
markup='<script>alert(1)</script><img src=x onerror=alert(1)>'
name="a$escape.html"

# ---- an article ----
cat >"$name" <<END
<html><head><title>$escape &lt;script&gt;alert(1)&lt;/script&gt; &#27;[31m &#x202e;</title>
<link rel="canonical" href="javascript:alert(1)"><meta name="author" content="$escape"></head>
<body><h1>Orland beat Norrow 2-1 $escape</h1>
<p>Orland beat Norrow 2-1. $escape &lt;script&gt;alert(1)&lt;/script&gt; &#27;]0;x&#7; Before 9,000 spectators they won$escape.</p>
<p>=1+1 &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; Norrow beat Orland 3-1 &#155;1m.</p></body></html>
END
for words in "extract" "extract --summary" "extract --format csv" "extract --format table" \
    "extract --format football.txt" "extract --format openfootball" "extract --format jsonld" \
    "extract --key" "explain" "explain --all --near" "explain --field attendance" \
    "explain --at 1:5" "explain --rule score.beat"; do
    # shellcheck disable=SC2086 # words
    run 0 $words --rules "$pack" "$name"
    both
done
run 0 text --meta "$name"
both
run 0 text --zones "$name"
both

# ---- to the byte for programs, but not for a terminal ----
run 0 text "$name"
cp out raw
LC_ALL=C grep -aqP '\xc2\x9b' raw || fail 'the text has what the article has'
if command -v script >/dev/null; then
    line='fulltime text, on a terminal'
    script -qec "'$fulltime' text '$name'" /dev/null >out 2>err </dev/null
    tr -d '\r' <out >shown
    harmless shown "$line"
    grep -aq 'Before 9,000 spectators' shown || fail "$line shows the text"
fi

# ---- its page: what stands in it is text ----
run 0 explain --html --rules "$pack" "$name"
cp out page.html
harmless page.html 'the page'
grep -q -e 'onerror=alert(1)>' -e '<script>alert' page.html && fail 'markup of an article stands in the page'
grep -q 'href="javascript:' page.html && fail 'an address that is none of the web is no link'
sed 's/.*/harmless/' /dev/null >plain.html
sed "s/$(printf '\033')[^ ]*//g" "$name" | tr -d '\000-\010\013-\037' | sed 's/&[a-z#0-9]*;//g' >plain.html
run 0 explain --html --rules "$pack" plain.html
[ "$(grep -o '<script' page.html | wc -l)" -eq "$(grep -o '<script' out | wc -l)" ] ||
    fail 'the page has as many scripts as any other'

# ---- files that cannot be read ----
run 3 extract --rules "$pack" "missing$escape.html"
both
run 3 explain --rules "$pack" "missing$escape.html"
both
run 3 text "missing$escape.html"
both
printf '\211PNG\r\n\032\n%s' "$escape" >"broken$escape.html"
run 3 extract --rules "$pack" "broken$escape.html"
both
printf '{"html": 1, "%s": }\n' "$escape" >"lines$escape.ndjson"
run 3 extract --type ndjson --rules "$pack" "lines$escape.ndjson"
both

# ---- records that others made ----
json() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr -d '\000-\037'; }
words="$(json "$markup")\\u001b[31m\\u009b1m\\u202e\\u0000\\n=1+1"
cat >records.ndjson <<END
{"schema":"fulltime/match/1","id":"$words","sport":"football","role":"reported","status":"final","date":"2026-03-14","competition":"$words","team1":"$words","team2":"Finland","codes":[null,null],"score":{"ft":[2,1]},"goals1":[{"name":"$words","minute":5}],"venue":{"name":"$words","city":"$words"},"attendance":5,"confidence":0.97,"checks":{},"conflicts":[{"field":"/venue/name","kept":"$words","refused":"$words","kept_quote":"$words","refused_quote":"$words"}],"evidence":{"/team1":[{"rule":"$words","span":[0,5],"quote":"$words","block":0,"conf":0.29}]},"source":{"uri":"$words","title":"$words","url":"javascript:alert(1)","lang":"$words","text_sha256":"00","pack":"$words","fulltime":"$words"}}
END
for words in "merge" "merge --format csv" "merge --format table" "merge --format football.txt" \
    "merge --format openfootball" "merge --format jsonld"; do
    # shellcheck disable=SC2086 # words
    run 0 $words records.ndjson
    both
done
run 0 report records.ndjson
harmless out 'the page of a dataset'
grep -q -e 'onerror=alert(1)>' -e '<script>alert' -e 'href="javascript:' out &&
    fail 'markup of a record stands in the page of a dataset'
printf 'date,home_team,away_team,home_score,away_score\n2026-03-14,"%s",Finland,3,1\n' "$markup" >table.csv
"$fulltime" check records.ndjson --rules "$pack" --against table.csv >out 2>err
line='fulltime check'
both
printf '{"schema":"%s"}\n' "$escape" >"no$escape.ndjson"
run 3 merge "no$escape.ndjson"
both

# ---- a pack ----
cp -r "$pack" "pack$escape"
cat >>"pack$escape/pack.yaml" <<END
- id: odd
  about: '$(printf '\302\2331m\342\200\256')$markup'
  pattern: '$(printf '\302\2331m\342\200\256')('
  emit: {nobody$(printf '\342\200\256'): 1}
END
for form in text json github; do
    run 2 lint --format $form "pack$escape"
    both
done
run 2 extract --rules "pack$escape" "$name"
both
"$fulltime" fmt "pack$escape/pack.yaml" >out 2>err
line='fulltime fmt'
harmless err "$line"

# ---- pipes and devices in folders: they would never end ----
mkdir pipes
mkfifo pipes/a.html pipes/b.yaml pipes/c.warc
ln -s /dev/zero pipes/d.html
echo 'Orland beat Norrow 2-1.' >pipes/e.txt
for words in "extract --rules $pack pipes" "extract --isolate --rules $pack pipes" \
    "fmt --check pipes" "lint pipes"; do
    line="fulltime $words"
    # shellcheck disable=SC2086 # words
    timeout 20 "$fulltime" $words >out 2>err
    [ $? -ne 124 ] || fail "'$line' waits for ever"
done
cp -r "$pack" piped
rm piped/teams.tsv
mkfifo piped/teams.tsv
line='fulltime lint piped'
timeout 20 "$fulltime" lint piped >out 2>err
[ $? -eq 2 ] || fail "'$line' should end with 2"

# ---- a corpus ----
mkdir -p "corpus/report/one"
cp "$name" corpus/report/one/article.html
echo '{"role":"reported","status":"final","team1":"'"$(json "$markup")"'\u001b[31m\u202e","team2":"Norrow","score":{"ft":[2,1]}}' >corpus/report/one/expected.ndjson
for words in "test" "test --tap" "test --json" "test --html" "test --junit junit.xml" "coverage --all" "coverage --json"; do
    # shellcheck disable=SC2086 # words
    "$fulltime" $words --rules "$pack" --corpus corpus >out 2>err
    line="fulltime $words"
    both
done
"$fulltime" test --html --rules "$pack" --corpus corpus >out 2>err
grep -q -e 'onerror=alert(1)>' -e '<script>alert' out && fail 'markup stands in the page of a test'
harmless junit.xml 'the file for JUnit'
grep -q -e '<script>' -e '<img' junit.xml && fail 'markup stands in the file for JUnit'

# ---- SQL ----
run 0 extract --rules "$pack" --db out.db "$name"
run 0 extract --rules "$pack" --db "x'; DROP TABLE matches; --.db" "$name"
run 0 merge out.db
both
[ -s out ] || fail 'the dataset holds what was read'

[ $failures -eq 0 ] || exit 1
echo "all is well"
