"""Write releases.csv anew: every release of the crates below and of four Python packages, with its date."""

import csv
import json
import re
import urllib.request
from pathlib import Path

CRATES = [
    "axum", "burn", "candle-core", "datafusion", "linfa", "ndarray", "ort", "polars", "pyo3", "rayon",
    "rig-core", "safetensors", "serde", "tantivy", "tch", "tokenizers", "tokio", "tract-onnx",
]
WHEELS = ["numpy", "pandas", "scikit-learn", "torch"]


def fetch(url):
    request = urllib.request.Request(url, headers={"User-Agent": "rust-for-ai release snapshot"})
    with urllib.request.urlopen(request, timeout=60) as reply:
        return reply.read().decode()


def crate(name):
    """The registry's index: one JSON object a line and version."""
    folder = f"{name[:2]}/{name[2:4]}" if len(name) > 3 else f"3/{name[0]}"
    for line in fetch(f"https://index.crates.io/{folder}/{name}").splitlines():
        entry = json.loads(line)
        yield entry["vers"].split("+")[0], entry["pubtime"][:10], entry["yanked"]


def wheel(name):
    """PyPI's JSON: the date is that of the first file of a release."""
    for version, files in json.loads(fetch(f"https://pypi.org/pypi/{name}/json"))["releases"].items():
        final = re.fullmatch(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
        if files and final:
            major, minor, patch = final.groups(default="0")
            date = min(file["upload_time"][:10] for file in files)
            yield f"{major}.{minor}.{patch}", date, all(file["yanked"] for file in files)


def main():
    rows = [("crates.io", name, *row) for name in CRATES for row in crate(name)]
    rows += [("pypi", name, *row) for name in WHEELS for row in wheel(name)]
    rows.sort(key=lambda row: (row[0], row[1], row[3], row[2]))
    with Path(__file__).with_name("releases.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["registry", "name", "version", "date", "yanked"])
        writer.writerows((*row[:4], str(row[4]).lower()) for row in rows)


if __name__ == "__main__":
    main()
