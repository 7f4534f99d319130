"""Spoils three cells of the file, one at a time, and shows what the script does."""
import contextlib
import io
import os
import tempfile

from clean import main

here = os.path.dirname(os.path.abspath(__file__))
RAW = open(os.path.join(here, "../data/penguins-raw.csv"), encoding="utf-8").read()


def spoil(line, old, new):
    lines = RAW.split("\n")
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    with tempfile.TemporaryDirectory() as folder:
        src, dst = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        with open(src, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                main(src, dst)
        except ValueError as error:
            return f"{type(error).__name__}: {error}"
        return "no error; " + " ".join(printed.getvalue().splitlines()[4].split())


print("date:  ", spoil(3, "2007-11-11", "2007-11-31"))
print("length:", spoil(4, "40.3", '"40,3"'))
print("sex:   ", spoil(6, "FEMALE", "FEMAL"))
