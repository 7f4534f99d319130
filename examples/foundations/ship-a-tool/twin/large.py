"""Describes a large table; the clock starts before pandas is imported."""

import contextlib
import io
import os
import sys
from pathlib import Path
from time import perf_counter

CITIES = ["Aarhus", "Bergen", "Cork", "Delft", "Espoo", "Fez", "Graz", "Huesca"]
ROWS = 400_000
FOLDER = Path(__file__).parents[4] / "target" / "survey"


def generator(state):
    """Knuth's linear congruential generator, as in the Rust program."""

    def below(n):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % n

    return below


def line(below, number):
    month, day = below(12) + 1, below(28) + 1
    city = CITIES[below(8)]
    rating = below(6) or "NA"
    cents, thousandths = below(20_000), below(1_000_000)
    member = "true" if below(2) == 0 else "false"
    note = '"asked, twice"' if below(10) == 0 else ""
    return (
        f"{number},2026-{month:02}-{day:02},{city},{rating},"
        f"{cents // 100}.{cents % 100:02},"
        f"{thousandths // 1000}.{thousandths % 1000:03},{member},{note}"
    )


def write(file, rows):
    below = generator(42)
    file.write("id,taken,city,rating,price,delta,member,note\n")
    for number in range(rows):
        if number == 0 or below(100) > 0:
            row = line(below, number)
        file.write(row + "\n")


def path():
    file = FOLDER / f"large-{ROWS}-python.csv"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        with part.open("w", newline="\n") as out:
            write(out, ROWS)
        part.rename(file)
    return file


file = path()
os.chdir(FOLDER)
start = perf_counter()
from survey import cli  # noqa: E402

out = io.StringIO()
with contextlib.redirect_stdout(out):
    cli(["describe", file.name], standalone_mode=False)
seconds = perf_counter() - start
print(out.getvalue().partition("\n")[2], end="")
if "--time" in sys.argv:
    print(f"seconds {seconds:.6f}")
