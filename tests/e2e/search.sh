#!/bin/bash
# tests/e2e/search.sh - words, phrases and fields in any language; the tables can be dropped; answers follow decisions
set -u
habeas=$1 scratch=$2
rm -rf "$scratch" && mkdir -p "$scratch/pages" && cd "$scratch" || exit 1
failed=0
wrong() {
  echo "$1"
  failed=1
}
hits() { # hits COUNT QUERY...
  local want=$1
  shift
  "$habeas" search "$@" > out 2> err || wrong "search $*: $(tail -c 300 err)"
  local got
  got=$(grep -c '"type":"hit"' out)
  [ "$got" -eq "$want" ] || wrong "search $*: $got hits, not $want"
}
printf 'Guards detained 120 farmers near Ostby on 3 May 2031, the union of growers said.\n' > pages/a.txt
printf 'Guards detained 40 farmers near Ostby on 3 May 2031, the weekly Lantern reported.\n' > pages/b.txt
printf '하천 마을 주민 열두 명이 5월에 끌려갔다고 이웃이 말했다.\n' > pages/ko.txt
printf '河谷村民在五月被警卫带走,一位邻居说。\n' > pages/zh.txt
printf 'قال الجيران إن الحراس احتجزوا المزارعين قرب الجسر.\n' > pages/ar.txt
printf 'Соседи сказали, что охранники увели двенадцать фермеров.\n' > pages/ru.txt
printf "Les voisins ont dit que les gardiens avaient emmené douze fermiers à l'écluse.\n" > pages/fr.txt
printf 'ชาวบ้านกล่าวว่าทหารจับชาวนาสิบสองคนใกล้สะพาน\n' > pages/th.txt
# 1: there is no reader of claims for some of these languages, and that is recorded; their words are found all the same
run() {
  "$habeas" run "$@" > out 2> err
  [ $? -eq 1 ] || wrong "run: $(tail -c 300 err)"
}
run pages
# words in any order, phrases, beginnings; no stemming
hits 2 farmers ostby
hits 1 '"the union of growers"'
hits 0 '"growers of union"'
hits 2 'detain*'
hits 0 detain
# one, two and more characters of scripts without spaces; accents and case are folded
for query in 마을 끌려 村民 被警卫带走 带 ทหาร สะพาน المزارعين ФЕРМЕРОВ emmene ecluse; do
  hits 1 "$query"
done
hits 0 民村
# fields
hits 1 'count>100'
hits 1 'count<100'
hits 2 'count>=40 count<=120'
hits 2 kind:count state:conflict
hits 0 state:agreed count=120
grep -q hit <("$habeas" search voice:lantern kind:count) || wrong "no claim of this voice"
grep -q hit <("$habeas" search voice:lantern 'count>100') && wrong "a claim of another voice"
grep -q hit <("$habeas" search place:ostby date:2031-05-03) || wrong "no claim of this place and day"
grep -q hit <("$habeas" search place:ostby date:2031-06) && wrong "a claim of another month"
incident=$(grep '"type":"incident"' case.habeas/records | head -1 | sed -E 's/.*"id":"(inc_[0-9a-f]*)".*/\1/')
grep -q hit <("$habeas" search "incident:$incident") || wrong "no claim of this incident"
grep -q hit <("$habeas" search incident:detention) || wrong "no claim of an incident with this label"
# a hit's quote stands at its span, and so do its highlights
"$habeas" search 끌려 마을 > out
python3 - out pages/ko.txt << 'END' || wrong "a span is not where its words are"
import json, sys
hit = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")][1]
text = open(sys.argv[2], "rb").read()
at = lambda span: text[span[0]:span[1]].decode()
assert at(hit["span"]) == hit["quote"] and [at(span) for span in hit["highlights"]] == ["마을", "끌려"], hit
END
# the index, the other tables, both are dropped and made again
"$habeas" search farmers 'count>1' > first
for gone in index.db case.db sums; do
  rm "case.habeas/store/$gone"
  "$habeas" search farmers 'count>1' > again 2> err
  cmp -s first again || wrong "other hits after $gone was dropped: $(tail -c 300 err)"
  "$habeas" verify > out 2> err || wrong "verify after $gone was dropped: $(tail -c 300 out err)"
done
rm -r case.habeas/store
"$habeas" search farmers 'count>1' | cmp -s first - || wrong "other hits after the tables were dropped"
# what people rejected is found by its words, not by its fields
claim=$("$habeas" search 'count>100' | sed -nE 's/.*"claim":"(clm_[0-9a-f]*)".*/\1/p')
"$habeas" review reject "$claim" --by 'Ines Marrow' --reason 'a misprint' > out 2> err || wrong "review: $(tail -c 300 err)"
run
hits 0 'count>100'
hits 2 farmers ostby
exit $failed
