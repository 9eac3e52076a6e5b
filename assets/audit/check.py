#!/usr/bin/env python3
"""Checks an exported journal: every body, every envelope, the whole chain, and every signed day against it."""

import hashlib
import json
import sys


def fail(number, what):
    sys.exit(f"line {number}: {what}")


def main(path):
    heads = {}
    signed = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                fact = json.loads(line)
                envelope = json.loads(fact["envelope"])
                form, station, epoch, seq = envelope[:4]
                body = hashlib.sha256(fact["body"].encode()).digest()
                told = fact["hash"]
                body_told = envelope[13]
            except (KeyError, IndexError, TypeError, ValueError) as error:
                fail(number, f"no fact: {error}")
            last_seq, last = heads.get((station, epoch), (0, bytes(32)))
            chain = hashlib.sha256(last + fact["envelope"].encode() + body)
            if form != "returnbay/1" or len(envelope) != 14:
                fail(number, "another form")
            if seq != last_seq + 1:
                fail(number, f"number {seq} after {last_seq} of {station}")
            if body_told != body.hex():
                fail(number, f"the body of {station} {seq} was changed")
            if told != chain.hexdigest():
                fail(number, f"the chain breaks at {station} {seq}")
            if envelope[6] == "day.closed":
                day = json.loads(fact["body"])
                signed.append((day["day"], day["head_seq"], day["head_hash"]))
                if (day["head_seq"], day["head_hash"]) != (last_seq, last.hex()):
                    fail(number, f"the head that was signed for {day['day']} is another")
            heads[(station, epoch)] = (seq, chain.digest())
    for (station, epoch), (seq, last) in heads.items():
        print(f"{station} {epoch}: {seq} facts, head {last.hex()}")
    for day, seq, told in signed:
        print(f"signed {day}: fact {seq}, hash {told}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check.py journal.jsonl")
    main(sys.argv[1])
