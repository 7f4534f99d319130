"""Ten steps of training with PyTorch, from the same weights and batches."""

import torch

from book import encode, pages
from training import fit, start

torch.set_num_threads(1)
# ANCHOR: main
tokens = encode("".join(pages()[:3]))
gpt = start(1)
print(sum(weight.numel() for weight in gpt.parameters()), "weights")
losses = fit(gpt, tokens, count=4, steps=10, warm_up=3, seed=1)
for step, loss in enumerate(losses, 1):
    print(f"step {step:2}: loss {loss:.4f}")
# ANCHOR_END: main
