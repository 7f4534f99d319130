"""Parses a hundred thousand lines, one in ten broken; `--time` times it."""

import sys
import time
from dataclasses import dataclass

LINES = 100_000


@dataclass(slots=True)
class Run:
    name: str
    loss: float


class NoComma(ValueError):
    pass


class NotANumber(ValueError):
    pass


def parse_run(line):
    name, comma, cell = line.partition(",")
    if not comma:
        raise NoComma
    return Run(name, parse_loss(cell))


def parse_loss(cell):
    try:
        return float(cell)
    except ValueError:
        raise NotANumber(cell) from None


def table():
    """Every tenth line has no number, or no comma."""
    lines = []
    for row in range(LINES):
        match row % 20:
            case 9:
                lines.append(f"run-{row} 0.{row:05}\n")
            case 19:
                lines.append(f"run-{row},0.{row:05}l\n")
            case _:
                lines.append(f"run-{row},0.{row:05}\n")
    return "".join(lines)


def parse_table(table):
    """All runs of the table, and the number of broken lines."""
    runs = []
    broken = 0
    for line in table.splitlines():
        try:
            runs.append(parse_run(line))
        except (NoComma, NotANumber):
            broken += 1
    return runs, broken


def main():
    text = table()
    runs, broken = parse_table(text)
    print(f"{len(runs)} runs, {broken} broken lines")
    print(f"last: {runs[-1].name} {runs[-1].loss:.5f}")
    if "--time" in sys.argv:
        print(f"seconds {seconds(text):.9f}")


def seconds(text):
    """Mean seconds of one table, from enough to fill a quarter of a second."""
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < 0.25:
        parse_table(text)
        calls += 1
    return elapsed / calls


if __name__ == "__main__":
    main()
