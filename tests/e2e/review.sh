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
expect 2 'is no act' "$habeas" review praise "$claim" --by 'Ines Marrow' --reason x
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
# entities, origins and incidents are merged and split, claims moved, spans and chains corrected; undone, all is as it was
expect 0 Dossier "$habeas" run
printf 'Soldiers killed 7 fishermen in Lower Quell on 9 June 2031, said Mara Quell, a teacher. Mrs Quell said the soldiers burned two boats.\n' > pages/d.txt
expect 0 Dossier "$habeas" run pages
records() { grep '"type":"'"$1"'"' case.habeas/records; }
ids() { records "$1" | sed -E 's/.*"type":"[a-z]*","id":"([a-z]*_[0-9a-f]*)".*/\1/'; }
others() { grep -v '"type":"decision"' case.habeas/records; }
others > before
review() { # review ACT ID... : by Ines Marrow; gives the id of the decision
  "$habeas" review "$@" --by 'Ines Marrow' --reason "she looked" > out 2> err || wrong "review $*: $(tail -c 300 err)"
  sed -nE 's/.*"id":"(dec_[0-9a-f]*)".*/\1/p' out >> done_acts
}
: > done_acts
mapfile -t incidents < <(ids incident)
mapfile -t origins < <(ids origin)
[ ${#incidents[@]} -ge 2 ] && [ ${#origins[@]} -ge 3 ] || wrong "too little to merge: ${#incidents[@]} incidents, ${#origins[@]} origins"
moved=$(records claim | grep "${incidents[0]}" | head -1 | sed -E 's/.*"id":"(clm_[0-9a-f]*)".*/\1/')
killing=$(records claim | grep '"subkind":"killing"' | head -1 | sed -E 's/.*"id":"(clm_[0-9a-f]*)".*/\1/')
expect 2 'two or more' "$habeas" review merge "${incidents[0]}" --by 'Ines Marrow' --reason x
expect 2 'each once' "$habeas" review merge "${incidents[0]}" "${origins[0]}" --by 'Ines Marrow' --reason x
expect 2 'not all of these belong' "$habeas" review split "${incidents[1]}" "$moved" --by 'Ines Marrow' --reason x
expect 2 'outside the text' "$habeas" review correct "$killing" --to '{"span":[0,9999]}' --by 'Ines Marrow' --reason x
expect 2 'no entity has the id' "$habeas" review correct "$killing" --to '{"chain":[{"who":"ent_1","name":"x","rel":"said"}]}' --by 'Ines Marrow' --reason x
expect 2 'no incident has the id' "$habeas" review correct "$killing" --to '{"incident":"inc_1"}' --by 'Ines Marrow' --reason x
review split "${incidents[0]}" "$moved"
review merge "${origins[0]}" "${origins[1]}"
review correct "$killing" --to '{"span":[0,57]}'
review correct "$killing" --to '{"chain":[{"who":"unnamed","name":"a neighbour","rel":"said"}]}'
expect 0 Dossier "$habeas" run
ids incident | wc -l | grep -qx $((${#incidents[@]} + 1)) || wrong "the incident was not split"
ids origin | grep -q "${origins[1]}" && wrong "the origins were not merged"
records origin | grep -q '"name":"a neighbour"' || wrong "no origin follows the corrected chain"
records incident | grep -q 'as Ines Marrow decided: she looked' || wrong "the incident does not say who split it"
expect 0 '"ok":true' "$habeas" verify
review merge "${incidents[@]}"
expect 0 Dossier "$habeas" run
ids incident | grep -q "${incidents[1]}" && wrong "the incidents were not merged"
expect 0 '"ok":true' "$habeas" verify
tac done_acts > undo_these
while read -r decision; do review undo "$decision"; done < undo_these
expect 0 Dossier "$habeas" run
others > after
cmp -s before after || wrong "undoing did not restore: $(diff before after | head -3 | cut -c1-300)"
expect 0 '"ok":true' "$habeas" verify
# asking for a second pair of eyes; the two-person rule as a setting of the case
review ask "$killing"
expect 0 '"act":"ask"' "$habeas" review --waiting
expect 0 '"act":"accept"' "$habeas" review accept "$killing" --by 'Otto Vale' --reason 'looked, too'
"$habeas" review --waiting | grep -q decision && wrong "an answered question still waits"
expect 2 'needs a reason' "$habeas" review --two-persons on --by 'Ines Marrow'
expect 0 '"value":"on"' "$habeas" review --two-persons on --by 'Ines Marrow' --reason 'a rule of the house'
expect 0 'second person' "$habeas" review reject "$killing" --by 'Ines Marrow' --reason 'taken back'
proposed=$(sed -nE 's/.*"id":"(dec_[0-9a-f]*)".*/\1/p' out)
expect 0 Dossier "$habeas" run
records incident | grep -q "$killing" || wrong "a proposal of one person counts"
grep -q '; 1 wait (habeas review --waiting)' out || wrong "the summary does not say what waits: $(grep Decisions out)"
grep -q 'waits for a second person' case.habeas/dossier/index.html || wrong "the dossier does not show the proposal"
expect 2 'waits for a second person' "$habeas" review accept "$proposed" --by 'ines marrow' --reason 'me again'
expect 0 "$proposed" "$habeas" review --waiting
expect 0 '"act":"accept"' "$habeas" review accept "$proposed" --by 'Otto Vale' --reason 'so it is'
expect 0 Dossier "$habeas" run
records incident | grep -q "$killing" && wrong "what two persons decided does not count"
expect 0 '"value":"on"' "$habeas" review --two-persons off --by 'Ines Marrow' --reason 'too slow'
expect 0 '"value":"on"' "$habeas" review --two-persons off --by 'Ines Marrow' --reason 'really'
expect 0 '"value":"off"' "$habeas" review --two-persons off --by 'Otto Vale' --reason 'agreed'
# newer evidence against a decision is shown, and the decision stands
printf 'Soldiers killed 7 fishermen in Lower Quell on 9 June 2031, the Harbour Committee said.\n' > pages/e.txt
expect 1 'newer evidence' "$habeas" run pages
records incident | grep -q "$killing" && wrong "newer evidence undid a decision"
grep -q 'newer evidence' case.habeas/dossier/index.html || wrong "the dossier does not show that newer evidence speaks against a decision"
expect 0 '"ok":true' "$habeas" verify
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
expect 1 Dossier "$habeas" run --case two.habeas
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
