"""Starts one of the small programs again and again; `--time rust|python|numpy` prints how long one takes to end."""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
BUILD = "cargo build --quiet --release --package why-rust --bin small --message-format json"


def built():
    """Has Cargo build the small program, and returns where it lies."""
    said = subprocess.run(BUILD.split(), stdout=subprocess.PIPE, text=True, check=True).stdout
    messages = map(json.loads, said.splitlines())
    return next(message["executable"] for message in messages if message.get("executable"))


def command(name):
    if name == "rust":
        return [built()]
    script = {"python": "small.py", "numpy": "small_numpy.py"}[name]
    return [sys.executable, str(HERE / script)]


# ANCHOR: seconds
def seconds(command):
    """Median seconds from a program's start to its end, imports included."""
    each = []
    while sum(each) < 0.5:
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        each.append(time.perf_counter() - begin)
    return median(each)
# ANCHOR_END: seconds


def main():
    name = (sys.argv[sys.argv.index("--time") + 1 :] if "--time" in sys.argv else []) or ["python"]
    program = command(name[0])
    print(subprocess.run(program, capture_output=True, text=True, check=True).stdout, end="")
    if "--time" in sys.argv:
        print(f"seconds {seconds(program):.9f}")


if __name__ == "__main__":
    main()
