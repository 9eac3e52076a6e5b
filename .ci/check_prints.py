#!/usr/bin/env python3
"""Prints every paper, draws it as a printer would and reads each barcode with another reader.

Usage: check_prints.py RETURNBAY FOLDER. Poppler draws the PDFs at 203 dpi (label printers) and 300
dpi (office printers), zpl-renderer-js draws the ZPL at the resolution it was written for, zxing-cpp
reads both, `returnbay identify` says what they mean. What is read, what stands beside the bars as
text and what was asked for must be the same. One picture of each kind of label stays in
FOLDER/pictures.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import zxingcpp
from PIL import Image

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
CODE = re.compile(r"\b(?:[UP]AXX[0-9A-Z]{9}|RB1\.[A-Z0-9.-]+)(?![A-Z0-9.-])")
# The example number of GS1's General Specifications, section 3.3.1 form, with its own check digit.
SSCC = "106141412345678908"
WORDS = {
    "container-labels": ["Resell", "转售", "Ship to China", "退运回国", "Evidence shelf"],
    "carton-labels": ["Ship to China", "退运回国", "C-ABCDEF-99999", f"(00) {SSCC}", "2/2", "箱号"],
    "command-sheet": ["Undo", "撤销", "No barcode"],
    "badges": ["OP-7", "SUPERVISOR-00001"],
    "unit-tags": ["Unit tag", "单件码"],
    "parcel-tags": ["Parcel tag", "退件码"],
}
PRINTS = [
    ("unit-tags", "unit", 60, ["--count", "60"]),
    ("parcel-tags", "parcel", 5, ["--count", "5"]),
    ("container-labels", "container", 14,
     ["R-03,H-03,F-03,L-03,C-03,D-03,E-03,Q-03,A-03,T-03,G-03,B-03,V-03,C-ABCDEF-99999"]),
    ("carton-labels", "container", 2, ["C-01,C-ABCDEF-99999", "--sscc", f"{SSCC},340123450000000017"]),
    ("badges", "badge", 2, ["OP-7,SUPERVISOR-00001"]),
    ("command-sheet", "command", 26, []),
]


# Width and length of label stock in millimetres, and dots per millimetre as label printers have them.
STOCK = {"unit-tags": (50.8, 25.4), "parcel-tags": (50.8, 25.4),
         "container-labels": (101.6, 152.4), "carton-labels": (101.6, 152.4)}
DOTS = {203: 8, 300: 12}
RENDER = pathlib.Path(__file__).with_name("render_zpl.js")


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
            found.add((code.symbology_identifier, code.bytes.decode()))
        picture.unlink()
    return found


def numbers_of(what):
    """GS1 numbers that stand on the labels beside our own codes, as a reader sends them."""
    serials = ([SSCC, "340123450000000017"] if what == "carton-labels" else [])
    return {("]C1", "00" + serial) for serial in serials}


def same(where, found, what, written):
    wanted = {("]C0", code) for code in written} | numbers_of(what)
    if found != wanted:
        fail(f"{where}: missed {wanted - found}, read besides {found - wanted}")


def check_zpl(what, count, args):
    """Draws the ZPL of a paper at both resolutions; gives the codes read."""
    printed = set()
    for dpi, dots in DOTS.items():
        zpl = FOLDER / f"{what}-{dpi}.zpl"
        output(PROGRAM, "--data", str(FOLDER / "data"), "export", what, *args,
               "--format", "zpl", "--dpi", str(dpi), "--out", str(zpl))
        if (zpl.read_bytes().count(b"^XA"), zpl.read_bytes().count(b"^XZ")) != (count, count):
            fail(f"{zpl}: not one label for each of {count}")
        width, length = STOCK[what]
        output("node", str(RENDER), str(zpl), str(width), str(length), str(dots), str(zpl.with_suffix("")))
        pictures = sorted(FOLDER.glob(f"{zpl.stem}-*.png"))
        if len(pictures) != count:
            fail(f"{zpl}: {len(pictures)} of {count} labels drawn")
        found = set()
        for picture in pictures:
            with Image.open(picture) as label:
                for code in zxingcpp.read_barcodes(label.convert("L"), formats=zxingcpp.BarcodeFormat.Code128):
                    found.add((code.symbology_identifier, code.bytes.decode()))
        ours = {text for identifier, text in found if identifier == "]C0" and CODE.fullmatch(text)}
        if len(ours) != count:
            fail(f"{zpl}: {len(ours)} of {count} codes read")
        same(str(zpl), found, what, ours)
        shutil.copy(pictures[-1], FOLDER / "pictures" / f"{what}-{dpi}.png")
        for picture in pictures:
            picture.unlink()
        printed |= ours
    return printed


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
        same(f"{pdf} at {dpi} dpi", read(pdf, dpi), what, written)
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
    (FOLDER / "pictures").mkdir(parents=True, exist_ok=True)
    for what, kind, count, args in PRINTS:
        printed = [check(what, kind, count, paper, args) for paper in ("roll", "a4", "letter")]
        if what.endswith("-tags") and len(set.union(*printed)) != 3 * count:
            fail(f"{what}: a number was printed twice")
        print(f"{what}: {count} codes read back on three papers at two resolutions")
        if what in STOCK:
            drawn = check_zpl(what, count, args)
            again = set.union(*printed) & drawn
            if what.endswith("-tags") and again:
                fail(f"{what}: printed twice: {again}")
            if not what.endswith("-tags") and drawn != printed[0]:
                fail(f"{what}: the ZPL says {drawn}, the PDF {printed[0]}")
            print(f"{what}: {count} codes read back from ZPL at two resolutions")


main()
