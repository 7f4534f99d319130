"""Times what stands between an edit and its answer in Python: starting the interpreter on `releases.py`."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter


# ANCHOR: start
def start():
    """What you type after an edit: the program."""
    program = Path(__file__).with_name("releases.py")
    command = [sys.executable, program]
    return subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout
# ANCHOR_END: start


def main():
    start()  # from the second on, the files are in memory, as after an edit
    repeats = 5
    begin = perf_counter()
    for _ in range(repeats):
        answer = start()
    seconds = (perf_counter() - begin) / repeats
    print(answer, end="")
    if "--time" in sys.argv:
        print(f"seconds {seconds:.6f}")


if __name__ == "__main__":
    main()
