"""One step of training with PyTorch, to be timed: `gpt_speed.py [--time]`."""

import sys
from time import perf_counter

import torch

from book import encode, pages
from training import fit, start

torch.set_num_threads(1)
tokens = encode("".join(pages()[:3]))
losses = fit(start(1), tokens, count=4, steps=1000, warm_up=100, seed=1)
print(f"loss {next(losses):.4f}")
if "--time" in sys.argv:
    begin, runs = perf_counter(), 0
    while perf_counter() - begin < 1.0:
        next(losses)
        runs += 1
    print(f"seconds {(perf_counter() - begin) / runs:.9f}")
