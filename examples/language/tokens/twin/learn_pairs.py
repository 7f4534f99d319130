from collections import Counter

text = "the cat sat on the mat, the rat ate the oats"
tokens = list(text)
for _ in range(6):
    counts = Counter(a + b for a, b in zip(tokens, tokens[1:]))
    count, best = max((count, pair) for pair, count in counts.items())
    place = 0
    while place + 1 < len(tokens):
        if tokens[place] + tokens[place + 1] == best:
            tokens[place:place + 2] = [best]
        place += 1
    print(f'{count} times "{best}": {len(tokens)} tokens')
print("|".join(tokens))
