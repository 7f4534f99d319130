"""Counts the lines of code of the program of this chapter in both languages,
without comments and blank lines, listing by listing."""

from pathlib import Path

CRATE = Path(__file__).parent.parent
RUST = ["digits.rs", "confusion.rs", "knn.rs", "lib.rs", "bin/knn.rs"]
LISTINGS = [
    "digit",
    "errors",
    "neighbour",
    "distances",
    "parse",
    "nearest",
    "classify",
    "confusion",
    "mistaken",
    "confusions",
]


def code(path: Path, comments: tuple[str, ...]) -> dict[str, int]:
    """How many lines of code each listing of a file has, and all of it."""
    counts = dict.fromkeys([*LISTINGS, "all"], 0)
    listing = "all"
    for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
        if " ANCHOR" in line:
            listing = line.split(": ")[1] if " ANCHOR: " in line else "all"
        elif line and not line.startswith(comments):
            counts["all"] += 1
            if listing != "all":
                counts[listing] += 1
    return counts


def main():
    files = [code(CRATE / "src" / name, ("//",)) for name in RUST]
    python = code(CRATE / "twin" / "knn.py", ("#", '"""'))
    rust = {name: sum(file[name] for file in files) for name in python}
    for counts in (rust, python):
        counts["the rest"] = counts["all"] - sum(counts[n] for n in LISTINGS)
    print(f"{'':<10} {'Rust':>6} {'Python':>6}")
    for name in [*LISTINGS, "the rest", "all"]:
        print(f"{name:<10} {rust[name]:>6} {python[name]:>6}")


if __name__ == "__main__":
    main()
