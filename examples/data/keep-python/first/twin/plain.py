"""The loop before its move to Rust."""

# ANCHOR: histogram
AROUND = (0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)


def histogram(image):
    """How often each of the 256 patterns occurs."""
    counts = [0] * 256
    for y in range(1, len(image) - 1):
        for x in range(1, len(image[y]) - 1):
            code = 0
            for bit, (dy, dx) in enumerate(AROUND):
                if image[y + dy - 1][x + dx - 1] >= image[y][x]:
                    code += 1 << bit
            counts[code] += 1
    return counts
    # ANCHOR_END: histogram
