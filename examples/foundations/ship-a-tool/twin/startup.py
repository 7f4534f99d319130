"""Starts the twin many times, and says how long one start takes."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

STARTS = 10
SURVEY = [sys.executable, str(Path(__file__).parent / "survey.py"), "--version"]
# What a tool costs that imports pandas in its first lines.
EAGER = [sys.executable, "-c", "import click, pandas; print('survey 0.1.0')"]

command = EAGER if "--pandas" in sys.argv else SURVEY


def run():
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


said = run()
if "--time" in sys.argv:
    start = perf_counter()
    for _ in range(STARTS):
        said = run()
    seconds = (perf_counter() - start) / STARTS
print(said, end="")
if "--time" in sys.argv:
    print(f"seconds {seconds:.6f}")
