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
    start()  # the second start finds the files in memory, as after an edit
    begin = perf_counter()
    answer = start()
    seconds = perf_counter() - begin
    print(answer, end="")
    if "--time" in sys.argv:
        print(f"seconds {seconds:.6f}")


if __name__ == "__main__":
    main()
