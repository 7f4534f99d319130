import numpy as np

# bills of 27 penguins, in millimetres
LENGTHS = [
    39.1, 34.1, 36.6, 35.9, 40.5, 38.8, 44.1, 39.6, 36.2, 46.5, 51.3, 45.9,
    48.5, 47.5, 50.9, 49.8, 45.2, 55.8, 46.1, 46.7, 45.8, 48.2, 48.4, 45.3,
    45.2, 43.8, 54.3,
]
DEPTHS = [
    18.7, 18.1, 17.8, 19.2, 18.9, 20.0, 19.7, 17.7, 16.1, 17.9, 18.2, 17.1,
    17.5, 16.8, 19.1, 17.3, 16.6, 19.8, 13.2, 15.3, 14.6, 14.3, 16.4, 13.7,
    15.8, 13.9, 15.7,
]



def nearest(birds, centres):
    gaps = birds[:, np.newaxis] - centres
    return (gaps**2).sum(axis=2).argmin(axis=1)


# ANCHOR: settle
def settle(rows, centres):
    labels = None
    while True:
        new = nearest(rows, centres)
        if np.array_equal(new, labels):
            return labels
        labels = new
        centres = np.array([rows[labels == c].mean(axis=0) for c in range(3)])
# ANCHOR_END: settle


def draw(birds, labels):
    for depth in range(20, 12, -1):
        line = [" "] * 26
        for bird, label in zip(birds, labels):
            if int(bird[1]) == depth:
                line[int(bird[0]) - 30] = "abc"[label]
        print(f"{depth} {''.join(line)}".rstrip())
    for name, three in zip(["Adelie", "Chinstrap", "Gentoo"], labels.reshape(3, 9)):
        print(f"{name:<9} {''.join('abc'[label] for label in three)}")


birds = np.column_stack([LENGTHS, DEPTHS])
draw(birds, settle(birds, birds[:3]))
