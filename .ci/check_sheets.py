#!/usr/bin/env python3
"""Opens every sheet of the demo with two programs that did not write it and compares the sums.

For each XLSX: openpyxl reads its cells, LibreOffice turns its first sheets into CSV; both must see the
same texts and the same sum of numbers, no cell may be a formula, and a manifest's CSV must
hold the same unit tags as its XLSX. Amazon's Inventory Loader must offer as many units as the batch's XLSX
lists, the eBay file and the lot's sheet with its picture must be there.
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

TAG = re.compile(r"U[0-9A-Z]{12}")


def fail(text):
    sys.exit(f"check_sheets: {text}")


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        rows = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    fail(f"{path}: {sheet.title}!{cell.coordinate} is a formula")
            rows.append([cell.value for cell in row])
        sheets[sheet.title] = rows
    if not any(sheets.values()):
        fail(f"{path}: no rows")
    return sheets


def by_libreoffice(path, folder):
    # -1: every sheet to a file of its own, named <book>-<sheet>.csv; UTF-8, comma, all cells as shown.
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
         "--outdir", folder, path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=180,
    )
    sheets = {}
    for made in sorted(pathlib.Path(folder).glob(f"{path.stem}-*.csv")):
        with made.open(encoding="utf-8", newline="") as file:
            sheets[made.stem[len(path.stem) + 1:]] = list(csv.reader(file))
    if not sheets:
        fail(f"LibreOffice made nothing of {path}")
    return sheets


def figures(rows):
    """Texts in order and the sum of numbers; None and "" are the same nothing."""
    texts, total = [], 0.0
    for row in rows:
        for cell in row:
            value = number(str(cell)) if cell not in (None, "") else None
            if isinstance(cell, (int, float)) or (isinstance(cell, str) and value is not None):
                total += value
            elif cell not in (None, ""):
                texts.append(str(cell))
    return texts, round(total, 2)


def check_book(path):
    ours = by_openpyxl(path)
    with tempfile.TemporaryDirectory() as folder:
        theirs = by_libreoffice(path, folder)
    if set(ours) != set(theirs):
        fail(f"{path}: sheets {sorted(ours)} and {sorted(theirs)}")
    for title, rows in ours.items():
        mine, other = figures(rows), figures(theirs[title])
        if mine != other:
            fail(f"{path}: {title}: openpyxl {mine}, LibreOffice {other}")
        print(f"{path.name}: {title}: {len(rows)} rows, {len(mine[0])} texts, sum {mine[1]}")
    return ours


def tags_in(rows):
    return sorted(cell for row in rows for cell in row if isinstance(cell, str) and TAG.fullmatch(cell))


LOADER_HEADS = [
    "sku", "product-id", "product-id-type", "price", "minimum-seller-allowed-price",
    "maximum-seller-allowed-price", "item-condition", "quantity", "add-delete", "will-ship-internationally",
    "expedited-shipping", "item-note", "fulfillment-center-id",
]


def check_loader(path, units):
    """Every row has a cell under each head, none begins a formula, and the quantities are the units."""
    with path.open(encoding="utf-8", newline="") as file:
        heads, *rows = [line.split("\t") for line in file.read().splitlines()]
    if heads != LOADER_HEADS:
        fail(f"{path}: heads {heads}")
    for row in rows:
        if len(row) != len(heads) or any(cell[:1] in ("=", "+", "@") for cell in row):
            fail(f"{path}: row {row}")
    offered = sum(int(row[heads.index("quantity")]) for row in rows)
    if not rows or offered != units:
        fail(f"{path}: {offered} units offered, {units} in the batch")
    print(f"{path.name}: {len(rows)} offers of {offered} units, as in the XLSX")


def check_sales(folder, tags):
    """What the demo offers at its end."""
    folder = pathlib.Path(folder)
    for name in ("listing-amazon", "listing-ebay", "lot-pictured"):
        if not tags.get(name):
            fail(f"{name}.xlsx: no unit")
    check_loader(folder / "listing-amazon.txt", len(tags["listing-amazon"]))
    with (folder / "listing-ebay-upload.csv").open(encoding="utf-8-sig", newline="") as file:
        if len(list(csv.reader(file))) < 2:
            fail("listing-ebay-upload.csv: no offer")
    with zipfile.ZipFile(folder / "lot-pictured.xlsx") as book:
        inside = [name for name in book.namelist() if name.startswith("xl/media/")]
    beside = list((folder / "lot-pictured-photos").glob("L-01-*.jpg"))
    if not inside or len(inside) != len(beside):
        fail(f"lot-pictured.xlsx: {len(inside)} pictures inside, {len(beside)} files beside it")
    print(f"lot-pictured.xlsx: {len(inside)} pictures inside, {len(beside)} beside it")


def main(folder):
    books = sorted(pathlib.Path(folder).rglob("*.xlsx"))
    if not books:
        fail(f"no XLSX in {folder}")
    tags = {}
    for path in books:
        sheets = check_book(path)
        tags[path.stem] = sorted(tag for rows in sheets.values() for tag in tags_in(rows))
    compared = 0
    for path in sorted(pathlib.Path(folder).rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        if not rows:
            fail(f"{path}: no rows")
        if path.stem in tags:
            if tags_in(rows) != tags[path.stem]:
                fail(f"{path}: tags {tags_in(rows)} and in XLSX {tags[path.stem]}")
            compared += 1
            print(f"{path.name}: {len(tags_in(rows))} tags, as in the XLSX")
    if compared == 0:
        fail("no CSV has an XLSX of its name")
    check_sales(folder, tags)


if __name__ == "__main__":
    main(sys.argv[1])
