#!/bin/bash
# tests/e2e/case.sh - a case grows, is verified, and every change behind its back is found
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
printf 'Guards detained 12 farmers near Ostby on Monday, the union said.\n' > pages/a.txt
printf 'The union said that 12 farmers were detained near Ostby.\n' > pages/b.txt
expect 0 Dossier "$habeas" run pages/a.txt
expect 0 '"ok":true' "$habeas" verify
cp case.habeas/records first
expect 0 Dossier "$habeas" run pages/b.txt
expect 0 '"ok":true' "$habeas" verify
grep -q 'pages/a.txt' case.habeas/records || wrong "the first page left the case"
# adding a page renames nothing that stood
grep -o '"id":"doc_[0-9a-f]*"' first | sort -u > ids
grep -o '"id":"doc_[0-9a-f]*"' case.habeas/records | sort -u | comm -23 ids - | grep -q . && wrong "ids changed"
# the same file again, then with other bytes: both versions stay
expect 0 Dossier "$habeas" run pages/a.txt
[ "$(grep -c '"type":"document"' case.habeas/records)" -eq 2 ] || wrong "a page counts twice"
printf 'Guards detained 14 farmers near Ostby on Monday, the union said.\n' > pages/a.txt
expect 0 Dossier "$habeas" run pages/a.txt
[ "$(grep -c '"type":"document"' case.habeas/records)" -eq 3 ] || wrong "a changed page replaced the old one"
expect 0 '"ok":true' "$habeas" verify
# pages that were only added are in no record yet, and that is no fault
printf 'A later page about a bridge.\n' > pages/late.txt
expect 0 '"custody":' "$habeas" add pages/late.txt
expect 0 '"ok":true' "$habeas" verify
expect 0 Dossier "$habeas" run pages/late.txt
# a page of the case that could not be read once, and then could, leaves no problem behind
mv pages/b.txt away
expect 1 'there is no such file' "$habeas" run pages/b.txt
expect 0 '"ok":true' "$habeas" verify
mv away pages/b.txt
expect 0 Dossier "$habeas" run pages/b.txt
expect 0 '"ok":true' "$habeas" verify
# a problem stays in the case, too
expect 1 'there is no such file' "$habeas" run pages/missing.txt
expect 0 '"ok":true' "$habeas" verify
# the case inside its own input is not read
cp -r pages inside && expect 0 Dossier "$habeas" run --case inside/own.habeas inside
expect 0 Dossier "$habeas" run --case inside/own.habeas inside
[ "$(grep -c '"type":"document"' inside/own.habeas/records)" -eq 3 ] || wrong "the case read itself"
# tampering
cp -r case.habeas clean.habeas
original=$(find case.habeas/originals -type f | sort | head -1)
chmod u+w "$original" && printf 'x' >> "$original"
expect 1 '"ok":false' "$habeas" verify
rm -rf case.habeas && cp -r clean.habeas case.habeas
original=$(find case.habeas/originals -type f | sort | head -1)
rm -f "$original"
expect 1 '"ok":false' "$habeas" verify
rm -rf case.habeas && cp -r clean.habeas case.habeas
sed -i 's/12 farmers/13 farmers/' case.habeas/records
expect 1 '"ok":false' "$habeas" verify
rm -rf case.habeas && cp -r clean.habeas case.habeas
sed -i '$d' case.habeas/records
expect 1 '"ok":false' "$habeas" verify
rm -rf case.habeas && cp -r clean.habeas case.habeas
expect 0 '"ok":true' "$habeas" verify
# words are found in their passages, also after the tables were lost or damaged
expect 0 '"type":"hit"' "$habeas" search farmers ostby
cp out hits
expect 2 'quotation mark' "$habeas" search '"farmers'
expect 0 '"ok":true' "$habeas" verify
printf 'x' >> case.habeas/store/index.db
expect 1 'case.habeas/store' "$habeas" verify
rm -r case.habeas/store
expect 0 '"type":"hit"' "$habeas" search farmers ostby
cmp -s out hits || wrong "other hits after the tables were made again"
head -c 100 /dev/urandom > case.habeas/store/case.db
expect 0 '"type":"hit"' "$habeas" search farmers ostby
expect 0 '"ok":true' "$habeas" verify
rm -rf case.habeas && cp -r clean.habeas case.habeas
# the log: cut, or put back behind a state that was kept elsewhere
"$habeas" checkpoint > kept 2> err || wrong "no checkpoint"
expect 0 '"ok":true' "$habeas" verify --checkpoint kept
sed -i '$d' case.habeas/custody/log
expect 1 'entries are missing' "$habeas" verify
expect 3 'Nothing is added' "$habeas" add pages/b.txt
rm -rf case.habeas && cp -r clean.habeas case.habeas
rm case.habeas/custody/log
expect 3 'no custody log' "$habeas" verify
expect 3 'no custody log' "$habeas" add pages/b.txt
rm -rf case.habeas && cp -r clean.habeas case.habeas
# what a killed program left is gone after the next opening
touch case.habeas/originals/.habeas-1-1.tmp case.habeas/.habeas-1-2.tmp case.habeas/custody/.habeas-1-3.tmp
expect 0 '"type":"source"' "$habeas" add pages/b.txt
[ -z "$(find case.habeas -name '.habeas-*.tmp')" ] || wrong "leftovers stay"
expect 0 '"ok":true' "$habeas" verify
# a checking that was ended goes on where it was; what it remembers lies outside the case
mkdir -p many && for i in $(seq 400); do printf 'Page %s of an invented pile.\n' "$i" > "many/$i.txt"; done
expect 0 '"type":"source"' "$habeas" add --case many.habeas many
expect 2 'outside the case' "$habeas" verify --case many.habeas --progress many.habeas/progress
if strace -qq -o trace true 2> err; then
  strace -f -qq -o trace -e trace=fsync,fdatasync -e inject=fsync,fdatasync:signal=KILL:when=1 \
    "$habeas" verify --case many.habeas --progress progress > out 2> err && wrong "verify was not ended"
  expect 0 '"resumed":256' "$habeas" verify --case many.habeas --progress progress
  [ -e progress ] && wrong "the progress of a finished checking stays"
fi
expect 0 '"ok":true' "$habeas" verify --case many.habeas --progress progress
# two programs at once: the second is told
( flock -x 9; expect 3 'lock' "$habeas" verify; exit $failed ) 9> case.habeas/lock || wrong "the lock did not hold"
exit $failed
