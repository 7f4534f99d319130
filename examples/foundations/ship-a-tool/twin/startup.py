"""Starts the twin many times, and says how long one start takes."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

STARTS = 11
SURVEY = [sys.executable, str(Path(__file__).parent / "survey.py"), "--version"]
# What a tool costs that imports pandas in its first lines.
EAGER = [sys.executable, "-c", "import click, pandas; print('survey 0.1.0')"]

command = EAGER if "--pandas" in sys.argv else SURVEY


def run():
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


said = run()
seconds = []
if "--time" in sys.argv:
    for _ in range(STARTS):
        start = perf_counter()
        run()
        seconds.append(perf_counter() - start)
print(said, end="")
if "--time" in sys.argv:
    print(f"seconds {median(seconds):.6f}")
