"""Fills and standardises the penguins in batches, and says what was copied."""

import numpy as np

import penguins

SIZE = 64


# ANCHOR: filled
def filled(batch, means):
    """The values of batch, with the mean of its column for each missing one."""
    missing = np.isnan(batch)
    if not missing.any():
        return batch
    return np.where(missing, means, batch)
# ANCHOR_END: filled


# ANCHOR: batches
def batches(matrix, size):
    """Batches of size rows; the last may be shorter."""
    for start in range(0, len(matrix), size):
        yield matrix[start : start + size]
# ANCHOR_END: batches


# ANCHOR: standardise
def standardise(batch, means, deviations):
    """In place, in standard deviations from the mean; what is missing is 0."""
    batch -= means
    batch /= deviations
    batch[np.isnan(batch)] = 0
# ANCHOR_END: standardise


def main():
    birds = penguins.read()
    print(f"{len(birds)} penguins, 4 measures each, {SIZE} to a batch\n")

    # ANCHOR: fill
    means = np.nanmean(birds, axis=0)
    print("batch  rows  missing  mean mass  filled")
    for number, batch in enumerate(batches(birds, SIZE)):
        missing = np.isnan(batch).sum()
        values = filled(batch, means)
        mass = values[:, penguins.MASS].mean()
        same = np.shares_memory(values, birds)
        kind = "the batch itself" if same else "a copy"
        rows = len(batch)
        print(f"{number:>5}  {rows:>4}  {missing:>7}  {mass:>9.1f}  {kind}")
    # ANCHOR_END: fill

    deviations = np.nanstd(birds, axis=0)
    for batch in batches(birds, SIZE):
        standardise(batch, means, deviations)
    print("\nstandardised in place, penguins 0 and 343:")
    for row in (0, 343):
        print(" ".join(f"{value:6.2f}" for value in birds[row]))


if __name__ == "__main__":
    main()
