"""tests/made.py - small files of every kind that habeas reads, made here: for tests/e2e/containers.py and tests/fuzz/mutate.py."""
import gzip
import hashlib
import io
import json
import tarfile
import zipfile

STORY = ("Harbour police turned back a ferry with about 40 people on Monday, the Open Ledger Initiative said. "
         "Nine of them were detained in Port Amery.")


def page(story):
    return f"<!doctype html><meta charset=utf-8><title>Ferry turned back</title><h1>Ferry turned back</h1><p>{story}</p>".encode()


PAGE = page(STORY)


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content, *own in files:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=own[0] if own else method)
    return out.getvalue()


def tarred(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in files:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def pdf(pages, font="/Type1/BaseFont/Helvetica", show=None):
    """Pages of lines, 14 points apart; a page that is one string is content as PDF draws it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", None, f"<</Type/Font/Subtype{font}>>".encode()]
    kids = []
    for lines in pages:
        body = lines if isinstance(lines, str) else "BT /F1 11 Tf 14 TL 72 720 Td " + " ".join(
            (show(line) if show else "(" + line.replace("(", r"\(").replace(")", r"\)") + ")") + " Tj T*" for line in lines) + " ET"
        objects.append(f"<</Length {len(body)}>>stream\n{body}\nendstream\n".encode())
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + content + b"endobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in places)
    return out + f"{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


# Capital letters and digits as strokes on a grid of 4 by 6, from below on the left: a pen goes along the points, and "," lifts it.
STROKES = dict(line.split(" ", 1) for line in """
A 00 26 40,12 32
B 00 06 26 35 34 23 03,23 32 31 20 00
C 45 36 16 05 01 10 30 41
D 00 06 26 44 42 20 00
E 40 00 06 46,03 33
F 00 06 46,03 33
G 45 36 16 05 01 10 30 41 43 23
H 00 06,40 46,03 43
I 20 26,10 30,16 36
J 46 41 30 10 01
K 00 06,46 03 40
L 06 00 40
M 00 06 23 46 40
N 00 06 40 46
O 10 01 05 16 36 45 41 30 10
P 00 06 36 45 44 33 03
R 00 06 36 45 44 33 03,23 40
S 45 36 16 05 04 13 33 42 41 30 10 01
T 20 26,06 46
U 06 01 10 30 41 46
V 06 20 46
W 06 10 24 30 46
Y 06 23 46,23 20
. 10 20 21 11 10
""".strip().split("\n"))


def drawn(*lines):
    """A page for pdf(), on which text is drawn with a pen, letter by letter: it shows words and holds none."""
    body = "1.8 w 1 J 1 j\n"
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            for stroke in STROKES.get(letter, "").split(",") if letter in STROKES else []:
                points = [(60 + 13 * column + 2.6 * int(p[0]), 740 - 30 * row + 2.8 * int(p[1])) for p in stroke.split()]
                body += " ".join(f"{x:.1f} {y:.1f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)) + " S\n"
    return body


def record(kind, number, block, uri="https://gazette.example/a"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-04-02T10:00:00Z\r\n"
            f"WARC-Target-URI: {uri}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def response(body):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def wacz(change=None, sign=None):
    """A packed archive; `change` may alter its members before the ZIP is written."""
    index = (f'example,gazette)/a 20310402100000 {{"url":"https://gazette.example/a","mime":"text/html","status":"200",'
             f'"digest":"sha1:X","length":"100","offset":"{len(gzip.compress(record("warcinfo", 0, b"x"), mtime=0))}","filename":"data.warc.gz"}}\n')
    members = {"archive/data.warc.gz": WARC_GZ, "indexes/index.cdxj": index.encode(),
               "pages/pages.jsonl": b'{"format":"json-pages-1.0","id":"pages","title":"All"}\n'}
    listed = [{"name": name.split("/")[-1], "path": name, "hash": digest(content), "bytes": len(content)} for name, content in members.items()]
    members["datapackage.json"] = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": listed}).encode()
    seal = {"path": "datapackage.json", "hash": digest(members["datapackage.json"])}
    if sign:
        seal["signedData"] = sign(seal["hash"])
    members["datapackage-digest.json"] = json.dumps(seal).encode()
    if change:
        change(members)
    return zipped([(name, content, zipfile.ZIP_STORED) for name, content in members.items()])


def wrapped(text, width=60):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return lines + [line]


def mail(number, story=STORY):
    return (f"Return-Path: <ada@gazette.example>\nMessage-ID: <{number}@gazette.example>\nFrom: Ada Quill <ada@gazette.example>\n"
            f"Subject: Note {number}\nDate: Wed, 2 Apr 2031 10:20:30 +0200\n\n{story}\n").encode()


def word_part(story):
    return f"<w:document><w:body><w:p><w:r><w:t>Ferry turned back</w:t></w:r></w:p><w:p><w:r><w:t>{story}</w:t></w:r></w:p></w:body></w:document>"


def docx(story):
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", word_part(story))])


def odt(story):
    content = f"<office:document-content><office:body><office:text><text:p>{story}</text:p></office:text></office:body></office:document-content>"
    return zipped([("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED), ("content.xml", content)])


def feed(story):
    return (f"<rss version='2.0'><channel><title>Gazette</title><item><title>Ferry</title><link>https://gazette.example/1</link>"
            f"<pubDate>Wed, 02 Apr 2031 10:00:00 GMT</pubDate><description>{story}</description></item></channel></rss>").encode()


def atom(story):
    return (f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Gazette</title><entry><title>Ferry</title>"
            f"<link href='https://gazette.example/1'/><published>2031-04-02</published><content type='html'>&lt;p&gt;{story}&lt;/p&gt;"
            "</content></entry></feed>").encode()


def warc(content):
    return record("warcinfo", 0, b"x") + record("response", 1, response(content)) + record("request", 2, b"GET / HTTP/1.1\r\n\r\n")


def warc_gz(content):
    return b"".join(gzip.compress(part, mtime=0) for part in
                    (record("warcinfo", 0, b"x"), record("response", 1, response(content)), record("response", 2, response(b"\x89PNG\r\n\x1a\n"))))


def mhtml(content):
    return (b"From: <Saved>\r\nSnapshot-Content-Location: https://gazette.example/a\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related; type=\"text/html\"; boundary=\"cut\"\r\n\r\n--cut\r\nContent-Type: text/html\r\n"
            b"Content-Location: https://gazette.example/a\r\n\r\n" + content + b"\r\n--cut--\r\n")


WORD, DOCX, ODT, FEED = word_part(STORY), docx(STORY), odt(STORY), feed(STORY)
WARC, WARC_GZ = warc(PAGE), warc_gz(PAGE)


def samples(story=STORY):
    """One file of every format, by its name."""
    moment = "Wed Apr  2 10:20:30 2031"
    content = page(story)
    return {
        "docx": docx(story), "odt": odt(story), "pdf": pdf([["Ferry turned back", ""] + wrapped(STORY)]),
        "zip": zipped([("x/page.html", content), ("x/logo.png", b"\x89PNG\r\n\x1a\n"), ("x/style.css", b"p { color: red }")]),
        "tar": tarred([("page.html", content), ("caf\u00e9.txt", story.encode())]), "gzip": gzip.compress(content, mtime=0),
        "mbox": b"".join(f"From ada@gazette.example {moment}\n".encode() + mail(n, story) + b"\n" for n in (1, 2)),
        "eml": mail(3, story), "feed": feed(story), "atom": atom(story), "warc": warc(content), "warc-gz": warc_gz(content),
        "wacz": wacz(), "html": content, "text": story.encode(), "mhtml": mhtml(content),
    }
