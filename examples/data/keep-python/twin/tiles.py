"""Which photograph a tile is from, guessed by its nearest neighbour."""

import numpy as np
import texture
from sklearn.neighbors import KNeighborsClassifier

from photos import read

# ANCHOR: program
TILE = 16


def tiles(image):
    """All tiles of an image, as views of it."""
    for y in range(0, image.shape[0], TILE):
        for x in range(0, image.shape[1], TILE):
            yield (x + y) // TILE % 2 == 0, image[y : y + TILE, x : x + TILE]


def score(features, labels, known):
    model = KNeighborsClassifier(1, metric="manhattan", algorithm="brute")
    model.fit(features[known], labels[known])
    return model.score(features[~known], labels[~known])


def study(histogram):
    cut = [(p, *tile) for p, name in enumerate(PHOTOS) for tile in tiles(read(name))]
    labels, known, images = map(np.array, zip(*cut))
    print(f"{known.sum()} tiles known, {(~known).sum()} to guess")
    pixels = images.reshape(len(images), -1).astype(np.float64)
    print(f"pixels    {score(pixels, labels, known):.3f}")
    patterns = np.array([histogram(image) for _, _, image in cut], np.float64)
    print(f"patterns  {score(patterns, labels, known):.3f}")


PHOTOS = "china", "flower"
study(texture.histogram)
# ANCHOR_END: program
