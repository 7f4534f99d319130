"""What the layers of SmolLM2-135M multiply for a text of n words."""

# The numbers of the model, from the metadata of its file.
LAYERS = 30
WIDTH = 576  # numbers for each word
HEADS = 9
GROUPS = 3  # heads for keys and values
HEAD = 64  # numbers in a query
HIDDEN = 1536  # hidden units between two layers

print("words    with matrices     with each other")
for n in [10, 100, 1_000, 3_072, 8_192]:
    queries_and_output = 2 * WIDTH * HEADS * HEAD
    keys_and_values = 2 * WIDTH * GROUPS * HEAD
    network = 3 * WIDTH * HIDDEN
    matrices = n * (queries_and_output + keys_and_values + network)
    scores_and_mix = 2 * HEADS * n * n * HEAD
    matrices, words = (LAYERS * one // 1_000_000 for one in (matrices, scores_and_mix))
    print(f"{n:>5} {matrices:>8} million {words:>11} million")
