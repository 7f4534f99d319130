"""The loop before its move to Rust."""

# ANCHOR: histogram
AROUND = 0, 1, 2, 5, 8, 7, 6, 3


def histogram(image):
    """How often each of the 256 patterns occurs."""
    counts = [0] * 256
    for y in range(1, len(image) - 1):
        for x in range(1, len(image[y]) - 1):
            code = 0
            for bit, place in enumerate(AROUND):
                neighbour = image[y + place // 3 - 1][x + place % 3 - 1]
                if neighbour >= image[y][x]:
                    code += 1 << bit
            counts[code] += 1
    return counts
    # ANCHOR_END: histogram
