#!/bin/sh
# Fills a folder with what the command works on, and runs refused_test in it.
# usage: refused_test.sh TEST FULLTIME PROJECT WORK [WORD]
#   TEST     the program (refused_test.c)
#   WORK     a folder to write in; what was in it is deleted
#   WORD     only command lines with it
test=$1
fulltime=$2
project=$3
work=$4
# shellcheck source=SCRIPTDIR/../support/command.sh
. "$(dirname "$0")/../support/command.sh"
FULLTIME_CACHE=off # packs are read, each time
export FULLTIME_CACHE

cat >win.txt <<'END'
Owls fly high

Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.

Easton beat Norrow on Sunday. Before sixty spectators they won, and Orland beat Easton 3-2.
END
cat >more.txt <<'END'
Easton go down

Norrow beat Easton 3-0 in the rain. Before 800 spectators they won.
END
cat >page.html <<'END'
<html><head><title>A match</title><meta property="article:published_time" content="2021-11-20">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"A match","datePublished":"2021-11-20"}</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><h1>Orland beat Norrow 3-1</h1><p>Norrow were late &amp; lost. Before 8,000 spectators they won.</p>
<table><tr><td>Orland</td><td>3</td></tr></table></body></html>
END
printf '<p>Orland beat Norrow 4-2 on Sunday, \344\366\374\337 and \351\350 %s.</p>' "$(printf '\344\366\374 %.0s' 1 2 3 4 5 6 7 8 9)" >latin.html
printf '{"url":"https://example.org/1","text":"Orland beat Norrow 2-1 on Saturday.","fetched":"2021-11-20T10:00:00Z"}\n{"html":"<p>Easton beat Norrow 3-1.</p>"}\n' >lines.ndjson
printf 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/2\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\r\n<p>Orland beat Norrow 2-1.</p>\r\n\r\n' >a.warc
printf 'win.txt\nmore.txt\n' >list
: >empty
gzip -c more.txt >more.txt.gz
ln -s "$project/tests/cli/pack" pack
ln -s "$project/rules" real
cp "$project/tests/dataset/stories.ndjson" .
find "$project/corpus" \( -name article.html -o -name article.txt \) -size -8 | LC_ALL=C sort | awk 'NR % 40 == 1' >articles
mkdir -p folder/inner corpus/one corpus/two
cp win.txt more.txt folder/inner
cp win.txt corpus/one/article.txt
cp more.txt corpus/two/article.txt
"$fulltime" extract --rules pack --published 2021-11-20 win.txt more.txt >records.ndjson
"$fulltime" extract --rules pack --key win.txt more.txt | LC_ALL=C sort >keyed
"$fulltime" extract --rules pack win.txt >corpus/one/expected.ndjson
"$fulltime" extract --rules pack more.txt >corpus/two/expected.ndjson
for one in corpus/*/expected.ndjson; do
    sed 's/,"confidence".*/}/; s/"schema":"[^"]*","id":"[^"]*","sport":"[^"]*",//; s/,"codes":\[[^]]*\]//' \
        "$one" >changed && mv changed "$one"
done
"$fulltime" extract --rules pack --db before.db win.txt >out 2>err || fail 'a dataset'
echo '{"doc":"win","source":{"path":"win.txt"},"matches":[{"home":"Orland","home_aka":["the Owls"],"away":"Norrow","away_aka":[],"score":[2,1],"sides":"known","date":null,"goals":[{"team":"Orland","player":"Ann Bell","minute":4,"kind":"penalty"}],"half_time":null,"shootout":null,"venue":null,"city":null,"attendance":9000}]}' >gold.ndjson
cat >results.csv <<'END'
date,home_team,away_team,home_score,away_score,tournament,city,country,neutral
2021-11-20,Canada,Mexico,2,1,Friendly,Toronto,Canada,FALSE
END
cat >goals.csv <<'END'
date,home_team,away_team,team,scorer,minute,own_goal,penalty
2021-11-20,Canada,Mexico,Canada,Ann Bell,12,FALSE,TRUE
END
echo 'Canada beat Mexico 2-2 on Saturday. Canada beat Mexico 2-1 on Saturday.' |
    "$fulltime" extract --rules real --published 2021-11-21 >canada.ndjson
printf 'pack: {id: p, version: 0.1.0}\nrules:\n- {id: r, emit: {head: true}, pattern: "x*"}\n' >ugly.yaml
printf 'pack: {id: p, version: 0.1.0}\nrules:\n- {id: r, abuot: [1, {a: b}], pattern: "%%{nobody}("}\n' >bad.yaml
cp -r "$project/tests/faults/rich" rich
cp -r "$project/tests/view/changed" changed
touch -d '2020-01-01' rich/* rich/other/* # of files that are still being written none is made
FULLTIME_CACHE=$PWD/kept "$fulltime" extract --rules rich win.txt >out || fail 'an image of a pack'
[ "$failures" -eq 0 ] || exit 1
exec "$test" ${5:+"$5"}
