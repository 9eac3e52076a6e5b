#!/usr/bin/env python3
"""Checks what our tests tell of agreement by an implementation of its own, in exact fractions.

usage: check_agreement.py FOLDER

FOLDER/agreement.txt holds a line for each table, draw and run length. Weighted kappa is computed by its
definition over shares, its variance by Fleiss, Cohen and Everitt (1969), the mean run length by the linear
equations of the chain of sums.
"""

import sys
from fractions import Fraction
from math import isqrt
from pathlib import Path

MICRO = 10**6


def shares(cells):
    size = isqrt(len(cells))
    total = sum(cells)
    rows = [cells[at : at + size] for at in range(0, len(cells), size)]
    return [[Fraction(count, total) for count in row] for row in rows], total


def weight(kind, size, first, second):
    apart = Fraction(abs(first - second), size - 1)
    return 1 - (apart if kind == "linear" else apart * apart)


def kappa(kind, cells):
    """Gives kappa and its variance, or nothing where chance alone gives full agreement."""
    table, total = shares(cells)
    size = len(table)
    places = [(i, j) for i in range(size) for j in range(size)]
    w = {(i, j): weight(kind, size, i, j) for i, j in places}
    row = [sum(table[i]) for i in range(size)]
    column = [sum(table[i][j] for i in range(size)) for j in range(size)]
    observed = sum(w[i, j] * table[i][j] for i, j in places)
    chance = sum(w[i, j] * row[i] * column[j] for i, j in places)
    if chance == 1:
        return None
    value = (observed - chance) / (1 - chance)
    of_row = [sum(w[i, j] * column[j] for j in range(size)) for i in range(size)]
    of_column = [sum(w[i, j] * row[i] for i in range(size)) for j in range(size)]
    spread = sum(
        table[i][j] * (w[i, j] - (of_row[i] + of_column[j]) * (1 - value)) ** 2 for i, j in places
    )
    centre = value - chance * (1 - value)
    return value, (spread - centre**2) / (total * (1 - chance) ** 2)


def nearest(value):
    """Rounds to the nearest whole, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def checked_kappa(kind, cells, told):
    above, below, micro, error, low, high = told
    value, variance = kappa(kind, cells)
    assert Fraction(above, below) == value, f"{value} is told as {above}/{below}"
    assert nearest(value * MICRO) == micro, f"{float(value)} is told as {micro}"
    scaled = variance * MICRO * MICRO
    root = isqrt(scaled.numerator // scaled.denominator)
    assert root == error, f"the error {root} is told as {error}"
    half = nearest(Fraction(error * 196, 100))
    ends = max(nearest(value * MICRO) - half, -MICRO), min(nearest(value * MICRO) + half, MICRO)
    assert ends == (low, high), f"{ends} is told as {(low, high)}"


def mix(bits):
    mask = (1 << 64) - 1
    bits = (bits + 0x9E3779B97F4A7C15) & mask
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & mask
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & mask
    return bits ^ (bits >> 31)


def draw(unit):
    return mix((unit & ((1 << 64) - 1)) ^ mix(unit >> 64)) % 1000


def run_length(differs, agrees, line, per_mille):
    """Solves mean[s] = 1 + p·mean[s + differs] + (1 − p)·mean[max(0, s − agrees)] for s below the line."""
    p = Fraction(per_mille, 1000)
    rows = []
    for at in range(line):
        row = [Fraction(0)] * (line + 1)
        row[at] += 1
        row[line] += 1
        if at + differs < line:
            row[at + differs] -= p
        row[max(0, at - agrees)] -= 1 - p
        rows.append(row)
    for at in range(line):
        pivot = next(other for other in range(at, line) if rows[other][at] != 0)
        rows[at], rows[pivot] = rows[pivot], rows[at]
        head = rows[at][at]
        rows[at] = [cell / head for cell in rows[at]]
        for other in range(line):
            factor = rows[other][at]
            if other != at and factor != 0:
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at])]
    return rows[0][line]


def main():
    seen = {"kappa": 0, "none": 0, "draw": 0, "run": 0}
    for number, line in enumerate(Path(sys.argv[1], "agreement.txt").read_text().splitlines(), 1):
        word, *rest = line.split()
        try:
            if word in ("kappa", "none"):
                kind, cells, *told = rest
                cells = [int(cell) for cell in cells.split(",")]
                if word == "none":
                    assert kappa(kind, cells) is None, "there is a figure"
                else:
                    checked_kappa(kind, cells, [int(one) for one in told])
            elif word == "draw":
                assert draw(int(rest[0], 16)) == int(rest[1]), "the draw is another"
            else:
                *chain, mean = (int(one) for one in rest)
                assert nearest(run_length(*chain)) == mean, f"{float(run_length(*chain))}"
        except AssertionError as wrong:
            sys.exit(f"line {number}: {wrong}: {line}")
        seen[word] += 1
    assert seen["kappa"] > 300 and seen["draw"] == 500 and seen["run"] == 5, seen
    print("agreement:", ", ".join(f"{count} {word}" for word, count in seen.items()))


if __name__ == "__main__":
    main()
