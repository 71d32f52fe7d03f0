#!/bin/bash
# tests/walls/one_class_name.sh - no two rooms' headers may define classes of one name in namespace habeas: the linker would take
# the inline functions of one for the other's. Usage: one_class_name.sh SOURCE_FOLDER
set -euo pipefail
twice=$(find "$1" -name '*.h' ! -name '*_test.h' -exec grep -hoE '^(struct|class) [A-Z][A-Za-z0-9]+ (\{|: |final)' {} + |
  awk '{print $2}' | sort | uniq -d)
[ -z "$twice" ] || { echo "defined in more than one header: $twice"; exit 1; }
