#!/usr/bin/env python3
"""Exports the journal of the demo's shift and checks it by the checker that comes with it; changed copies must be found.

check_audit.py PROGRAM FOLDER: plays the shift, exports jsonl and csv, runs the shipped checker on the journal and on copies
in which one thing was changed, and holds the list against the journal.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys


def fail(text):
    sys.exit(f"check_audit: {text}")


def run(*command, ok=True):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if ok and done.returncode:
        fail(f"{command}: {done.stderr.decode(errors='replace')}")
    return done


def spoilt(lines):
    """Copies of a journal, each with one change."""
    middle = len(lines) // 2

    def with_fact(change):
        facts = list(lines)
        fact = json.loads(facts[middle])
        change(fact)
        facts[middle] = json.dumps(fact, ensure_ascii=False)
        return facts

    def other_hash(fact):
        fact["hash"] = fact["hash"][:-1] + ("0" if fact["hash"][-1] != "0" else "1")

    def other_body(fact):
        fact["body"] = fact["body"][:-1] + ',"z":1}'

    def other_day(fact):
        envelope = json.loads(fact["envelope"])
        envelope[10] = "2020-01-01"
        fact["envelope"] = json.dumps(envelope, separators=(",", ":"), ensure_ascii=False)

    yield "another hash", with_fact(other_hash)
    yield "another body", with_fact(other_body)
    yield "another day", with_fact(other_day)
    yield "a lost fact", lines[:middle] + lines[middle + 1:]
    yield "a fact twice", lines[:middle] + [lines[middle]] + lines[middle:]
    yield "two facts swapped", lines[:middle] + [lines[middle + 1], lines[middle]] + lines[middle + 2:]
    yield "a lost beginning", lines[1:]


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    store = folder / "data"
    run(program, "--data", store, "--json", "seed", "--parcels", "40")
    journal, listed = folder / "journal.jsonl", folder / "journal.csv"
    for form, path in (("jsonl", journal), ("csv", listed)):
        run(program, "--data", store, "--json", "export", "audit", "--format", form, "--out", path)
    check = folder / "journal-check.py"
    told = run(sys.executable, check, journal).stdout.decode()
    lines = journal.read_text(encoding="utf-8").splitlines()
    if f"{len(lines)} facts" not in told or json.loads(lines[-1])["hash"] not in told:
        fail(f"the checker does not name the head: {told}")
    if len(lines) < 100:
        fail(f"only {len(lines)} facts")
    copy = folder / "spoilt.jsonl"
    for what, facts in spoilt(lines):
        copy.write_text("".join(fact + "\n" for fact in facts), encoding="utf-8")
        if not run(sys.executable, check, copy, ok=False).returncode:
            fail(f"{what} was not found")
    with listed.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if [row["hash"] for row in rows] != [json.loads(line)["hash"] for line in lines]:
        fail("the list is not the journal")
    readme = (folder / "journal-README.txt").read_text(encoding="utf-8")
    if "SHA-256" not in readme or " 10." not in readme.replace("\n10.", "\n 10."):
        fail("the rule does not stand beside it")
    print(f"check_audit: {len(lines)} facts are sound, and every change was found")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
