import lbp


def distance(a, b):
    return sum(abs(m - n) for m, n in zip(lbp.histogram(a), lbp.histogram(b)))


size = range(16)
stripes = [[200 * (x % 2) for x in size] for y in size]
checks = [[200 * ((x + y) % 2) for x in size] for y in size]
unknown = [[10 + 30 * (x % 2) for x in size] for y in size]
print("from stripes", distance(unknown, stripes))
print("from checks ", distance(unknown, checks))
