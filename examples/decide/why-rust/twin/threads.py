"""Prints the sum of squares of each quarter, summed on a thread of its own, and of all."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

PARTS = 4


def codes():
    i = np.arange(65_536, dtype=np.uint32)
    return i * i // 1000 % 16


# ANCHOR: partial_sums
def squares(part):
    return np.sum(part * part, dtype=np.uint32)


def partial_sums(samples, parts):
    """The sum of each part, in the order of the parts."""
    with ThreadPoolExecutor(parts) as pool:
        return list(pool.map(squares, np.array_split(samples, parts)))
# ANCHOR_END: partial_sums


def main():
    sums = partial_sums(codes(), PARTS)
    for part, total in enumerate(sums):
        print(f"part {part}  {total:>8}")
    print(f"all     {sum(map(int, sums)):>8}")


if __name__ == "__main__":
    main()
