#!/usr/bin/env python3
"""Makes an evidence pack of the demo's shift and opens it in a browser that did not write it.

check_evidence.py PROGRAM FOLDER: plays the shift, writes page and archive, has Chromium draw the page, say
its elements and print it. Fails when the page is blank, lacks a photo or a field, or asks for anything
from outside; a page that does ask shows first that the asking is seen.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from PIL import Image

UNIT = "UA0012P4QXM9X"
FIELDS = ["113-3599475-5425030", "DfqKmZa3RRMA", "9202090999016815215350", "B0VYVXRN3D", "Evidence of a return", "退货证据"]
OUTSIDE = re.compile(r"(https?|wss?|ftp)://")
# No name is looked up: what the browser would ask for by itself leaves the machine no more than a page's asking.
QUIET = [
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1000,4400",
]


def fail(text):
    sys.exit(f"check_evidence: {text}")


def browse(page, folder, *more):
    """Opens a page with a profile of its own; gives stdout and every address that was asked for."""
    log = folder / "net.json"
    with tempfile.TemporaryDirectory() as profile:
        run = subprocess.run(
            ["chromium", *QUIET, f"--user-data-dir={profile}", f"--log-net-log={log}", *more, page],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=180,
        )
    if run.returncode:
        fail(f"chromium ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
    return run.stdout.decode(), asked_by_pages(log)


def asked_by_pages(log):
    """Addresses outside that a page asked for; what the browser asks for by itself has no origin."""
    asked = set()
    for event in json.loads(log.read_text(encoding="utf-8", errors="replace"))["events"]:
        about = event.get("params", {})
        address, origin = about.get("url", ""), about.get("initiator", "not an origin")
        if OUTSIDE.match(address) and origin != "not an origin":
            asked.add(address)
    return asked


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    pictures = folder / "pictures"
    pictures.mkdir(parents=True)
    data = folder / "data"
    subprocess.run([program, "--data", data, "replay", "assets/demo/shift.txt"], check=True, stdout=subprocess.DEVNULL)
    page, archive = folder / "evidence.html", folder / "evidence.zip"
    for path in (page, archive):
        args = ["export", "evidence", UNIT, "--format", path.suffix[1:], "--out", path]
        subprocess.run([program, "--data", data, *args], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "--data", data, "verify", path], check=True, stdout=subprocess.DEVNULL)
    zipfile.ZipFile(archive).extractall(folder / "unpacked")

    # Proof that a page's asking is seen.
    asking = folder / "asking.html"
    asking.write_text('<img src="http://outside.invalid/x.png">', encoding="utf-8")
    _, asked = browse(asking.absolute().as_uri(), folder, "--dump-dom")
    if "http://outside.invalid/x.png" not in asked:
        fail("an asking page is not seen to ask: this check checks nothing")

    for name, path in (("page", page), ("archive", folder / "unpacked/evidence.html")):
        address = path.absolute().as_uri()
        elements, asked = browse(address, folder, "--dump-dom")
        shot = pictures / f"evidence-{name}.png"
        _, more = browse(address, folder, f"--screenshot={shot.absolute()}")
        if asked | more:
            fail(f"{name}: it asked for {sorted(asked | more)}")
        for field in FIELDS:
            if field not in elements:
                fail(f"{name}: no {field!r} among its elements")
        if elements.count("<figure>") != 3 or elements.count("<img ") != 2:
            fail(f"{name}: three photos wanted, two with their pictures")
        not_blank(name, shot)
    printed(page, folder, pictures)
    print(f"evidence: page, archive and print of {UNIT} hold; nothing asked for outside")


def not_blank(name, shot):
    """Dark signs of text, and the colours of the photos, stand on the picture."""
    picture = Image.open(shot).convert("RGB").resize((250, 1100))
    pixels = list(zip(*[iter(picture.tobytes())] * 3))
    dark = sum(1 for pixel in pixels if max(pixel) < 110)
    coloured = sum(1 for pixel in pixels if max(pixel) - min(pixel) > 50)
    if dark < len(pixels) // 200 or coloured < len(pixels) // 200:
        fail(f"{name}: the picture is blank: {dark} dark and {coloured} coloured of {len(pixels)}")


def printed(page, folder, pictures):
    pdf = folder / "evidence.pdf"
    browse(page.absolute().as_uri(), folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf.absolute()}")
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
    for field in FIELDS[:4]:
        if field not in text:
            fail(f"the print lacks {field!r}")
    subprocess.run(["pdftoppm", "-png", "-r", "70", pdf, pictures / "evidence-print"], check=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]))
