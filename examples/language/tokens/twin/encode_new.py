from collections import Counter


def learn(text, rounds):
    """The vocabulary: all characters of a text, and the pairs that were learned."""
    tokens = list(text)
    characters = sorted(set(tokens))
    learned = []
    for _ in range(rounds):
        counts = Counter(a + b for a, b in zip(tokens, tokens[1:]))
        if not counts:
            break
        _, best = max((count, pair) for pair, count in counts.items())
        merge(tokens, best)
        learned.append(best)
    return characters, learned


def merge(tokens, joined):
    place = 0
    while place + 1 < len(tokens):
        if tokens[place] + tokens[place + 1] == joined:
            tokens[place:place + 2] = [joined]
        place += 1


text = "the cat sat on the mat, the rat ate the oats"
characters, learned = learn(text, 6)
vocabulary = characters + learned
print(f"{len(vocabulary)} tokens: {'|'.join(vocabulary)}")
for new in ["the rat sat", "the zebra"]:
    tokens = list(new)
    for joined in learned:
        merge(tokens, joined)
    print("|".join(tokens))
    for token in tokens:
        if token in vocabulary:
            print(vocabulary.index(token), end=" ")
        else:
            print(f"({token} has no id)", end=" ")
    print()
