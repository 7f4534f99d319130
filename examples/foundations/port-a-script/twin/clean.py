"""Cleans the penguins: python clean.py [IN [OUT]]"""
import csv
import math
import os
import statistics
import sys
import time
import zlib
from collections import Counter, defaultdict
from datetime import date

# ANCHOR: setup
NA = ["", "NA", "."]
NUM = {
    "culmen_length": "Culmen Length (mm)",
    "culmen_depth": "Culmen Depth (mm)",
    "flipper_length": "Flipper Length (mm)",
    "body_mass": "Body Mass (g)",
}
# ANCHOR_END: setup


# ANCHOR: read
def load(path):
    rows = []
    for r in csv.DictReader(open(path, encoding="utf-8", newline="")):
        row = {"id": r["studyName"] + "-" + r["Individual ID"]}
        row["species"] = r["Species"].split()[0]
        row["island"] = r["Island"]
        row["sex"] = r["Sex"].lower() if r["Sex"] not in NA else None
        row["date"] = d = date.fromisoformat(r["Date Egg"])
        start = d.year if d.month >= 7 else d.year - 1
        row["season"] = f"{start}/{(start + 1) % 100:02}"
        row["day"] = d.timetuple().tm_yday
        for short, long in NUM.items():
            row[short] = float(r[long]) if r[long] not in NA else None
        text = r["Comments"] if r["Comments"] not in NA else ""
        row["comment"] = text
        row["no_clutch"] = int("full clutch" in text.lower())
        row["no_blood"] = int("blood" in text.lower())
        rows.append(row)
    rows.sort(key=lambda r: r["date"])
    return rows
# ANCHOR_END: read


# ANCHOR: fill
def impute(rows):
    filled = 0
    for col in NUM:
        groups = defaultdict(list)
        for r in rows:
            if r[col] is not None:
                groups[r["species"], r["sex"]].append(r[col])
        medians = {k: statistics.median(v) for k, v in groups.items()}
        for r in rows:
            if r[col] is None:
                r[col] = medians[r["species"], r["sex"]]
                filled += 1
    return filled


def standardise(rows):
    for col in NUM:
        vals = [r[col] for r in rows]
        m = statistics.fmean(vals)
        s = math.sqrt(sum((v - m) ** 2 for v in vals) / (len(vals) - 1))
        for r in rows:
            r[col + "_z"] = round((r[col] - m) / s, 3)
# ANCHOR_END: fill


# ANCHOR: write
def write(rows, path):
    islands = sorted(set(r["island"] for r in rows))
    cols = ["id", "species", "sex", "season", "day"] + list(NUM)
    cols += [c + "_z" for c in NUM] + ["no_clutch", "no_blood"]
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow(cols + ["island_" + i for i in islands])
        for r in rows:
            hot = [int(r["island"] == i) for i in islands]
            w.writerow([r[c] for c in cols] + hot)
# ANCHOR_END: write


def summary(rows, filled):
    print(f"{len(rows)} penguins, {filled} values filled in")
    for season, n in sorted(Counter(r["season"] for r in rows).items()):
        print(f"{season}: {n}")
    masses = defaultdict(list)
    for r in rows:
        masses[r["species"], r["sex"]].append(r["body_mass"])
    for (sp, sex), m in sorted(masses.items(), key=str):
        who = f"{sp} {sex or 'unknown'}"
        print(f"{who:<18}{len(m):6}{statistics.median(m):9.1f} g")
    texts = Counter(r["comment"] for r in rows if r["comment"])
    for text, n in texts.most_common(4):
        print(f"{n:4} {text}")


# ANCHOR: main
def main(src, dst):
    rows = load(src)
    filled = impute(rows)
    standardise(rows)
    write(rows, dst)
    summary(rows, filled)
# ANCHOR_END: main


def checksum(path):
    data = open(path, "rb").read()
    print(f"{len(data)} bytes, adler32 {zlib.adler32(data):08x}")


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    folder = os.path.join(here, "../../../../target/port-a-script")
    os.makedirs(folder, exist_ok=True)
    src = os.path.join(here, "../data/penguins-raw.csv")
    dst = os.path.join(folder, "clean-py.csv")
    if "--time" in sys.argv:
        from generate import generate

        src = os.path.join(folder, "large-py.csv")
        generate(src)
    elif len(sys.argv) > 1:
        src, dst = (sys.argv[1:] + [dst])[:2]
    start = time.perf_counter()
    main(src, dst)
    seconds = time.perf_counter() - start
    checksum(dst)
    if "--time" in sys.argv:
        print(f"seconds {seconds:.6f}")
