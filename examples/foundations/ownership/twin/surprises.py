"""Four ways to be surprised by who shares memory with whom."""

import numpy as np

from penguins import MASS, read


# ANCHOR: written
def centred(batch):
    batch -= batch.mean(axis=0)  # in place: in the caller's array
    return batch


birds = read()
centred(birds[0:3])
print(f"mass of penguin 0 after centred():   {birds[0, MASS]:.0f}")

birds = read()
birds[[0, 1, 2]][:, MASS] = 0  # into a copy that nobody keeps
print(f"after birds[[0, 1, 2]][:, MASS] = 0: {birds[0, MASS]:.0f}")
birds[[0, 1, 2], MASS] = 0
print(f"after birds[[0, 1, 2], MASS] = 0:    {birds[0, MASS]:.0f}")
# ANCHOR_END: written

# ANCHOR: shared
birds = read()
for name, array in [("birds", birds), ("birds.T", birds.T)]:
    view = np.shares_memory(array.reshape(-1), birds)
    print(f"{name}.reshape(-1) is a", "view" if view else "copy")


def sample():
    big = np.zeros((1_000_000, 4))
    return big[0:3]


rows = sample()
print(f"bytes asked for: {rows.nbytes}, kept alive: {rows.base.nbytes}")
# ANCHOR_END: shared
