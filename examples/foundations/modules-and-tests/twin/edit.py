"""Edits a module and runs all tests again; `--time rust|python` prints how long that takes."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

CRATE = Path(__file__).parent.parent
EDITS = 3
MANIFEST = """\
[package]
name = "evals"
edition = "2024"

[features]
json = []
"""


def rust(folder):
    """A copy of the crate without its exercises; returns what to edit and the command that tests it."""
    (folder / "Cargo.toml").write_text(MANIFEST)
    shutil.copytree(CRATE / "src", folder / "src", ignore=shutil.ignore_patterns("bin"))
    (folder / "tests").mkdir()
    shutil.copy(CRATE / "tests" / "lazy_filter.rs", folder / "tests")
    command = ["cargo", "test", "--quiet", "--offline", "--target-dir", str(folder / "target")]
    return folder / "src" / "metrics.rs", "//", command


def python(folder):
    """A copy of the modules and their tests."""
    for name in ["metrics.py", "per_label.py", "test_metrics.py", "test_lazy_filter.py"]:
        shutil.copy(CRATE / "twin" / name, folder)
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider"]
    return folder / "metrics.py", "#", command


def seconds(language):
    """Median seconds from an edit to the end of all tests."""
    with tempfile.TemporaryDirectory() as folder:
        module, comment, command = language(Path(folder))
        test(command, folder)  # compiles everything once
        each = []
        for edit in range(EDITS):
            with module.open("a") as file:
                file.write(f"{comment} edit {edit}\n")
            begin = time.perf_counter()
            test(command, folder)
            each.append(time.perf_counter() - begin)
        return median(each)


def test(command, folder):
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)


def main():
    print("all tests pass after an edit")
    if "--time" in sys.argv:
        language = {"rust": rust, "python": python}[sys.argv[sys.argv.index("--time") + 1]]
        print(f"seconds {seconds(language):.9f}")


if __name__ == "__main__":
    main()
