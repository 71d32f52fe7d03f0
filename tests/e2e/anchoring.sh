#!/bin/bash
# tests/e2e/anchoring.sh - a state leaves the computer: kept, co-signed by a witness, time-stamped; a change shows
set -u
habeas=$1 scratch=$2 root=$3
rm -rf "$scratch" && mkdir -p "$scratch/pages" "$scratch/tsa" && cd "$scratch" || exit 1
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
  grep -q -- "$words" out err || wrong "$*: no '$words': $(tail -c 300 err out)"
}
checker() { python3 -B "$root/tools/check_custody.py" case.habeas/custody --originals case.habeas/originals "$@"; }
printf 'Guards detained 12 farmers near Ostby on Monday, the union of growers said.\n' > pages/a.txt
expect 0 '"type":"source"' "$habeas" add pages
expect 0 'unanchored_since":0' "$habeas" verify
expect 0 'Unanchored since entry 0' checker

# a second holder: the state as text, as a QR code, as a picture
expect 0 'unanchored since entry 0' "$habeas" checkpoint --qr --svg state.svg
cp out state.txt
grep -q '█▀▀▀▀▀█\|█▄▄▄▄▄█\|▄▄▄▄' err || wrong "there is no QR code on stderr"
grep -q '<svg' state.svg || wrong "there is no picture"
if command -v zbarimg > tool && command -v rsvg-convert > tool; then
  rsvg-convert -z 6 state.svg > state.png && zbarimg -q --raw --oneshot -Sbinary state.png > scanned.txt 2> err
  cmp -s state.txt scanned.txt || wrong "the QR code is read as something else"
fi
expect 0 '"ok":true' "$habeas" verify --checkpoint state.txt
expect 0 'unanchored since entry 2' "$habeas" checkpoint --witness-key "$("$habeas" witness --state other --name other.example)"

# a witness: its own folder, offline; it co-signs what grows
witness_key=$("$habeas" witness --state friend --name friend.example)
log_key=$("$habeas" checkpoint --json 2> err | sed -nE 's/.*"key":"([^"]*)".*/\1/p')
expect 0 'Ask the witness' "$habeas" checkpoint --request request.txt
expect 3 'does not know the log' "$habeas" witness --state friend request.txt
expect 0 'friend.example' "$habeas" witness --state friend request.txt --log-key "$log_key"
cp out cosigned.txt
expect 3 'no witness whose key' "$habeas" checkpoint --take cosigned.txt
expect 0 'co-signed by 1 witness' "$habeas" checkpoint --take cosigned.txt --witness-key "$witness_key" --by 'Ines Marrow'
expect 0 '"cosigned_below":3' "$habeas" verify
grep -q 'Marrow' case.habeas/custody/log && wrong "a name stands in the log"
grep -q 'friend.example' case.habeas/custody/log && wrong "the name of a witness stands in the log"
expect 0 'Co-signed by a witness below entry 3' checker
expect 0 'All holds' checker --checkpoint cosigned.txt
expect 0 'Co-signed by a witness' python3 -B "$root/tools/check_custody.py" case.habeas/custody --no-openings --witness "$witness_key"

# it goes on; the next request proves that only something was added
printf 'Guards detained 40 farmers near Ostby on Monday, the weekly Lantern reported.\n' > pages/b.txt
expect 0 '"type":"source"' "$habeas" add pages
cp -r case.habeas early.habeas
expect 0 'Ask the witness' "$habeas" checkpoint --request request.txt
expect 0 'friend.example' "$habeas" witness --state friend request.txt
cp out cosigned-later.txt
expect 0 'co-signed by 1 witness' "$habeas" checkpoint --take cosigned-later.txt
expect 0 '"cosigned_below":5' "$habeas" verify

# a rollback and a fork are not signed, and leave no trace in the memory of the witness
cp -r friend friend.before
"$habeas" checkpoint --case early.habeas --request rollback.txt > /dev/null 2>&1
printf 'A page that somebody would rather have.\n' > other.txt
"$habeas" add --case early.habeas other.txt > /dev/null 2>&1
"$habeas" add --case early.habeas pages other.txt > /dev/null 2>&1
"$habeas" checkpoint --case early.habeas --request fork.txt > /dev/null 2>&1
printf 'Another page.\n' > pages/c.txt
expect 0 '"type":"source"' "$habeas" add pages
expect 0 'Ask the witness' "$habeas" checkpoint --request request.txt
expect 0 'friend.example' "$habeas" witness --state friend request.txt
expect 1 'fork\|rollback' "$habeas" witness --state friend fork.txt
expect 1 'rollback' "$habeas" witness --state friend rollback.txt
expect 1 'rollback' "$habeas" witness --state friend cosigned.txt
expect 0 'Ask the witness' "$habeas" checkpoint --old 2 --request wrong.txt
printf 'Still another page.\n' > pages/d.txt
expect 0 '"type":"source"' "$habeas" add pages
expect 0 'Ask the witness' "$habeas" checkpoint --old 2 --request wrong.txt
expect 1 'ask again with habeas checkpoint --old 6' "$habeas" witness --state friend wrong.txt
expect 0 'Ask the witness' "$habeas" checkpoint --old 6 --request right.txt
expect 0 'friend.example' "$habeas" witness --state friend right.txt

# a co-signature that was changed is seen, by both checkers
cp case.habeas/custody/anchors anchors.whole
awk '/friend.example/ { end = substr($0, length($0) - 8, 1); $0 = substr($0, 1, length($0) - 9) (end == "A" ? "B" : "A") substr($0, length($0) - 7) } 1' \
  anchors.whole > case.habeas/custody/anchors
expect 1 '"ok":false' "$habeas" verify
expect 1 'faults' checker
cp anchors.whole case.habeas/custody/anchors
expect 0 '"ok":true' "$habeas" verify

# a time stamp authority of our own (RFC 3161)
cat > tsa/tsa.cnf << 'END'
[tsa]
default_tsa = one
[one]
serial = tsa/serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical,timeStamping
END
{
  openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa/ca.key -out tsa/ca.pem -subj /CN=Root -days 30 \
    -config tsa/tsa.cnf -addext basicConstraints=critical,CA:true
  openssl req -newkey rsa:2048 -nodes -keyout tsa/tsa.key -out tsa/tsa.csr -subj /CN=Stamps -config tsa/tsa.cnf
  openssl x509 -req -in tsa/tsa.csr -CA tsa/ca.pem -CAkey tsa/ca.key -CAcreateserial -days 20 -out tsa/tsa.pem \
    -extfile tsa/tsa.cnf -extensions stamping
  openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa/foreign.key -out tsa/foreign.pem -subj /CN=Foreign -days 30 \
    -config tsa/tsa.cnf
} > tsa/out 2>&1 || wrong "openssl makes no authority: $(tail -3 tsa/out)"
echo 01 > tsa/serial
stamp() { openssl ts -reply -config tsa/tsa.cnf -queryfile "$1" -signer tsa/tsa.pem -inkey tsa/tsa.key -out "$2" >> tsa/out 2>&1; }
expect 0 '' "$habeas" checkpoint --stamp-request state.tsq
cp out state.txt
stamp state.tsq state.tsr || wrong "openssl gives no time stamp: $(tail -3 tsa/out)"
openssl ts -verify -in state.tsr -data state.txt -CAfile tsa/ca.pem > out 2>&1 || wrong "a stranger cannot check it: $(cat out)"
expect 3 'authority' "$habeas" checkpoint --take state.tsr
expect 3 'does not hold' "$habeas" checkpoint --take state.tsr --authority tsa/foreign.pem
cp state.tsr broken.tsr && printf '\377' | dd of=broken.tsr bs=1 seek=$(($(stat -c %s broken.tsr) - 20)) conv=notrunc status=none
expect 3 'broken.tsr' "$habeas" checkpoint --take broken.tsr --authority tsa/ca.pem
printf 'something else\n' > other.txt
openssl ts -query -data other.txt -sha256 -cert -no_nonce -out other.tsq > /dev/null 2>&1
stamp other.tsq other.tsr
expect 3 'other.tsr' "$habeas" checkpoint --take other.tsr --authority tsa/ca.pem
expect 0 'was stamped at' "$habeas" checkpoint --take state.tsr --authority tsa/ca.pem --by 'Ines Marrow'
expect 0 '"stamped_below":7' "$habeas" verify
grep -q '"unanchored_since":7' out || wrong "the entry of the stamp is not shown as unanchored"
expect 0 'Time-stamped below entry 7' checker
# without the state that was stamped, or with another answer, it does not hold
cp case.habeas/custody/anchors anchors.whole && : > case.habeas/custody/anchors
expect 1 'time stamp' "$habeas" verify
expect 1 'time stamp does not hold' checker
cp anchors.whole case.habeas/custody/anchors
expect 0 'Dossier' "$habeas" run
grep -q 'nanchored since entry 7; co-signed by 1 witness below entry 5; time-stamped below entry 7' out ||
  wrong "the summary does not say what is anchored: $(grep Custody out)"
grep -q 'nanchored since entry 7' case.habeas/dossier/index.html || wrong "the dossier does not say what is anchored"
grep -q 'friend.example' case.habeas/dossier/index.html && wrong "the dossier names a witness"
# all of it goes through a backup
expect 0 'one.tar' "$habeas" backup one.tar
expect 0 'two.habeas' "$habeas" restore one.tar --case two.habeas
expect 0 '"stamped_below":7' "$habeas" verify --case two.habeas
exit $failed
