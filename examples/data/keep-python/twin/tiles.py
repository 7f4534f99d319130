"""Which photograph a tile is from, guessed by its nearest neighbour."""

import numpy as np
import texture
from sklearn.neighbors import KNeighborsClassifier

from photos import read

PHOTOS = "china", "flower"
TILE = 16


def tiles(image):
    """All tiles of an image, as views of it, and which of them are known."""
    for y in range(0, image.shape[0], TILE):
        for x in range(0, image.shape[1], TILE):
            yield image[y : y + TILE, x : x + TILE], (x + y) // TILE % 2 == 0


def score(features, labels, known):
    model = KNeighborsClassifier(1, metric="manhattan", algorithm="brute")
    model.fit(features[known], labels[known])
    return model.score(features[~known], labels[~known])


# ANCHOR: study
def study(histogram):
    cut = [(photo, *tile) for photo in PHOTOS for tile in tiles(read(photo))]
    labels, images, known = map(np.array, zip(*cut))  # an array of each
    print(f"{known.sum()} tiles known, {(~known).sum()} to guess")  # ~: not
    pixels = images.reshape(len(images), -1).astype(np.float64)  # a row each
    print(f"pixels    {score(pixels, labels, known):.3f}")
    patterns = np.array([histogram(tile) for _, tile, _ in cut], np.float64)
    print(f"patterns  {score(patterns, labels, known):.3f}")


study(texture.histogram)
# ANCHOR_END: study
