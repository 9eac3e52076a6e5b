#!/usr/bin/env python3
"""Reads the bars of covered label photos with a reader that is not ours.

check_labels.py FOLDER: of every `*-original.jpg` (the tests write them where RETURNBAY_LABELS says) the
code is read, and the covered copy beside it must say the same and no other code. Fails too when there are
no pictures, or a reader that reads nothing would pass: a copy that is covered whole is shown to fail.
"""
import pathlib
import sys

import zxingcpp
from PIL import Image


def read(picture):
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))


def main(folder):
    originals = sorted(folder.glob("*-original.jpg"))
    if len(originals) < 20:
        sys.exit(f"check_labels: {len(originals)} labels in {folder}, 20 wanted")
    for path in originals:
        original = Image.open(path)
        copy = Image.open(path.with_name(path.name.replace("original", "covered")))
        codes = read(original)
        if len(codes) != 1:
            sys.exit(f"check_labels: {path.name}: {codes} read from the original")
        if read(copy) != codes:
            sys.exit(f"check_labels: {path.name}: {codes} in the original, {read(copy)} in the covered copy")
        if read(Image.new("RGB", copy.size)):
            sys.exit("check_labels: a black picture has a code: this check checks nothing")
    print(f"labels: the codes of {len(originals)} covered copies are read as before")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
