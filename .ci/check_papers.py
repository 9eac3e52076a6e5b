#!/usr/bin/env python3
"""Opens every paper of a consignment with programs that did not write it and compares the sums.

In each folder of a set, packing list and invoice tell packages, units, weights, volume and value in XLSX
(read by openpyxl and by LibreOffice), in PDF (read by pdftotext, sound to qpdf, and drawn by pdftoppm with no page
empty), in JSON, and the rows of the packing list in CSV add up to them. No cell is a formula. Every sheet is protected
without a password: what names a row (carton, unit, product, export line) is locked, and nothing else is. Pictures of
units stand over the cells of the rows that name one. Barcodes of carton labels are read from the drawn page where
zxing-cpp is there.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

SUMS = {"packages": "Packages 件数", "units": "Units 数量", "net": "N.W. (kg) 净重", "gross": "G.W. (kg) 毛重",
        "volume": "Volume (CBM) 体积", "value": "Value 总价"}
FOLD = {"carton": "CTN NO. 箱号", "units": "Qty 数量", "net": "N.W. (kg) 净重 (kg)", "gross": "G.W. (kg) 毛重 (kg)",
        "volume": "CBM 体积 (m³)", "value": "Value 总价"}

# Heads of what names a row, in the layouts that the program carries.
IDS = {"CTN NO. 箱号", "SSCC 箱序列号", "Carton 箱名", "Unit no. 单件号", "SKU 商家编码", "P/N. 系统料号", "ASIN ASIN",
       "Seller 卖家", "Supplier 供应商", "Serial no. 序列号", "Order 订单号", "RMA 退货授权号",
       "Export decl. / line 原出口单号 / 项号"}

# Columns of a sheet.
COLUMNS = 16384


def fail(text):
    sys.exit(f"check_papers: {text}")


def run(*args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=180).stdout


def sums_of_rows(rows):
    """Finds each line of sums: its name in the first cell, its value in the next that holds something."""
    found = {}
    for row in rows:
        cells = [cell for cell in row if cell not in (None, "")]
        for key, name in SUMS.items():
            if len(cells) >= 2 and str(cells[0]).startswith(name):
                found[key] = round(float(cells[1]), 3)
    return found


def locks(path, sheet):
    """Counts the locked cells of a sheet: those below heads of ids, down to the sums or the end of the table."""
    said = sheet.protection
    if not said.sheet or said.password or said.hashValue:
        fail(f"{path}: {sheet.title} is not protected, or by a password")
    free = [column for column in sheet.column_dimensions.values() if not column.protection.locked]
    if sum(column.max - column.min + 1 for column in free) != COLUMNS:
        fail(f"{path}: {sheet.title} has columns that are not free")
    ids, count, head = set(), 0, sheet.print_title_rows.replace("$", "").split(":")[0]
    heads = {cell.column: str(cell.value).replace("\n", " ") for cell in sheet[int(head)]}
    for row in sheet.iter_rows():
        texts = {cell.column: str(cell.value).replace("\n", " ") for cell in row if cell.value is not None}
        if texts == heads:
            ids = {column for column, text in heads.items() if text in IDS}
        elif not texts or any(text.startswith("TOTAL") for text in texts.values()):
            ids = set()
        for cell in row:
            if cell.value is None and not cell.has_style:
                # It has what its column says.
                continue
            if cell.protection.locked != (cell.column in ids and texts != heads):
                fail(f"{path}: {sheet.title} {cell.coordinate} is locked: {cell.protection.locked}")
            count += cell.protection.locked
    return count


def by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    rows = []
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                fail(f"{path}: {cell.coordinate} is a formula")
        rows.append([cell.value for cell in row])
    for sheet in book.worksheets:
        if not sheet.print_title_rows:
            fail(f"{path}: {sheet.title} repeats no heads")
    if sum(locks(path, sheet) for sheet in book.worksheets) == 0:
        fail(f"{path}: no id is locked")
    return sums_of_rows(rows)


def by_libreoffice(path, folder):
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, str(path))
    made = sorted(pathlib.Path(folder).glob(f"{path.stem}-*.csv"))
    if not made:
        fail(f"LibreOffice made nothing of {path}")
    with made[0].open(encoding="utf-8", newline="") as file:
        return sums_of_rows(list(csv.reader(file)))


def by_pdftotext(path):
    text = run("pdftotext", "-layout", str(path), "-").decode()
    found = {}
    for key, name in SUMS.items():
        line = re.search(re.escape(name) + r".*?\s([0-9.]+)\s*$", text, re.MULTILINE)
        if line:
            found[key] = round(float(line.group(1)), 3)
    return found


def drawn(path, folder):
    """Draws every page and fails on one that is white."""
    stem = pathlib.Path(folder) / path.stem
    run("qpdf", "--check", str(path))
    run("pdftoppm", "-r", "60", "-gray", str(path), str(stem))
    pages = sorted(pathlib.Path(folder).glob(f"{path.stem}-*.pgm"))
    if not pages:
        fail(f"{path}: no page")
    for page in pages:
        data = page.read_bytes()
        if sum(shade < 128 for shade in data) < 50:
            fail(f"{path}: {page.name} is empty")
        page.unlink()
    return len(pages)


def by_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {"packages": float(len({row[FOLD["carton"]] for row in rows}))}
    for key, head in FOLD.items():
        if key != "carton":
            found[key] = round(sum(float(row[head]) for row in rows if row[head]), 3)
    return found


def pictures(path, listed):
    """Holds the pictures of a sheet to the rows that name one: as many, each from its own cell to no further than it."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    told = json.loads(listed.read_text())
    column = next(field for field in told["columns"] if field["field"] == "picture")
    heads = [cell for row in sheet.iter_rows() for cell in row if cell.value == f"{column['en']}\n{column['zh']}"]
    if len(heads) != 1:
        fail(f"{path}: {len(heads)} columns of pictures")
    row, at = heads[0].row, heads[0].column
    wanted = {row + place for place, cells in enumerate(told["rows"], 1) if cells["picture"] is not None}
    found = []
    for image in sheet._images:
        begins, ends = image.anchor._from, image.anchor.to
        # An end at the very edge of a cell may be told as the beginning of the next one.
        if begins.col + 1 != at or ends.col - begins.col > 1 or ends.row - begins.row > 1:
            fail(f"{path}: a picture in row {begins.row + 1}, column {begins.col + 1}, not {at}")
        if (sheet.row_dimensions[begins.row + 1].height or 0) < 60:
            fail(f"{path}: row {begins.row + 1} is too low for its picture")
        if max(image.width, image.height) > 256:
            fail(f"{path}: a picture of {image.width} x {image.height}")
        found.append(begins.row + 1)
    if sorted(found) != sorted(wanted) or not found:
        fail(f"{path}: pictures in rows {sorted(found)}, not {sorted(wanted)}")
    print(f"{path.name}: {len(found)} pictures of {len(told['rows'])} units")


def labels(path, folder, count):
    try:
        import zxingcpp
        from PIL import Image
    except ImportError:
        print(f"{path.name}: zxing-cpp is not there, barcodes are not read")
        return
    stem = pathlib.Path(folder) / path.stem
    run("pdftoppm", "-r", "203", "-png", str(path), str(stem))
    read = set()
    for page in sorted(pathlib.Path(folder).glob(f"{path.stem}-*.png")):
        read |= {code.text for code in zxingcpp.read_barcodes(Image.open(page))}
    if len([text for text in read if "C-" in text]) < count:
        fail(f"{path}: {count} cartons, read {sorted(read)}")


def main(folder):
    sets = [path for path in sorted(pathlib.Path(folder).iterdir()) if path.is_dir()]
    if not sets:
        fail(f"no set in {folder}")
    compared = pictured = 0
    for of in sets:
        with tempfile.TemporaryDirectory() as scratch:
            for path in sorted(of.glob("*.pdf")):
                drawn(path, scratch)
            for listed in sorted(of.glob("*-r[0-9]*-packing-list.json")):
                stem = listed.name.removesuffix("-packing-list.json")
                told = json.loads(listed.read_text())["totals"]
                told = {key: round(float(told[key]), 3) for key in SUMS}
                for kind in ["packing-list", "invoice"]:
                    book, page = of / f"{stem}-{kind}.xlsx", of / f"{stem}-{kind}.pdf"
                    ways = {"openpyxl": by_openpyxl(book), "LibreOffice": by_libreoffice(book, scratch),
                            "pdftotext": by_pdftotext(page)}
                    if kind == "packing-list":
                        ways["csv"] = by_csv(of / f"{stem}-{kind}.csv")
                    for way, found in ways.items():
                        if found != told:
                            fail(f"{of.name}/{stem}-{kind}: JSON {told}, {way} {found}")
                    compared += 1
                labels(of / f"{stem}-carton-labels.pdf", scratch, told["packages"])
                print(f"{of.name}: {stem}: {told}")
            for book in sorted(of.glob("*.xlsx")):
                by_openpyxl(book)
                listed = book.with_suffix(".json")
                if listed.exists() and '"field": "picture"' in listed.read_text():
                    pictures(book, listed)
                    pictured += 1
    if pictured == 0:
        fail("no sheet has pictures")
    if compared == 0:
        fail("no packing list has a JSON of its name")


if __name__ == "__main__":
    main(sys.argv[1])
