#!/bin/bash
# tests/e2e/review.sh - people decide, findings follow, nothing is overwritten, and every act is undone by another
set -u
habeas=$1 scratch=$2
rm -rf "$scratch" && mkdir -p "$scratch/pages" && cd "$scratch" || exit 1
failed=0
wrong() {
  echo "$1"
  failed=1
}
expect() { # expect STATUS WORDS COMMAND...
  local want=$1 words=$2
  shift 2
  "$@" > out 2> err
  local status=$?
  [ $status -eq "$want" ] || wrong "$*: exit status $status, not $want: $(tail -c 300 err out)"
  grep -q -- "$words" out err || wrong "$*: no '$words'"
}
printf 'Guards detained 12 farmers near Ostby on Monday, the union of growers said.\n' > pages/a.txt
printf 'Guards detained 40 farmers near Ostby on Monday, the weekly Lantern reported.\n' > pages/b.txt
expect 0 Dossier "$habeas" run pages
cp case.habeas/records first
claim=$(grep '"type":"claim"' first | grep '"kind":"count"' | grep -F '"point":40' | head -1 |
  sed -E 's/.*"id":"(clm_[0-9a-f]*)".*/\1/')
[ -n "$claim" ] || wrong "there is no claim to decide on"
grep '"type":"finding"' first | grep -q "$claim" || wrong "no finding rests on the claim"
# what is not right is refused, and nothing is logged
expect 2 'needs a name' "$habeas" review reject "$claim" --reason 'a slip'
expect 2 'needs a reason' "$habeas" review reject "$claim" --by 'Ines Marrow'
expect 2 'no record has the id' "$habeas" review reject clm_00000000000000000000000000000000 --by 'Ines Marrow' --reason x
expect 2 'is no act' "$habeas" review merge "$claim" --by 'Ines Marrow' --reason x
expect 2 'another kind' "$habeas" review correct "$claim" --by 'Ines Marrow' --reason x --to '{"stage":"attempted"}'
expect 2 'there is no decision' "$habeas" review undo dec_00000000000000000000000000000000 --by 'Ines Marrow' --reason x
[ "$("$habeas" review | wc -l)" -eq 1 ] || wrong "a refused act was recorded"
# a rejected claim leaves the findings, and stays in the records
expect 0 '"act":"reject"' "$habeas" review reject "$claim" --by 'Ines Marrow' --reason 'the Lantern took it back'
decision=$(sed -nE 's/.*"id":"(dec_[0-9a-f]*)".*/\1/p' out)
expect 0 '"ok":true' "$habeas" verify
expect 0 'newer than the records' "$habeas" export csv
expect 0 Dossier "$habeas" run
grep '"type":"claim"' case.habeas/records | grep -q "$claim" || wrong "the rejected claim left the records"
grep '"type":"finding"' case.habeas/records | grep -q "$claim" && wrong "a finding rests on a rejected claim"
grep -q 'the Lantern took it back' case.habeas/dossier/index.html || wrong "the dossier does not say so"
"$habeas" export csv 2> err | grep -q "$claim" && wrong "the table holds a rejected claim"
grep -q '1 decision of people' err || wrong "the export does not say so"
"$habeas" export json 2> err | grep '"type":"decision"' | grep -q "$claim" || wrong "the export lacks the decision"
expect 0 'the Lantern took it back' "$habeas" why "$claim"
expect 0 '"ok":true' "$habeas" verify
# a rerun with new pages overwrites nothing
printf 'The union of growers said 12 farmers were detained.\n' > pages/c.txt
expect 0 Dossier "$habeas" run pages
grep '"type":"finding"' case.habeas/records | grep -q "$claim" && wrong "a rerun forgot the decision"
expect 0 '"ok":true' "$habeas" verify
# undone, the first findings are back
expect 0 '"undoes"' "$habeas" review undo "$decision" --by 'Otto Vale' --reason 'read again'
expect 2 'undone already' "$habeas" review undo "$decision" --by 'Otto Vale' --reason 'once more'
expect 0 Dossier "$habeas" run
grep '"type":"finding"' case.habeas/records | grep -q "$claim" || wrong "undoing did not bring the claim back"
# many acts from a file, all or none; a correction changes the figure of the finding
value=$(grep "\"id\":\"$claim\"" first | sed -E 's/.*"value":(\{[^}]*\}).*/\1/; s/40/14/g')
printf '{"act":"comment","on":["%s"],"reason":"ask the Lantern"}\n{"act":"correct","on":["%s"],"to":%s,"reason":"misprint"}\n' \
  "$claim" "$claim" "$value" > acts.jsonl
cp acts.jsonl broken.jsonl && printf '{"act":"accept","on":["clm_1"],"reason":"x"}\n' >> broken.jsonl
size=$(wc -l < case.habeas/custody/log)
expect 2 'act 3: no record has the id' "$habeas" review --from broken.jsonl --by 'Ines Marrow'
[ "$(wc -l < case.habeas/custody/log)" -eq "$size" ] || wrong "half of the acts were recorded"
expect 0 '"act":"correct"' "$habeas" review --from acts.jsonl --by 'Ines Marrow'
expect 0 Dossier "$habeas" run
grep '"type":"claim"' case.habeas/records | grep "$claim" | grep -qF '"point":40' || wrong "the proposal was overwritten"
grep '"type":"finding"' case.habeas/records | grep "$claim" | grep -qF ':14' || wrong "no finding has the corrected figure"
expect 0 '"ok":true' "$habeas" verify
grep -q 'Marrow\|misprint\|Lantern' case.habeas/custody/log && wrong "a name stands in the log"
# a backup holds all of it; what was changed in it is found; restored it is the same case
expect 0 'one.tar' "$habeas" backup one.tar
expect 3 'there already' "$habeas" backup one.tar
[ "$(stat -c %a one.tar)" = 600 ] || wrong "others may read the key in the backup"
mkdir unpacked && tar -xf one.tar -C unpacked && (cd unpacked && sha256sum --quiet -c SHA256SUMS) || wrong "tar cannot check it"
expect 0 'two.habeas' "$habeas" restore one.tar --case two.habeas
expect 3 'there already' "$habeas" restore one.tar --case two.habeas
expect 0 '"ok":true' "$habeas" verify --case two.habeas
for file in records custody/log custody/openings custody/key custody/checkpoint; do
  cmp -s "case.habeas/$file" "two.habeas/$file" || wrong "$file differs after restoring"
done
expect 0 '"type":"hit"' "$habeas" search farmers --case two.habeas
expect 0 Dossier "$habeas" run --case two.habeas
"$habeas" backup --case two.habeas two.tar > out 2> err && cmp -s one.tar two.tar || wrong "the same case gives another backup"
for at in 100 600 3000 9000; do
  cp one.tar bad.tar && chmod u+w bad.tar
  printf '\377' | dd of=bad.tar bs=1 seek=$at conv=notrunc status=none
  expect 3 'bad.tar' "$habeas" restore bad.tar --case bad.habeas
  [ -e bad.habeas ] && wrong "something of a damaged backup was restored"
done
head -c 5000 one.tar > cut.tar
expect 3 'cut.tar' "$habeas" restore cut.tar --case bad.habeas
exit $failed
