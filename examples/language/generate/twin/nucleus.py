"""What temperature and top-p do to the scores of eight tokens."""

import numpy as np


# ANCHOR: top_p
def probabilities(logits, temperature):
    """Tokens and their probabilities, the likeliest first."""
    raised = np.exp((logits - logits.max()) / temperature)
    shares = raised / raised.sum()
    tokens = np.argsort(-shares, kind="stable")
    return tokens, shares[tokens]


def top_p(tokens, shares, p):
    """Keeps the fewest likeliest tokens that have `p` together."""
    before = np.cumsum(shares) - shares
    kept = before < p
    kept[0] = True
    return tokens[kept], shares[kept] / shares[kept].sum()
# ANCHOR_END: top_p


# ANCHOR: nucleus
words = ["The", "A", "I", "1", "*", "In", "This", "There"]
logits = np.array([30.12, 29.64, 28.23, 27.80, 27.47, 27.35, 27.34, 27.10])
for temperature, p in [(1.0, 1.0), (0.5, 1.0), (1.0, 0.8)]:
    print(f"temperature {temperature:.1f}, top-p {p:.1f}")
    for token, share in zip(*top_p(*probabilities(logits, temperature), p)):
        print(f"  {words[token]:6} {share:.2f}")
# ANCHOR_END: nucleus
