"""What the histories of crates and Python packages ask of those who depend on them."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

SNAPSHOT, SINCE = date(2026, 11, 20), date(2024, 11, 20)
DATA = Path(__file__).parent.parent / "data" / "releases.csv"


def read():
    with DATA.open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        numbers, _, row["pre"] = row["version"].partition("-")
        row["version"] = tuple(map(int, numbers.split(".")))
        row["date"] = date.fromisoformat(row["date"])
        row["yanked"] = row["yanked"] == "true"
    return rows


def series(row):
    major, minor, patch = row["version"]
    return (major, 0, 0) if major else (0, minor, 0) if minor else (0, 0, patch)


def written(row):
    numbers = ".".join(map(str, row["version"]))
    return f"{numbers}-{row['pre']}" if row["pre"] else numbers


# ANCHOR: breaking
def firsts(releases, key):
    """The releases that go beyond all before them in `key`."""
    highest, found = None, []
    for release in releases:
        if highest is None or key(release) > highest:
            if highest is not None:  # the very first release breaks nobody
                found.append(release)
            highest = key(release)
    return found


def breaking(releases, since):
    """How often a dependant had to change its version requirement."""
    return sum(release["date"] > since for release in firsts(releases, series))
# ANCHOR_END: breaking


def history(name, rows, registry):
    rows = sorted(rows, key=lambda row: (row["date"], row["version"], row["pre"]))
    kept = [row for row in rows if not row["yanked"] and not row["pre"]]
    live = kept or [row for row in rows if not row["yanked"]]
    steps = firsts(kept, lambda row: row["version"][:2])
    gaps = [(b["date"] - a["date"]).days for a, b in pairwise(steps)]
    return {
        "name": name,
        "years": (SNAPSHOT - rows[0]["date"]).days / 365.25,
        "releases": len(kept),
        "previews": sum(not row["yanked"] and bool(row["pre"]) for row in rows),
        "yanked": sum(row["yanked"] for row in rows),
        "steps": sum(row["date"] > SINCE for row in steps),
        "breaking": breaking(kept, SINCE) if registry == "crates.io" else None,
        "pace": median(gaps) if gaps else None,
        "last": live[-1]["date"],
        "version": written(live[-1]),
    }


def line(row):
    breaks = "-" if row["breaking"] is None else row["breaking"]
    pace = "-" if row["pace"] is None else f"{row['pace']:.0f}"
    return (
        f"  {row['name']:<12} {row['years']:>5.1f} {row['releases']:>4} {row['previews']:>4} {row['yanked']:>7}"
        f" {row['steps']:>4} {breaks:>7} {pace:>5}  {row['last']}  {row['version']}"
    )


def main():
    releases = read()
    print(f"{len(releases)} releases on {SNAPSHOT}")
    print(" " * 15 + "years full  pre  yanked  x.y  breaks  pace  last")
    for registry in ["crates.io", "pypi"]:
        packages = {}
        for row in releases:
            if row["registry"] == registry:
                packages.setdefault(row["name"], []).append(row)
        rows = [history(name, packages[name], registry) for name in sorted(packages)]
        rows.sort(key=lambda row: (-(row["breaking"] or 0), -row["steps"]))
        print(registry)
        for row in rows:
            print(line(row))


if __name__ == "__main__":
    main()
