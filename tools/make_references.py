#!/usr/bin/env python3
"""Writes data/html/references.tsv: the named character references of the HTML standard.

  tools/make_references.py > data/html/references.tsv

Source: html.entities.html5 of Python 3 (Debian package python3), which is the standard's own list
(https://html.spec.whatwg.org/entities.json). One line a name, in byte order: the name as it stands behind "&" (with its
semicolon, or without where the standard allows that), a tab, the characters as UTF-8 in hexadecimal.
"""
from html.entities import html5

for name in sorted(html5, key=lambda n: n.encode()):
    print(f"{name}\t{html5[name].encode().hex()}")
