#!/usr/bin/env python3
"""Prints every paper, draws the PDFs as a printer would and reads each barcode with another reader.

Usage: check_prints.py RETURNBAY FOLDER. Poppler draws the pages at 203 dpi (label printers) and 300
dpi (office printers), zxing-cpp reads them, `returnbay identify` says what they mean. What is read,
what stands beside the bars as text and what was asked for must be the same.
"""
import json
import pathlib
import re
import subprocess
import sys

import zxingcpp

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
CODE = re.compile(r"\b(?:[UP]AXX[0-9A-Z]{9}|RB1\.[A-Z0-9.-]+)(?![A-Z0-9.-])")
WORDS = {
    "container-labels": ["Resell", "转售", "Ship to China", "退运回国", "Evidence shelf"],
    "command-sheet": ["Undo", "撤销", "No barcode"],
    "badges": ["OP-7", "SUPERVISOR-00001"],
    "unit-tags": ["Unit tag", "单件码"],
    "parcel-tags": ["Parcel tag", "退件码"],
}
PRINTS = [
    ("unit-tags", "unit", 60, ["--count", "60"]),
    ("parcel-tags", "parcel", 5, ["--count", "5"]),
    ("container-labels", "container", 12,
     ["R-03,H-03,F-03,L-03,C-03,D-03,E-03,Q-03,A-03,T-03,G-03,C-ABCDEF-99999"]),
    ("badges", "badge", 2, ["OP-7,SUPERVISOR-00001"]),
    ("command-sheet", "command", 26, []),
]


def output(*args, **more):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE, **more).stdout


def fail(text):
    sys.exit(f"check_prints: {text}")


def page_of(path):
    """A grey picture as the reader takes it: rows of bytes."""
    magic, size, most, dots = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    if magic != b"P5" or most != b"255":
        fail(f"{path}: not the picture that was asked for")
    return memoryview(dots).cast("B", shape=[height, width])


def read(pdf, dpi):
    stem = pdf.with_suffix("")
    output("pdftoppm", "-gray", "-r", str(dpi), str(pdf), f"{stem}-{dpi}")
    found = set()
    for picture in sorted(FOLDER.glob(f"{stem.name}-{dpi}-*.pgm")):
        for code in zxingcpp.read_barcodes(page_of(picture), formats=zxingcpp.BarcodeFormat.Code128):
            found.add(code.text)
        picture.unlink()
    return found


def check(what, kind, count, paper, args):
    pdf = FOLDER / f"{what}-{paper}.pdf"
    output(PROGRAM, "--data", str(FOLDER / "data"), "export", what, *args,
           "--format", "pdf", "--paper", paper, "--out", str(pdf))
    text = output("pdftotext", "-layout", str(pdf), "-").decode()
    written = set(CODE.findall(text))
    for word in WORDS[what]:
        if word not in text:
            fail(f"{pdf}: {word} is not there as text")
    if len(written) != count:
        fail(f"{pdf}: {len(written)} codes as text, {count} were asked for")
    for dpi in (203, 300):
        found = read(pdf, dpi)
        if found != written:
            fail(f"{pdf} at {dpi} dpi: missed {written - found}, read besides {found - written}")
    lines = output(PROGRAM, "identify", input="\n".join(sorted(written)).encode()).splitlines()
    for line in map(json.loads, lines):
        first = line["candidates"][0]
        if (first["kind"], first["check"]) != (kind, "ok"):
            fail(f"{pdf}: {line}")
    if len(lines) != count:
        fail(f"{pdf}: {len(lines)} of {count} identified")
    fonts = output("pdffonts", str(pdf)).decode().splitlines()[2:]
    if not fonts or any("yes yes yes" not in font for font in fonts):
        fail(f"{pdf}: a font is not embedded, not a subset or without its characters: {fonts}")
    return written


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for what, kind, count, args in PRINTS:
        printed = [check(what, kind, count, paper, args) for paper in ("roll", "a4", "letter")]
        if what.endswith("-tags") and len(set.union(*printed)) != 3 * count:
            fail(f"{what}: a number was printed twice")
        print(f"{what}: {count} codes read back on three papers at two resolutions")


main()
