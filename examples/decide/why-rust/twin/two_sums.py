from concurrent.futures import ThreadPoolExecutor


def squares(part):
    return sum(sample * sample for sample in part)


samples = [1, 2, 3, 4, 5]
with ThreadPoolExecutor() as pool:
    total = sum(pool.map(squares, [samples[:2], samples[2:]]))
print(total)
