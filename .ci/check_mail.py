#!/usr/bin/env python3
"""Answers sellers' workbooks with two programs that did not write them, and takes them back.

openpyxl looks at locks, lists, anchors of photos and formulas, and fills one; LibreOffice saves one anew.
Both must be taken row by row, and the same file once only.
"""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

import openpyxl


def fail(text):
    sys.exit(f"check_mail: {text}")


def run(program, *args, status=0):
    done = subprocess.run([program, *args], capture_output=True, text=True, timeout=300)
    if done.returncode != status:
        fail(f"{args}: status {done.returncode}, {done.stdout} {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def column(sheet, head):
    for cell in sheet[1]:
        if head in str(cell.value):
            return cell.column
    fail(f"no column {head}")


def looked_at(path, title=""):
    book = openpyxl.load_workbook(path)
    sheet = next((one for one in book.worksheets if title in one.title), None)
    if sheet is None:
        return None
    if not sheet.protection.sheet:
        fail("the sheet is not locked")
    row, action = column(sheet, "Row id"), column(sheet, "Action")
    for number in range(2, sheet.max_row + 1):
        if not sheet.cell(number, row).protection.locked:
            fail(f"row {number}: its id is open")
        if sheet.cell(number, action).protection.locked:
            fail(f"row {number}: its action is locked")
    for sheets in book.worksheets:
        for cells in sheets.iter_rows():
            for cell in cells:
                if cell.data_type == "f" or cell.hyperlink:
                    fail(f"{sheets.title}!{cell.coordinate} is a formula or a link")
    listed = {str(cells) for list_ in sheet.data_validations.dataValidation for cells in list_.sqref.ranges}
    if not listed:
        fail("no list of actions")
    states = [one.sheet_state for one in book.worksheets]
    if states[-1] != "hidden" or set(states[:-1]) != {"visible"}:
        fail(f"only the last sheet is hidden: {states}")
    return book, sheet, row, action


def main(program, folder):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    data = str(folder / "data")
    run(program, "--data", data, "replay", "assets/demo/shift.txt")
    made = run(program, "--json", "--data", data, "mail", "make", "--out", str(folder / "out"))
    if not made:
        fail("the demo has nothing on hold")
    for mail in made:
        looked_at(mail["file"])
        looked_at(mail["file"], "To claim")
    path = pathlib.Path(next(mail["file"] for mail in made if looked_at(mail["file"], "To answer")))
    back = folder / "back"
    back.mkdir()
    book, sheet, row, action = looked_at(path, "To answer")
    looked_at(path, "Standing orders")
    sheet.cell(2, action).value = "弃货"
    ordered = [one for one in book.worksheets if "Standing orders" in one.title][0]
    if not ordered.cell(2, column(ordered, "Row id")).value.startswith("S-"):
        fail("no row about all goods of a SKU")
    for head in ("Action", "Standing?", "Until"):
        if ordered.cell(2, column(ordered, head)).protection.locked:
            fail(f"{head} is locked")
    ordered.cell(2, column(ordered, "Action")).value = "退回国内"
    ordered.cell(2, column(ordered, "Standing?")).value = "长期"
    ordered.cell(2, column(ordered, "Until")).value = f"{datetime.date.today() + datetime.timedelta(days=60):%Y/%m/%d}"
    sheet.insert_rows(1)
    book.save(back / "by_openpyxl.xlsx")
    taken = run(program, "--json", "--data", data, "mail", "take", str(back))[0]
    if (taken["applied"], taken["refused"]) != (2, 0) or taken["rows"][0]["decision"] != "dispose":
        fail(f"openpyxl: {taken}")
    if [row["result"] for row in taken["rows"] if row["row"].startswith("S-")] != ["order_set"]:
        fail(f"standing order: {taken}")
    if run(program, "--json", "--data", data, "mail", "take", str(back))[0]["taken"]:
        fail("the same file was taken twice")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder.resolve()}/profile",
         "--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(back / "by_openpyxl.xlsx")],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=180,
    )
    taken = run(program, "--json", "--data", data, "mail", "take", str(folder / "saved"))[0]
    if (taken["unchanged"], taken["refused"]) != (2, 0):
        fail(f"LibreOffice: {taken}")
    print(f"{len(made)} workbooks, {made[0]['rows']} rows, filled by openpyxl and by LibreOffice")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
