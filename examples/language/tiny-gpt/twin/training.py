"""First weights, schedule, batches and steps: the same as in Rust."""

from math import cos, pi

import numpy as np
import torch

from book import Random
from gpt import CONTEXT, LAYERS, Gpt

RATE, CLIP, DECAY, BETAS = 2e-3, 1.0, 0.1, (0.9, 0.99)


def start(seed: int) -> Gpt:
    """Matrices between -b and b, in the order of their names."""
    gpt, random = Gpt(), Random(seed)
    for name, weight in sorted(gpt.named_parameters()):
        if weight.ndim != 2:
            continue
        adds = name.endswith(("output.weight", "down.weight"))
        inputs = weight.shape[1] * (2 * LAYERS if adds else 1)
        bound = np.float32(1) / np.sqrt(np.float32(inputs))
        values = bound * random.symmetric(weight.numel())
        weight.data = torch.from_numpy(values).view(weight.shape)
    return gpt


# ANCHOR: rate
def rate(step, steps, warm_up):
    if step < warm_up:
        return RATE * (step + 1) / warm_up
    wave = (1 + cos(pi * (step - warm_up) / (steps - warm_up))) / 2
    return RATE * (0.1 + 0.9 * wave)
# ANCHOR_END: rate


# ANCHOR: batches
def draw(tokens, count, random):
    starts = [random.below(len(tokens) - CONTEXT) for _ in range(count)]
    rows = [tokens[start : start + CONTEXT + 1] for start in starts]
    rows = torch.tensor(rows)
    return rows[:, :-1], rows[:, 1:]
# ANCHOR_END: batches


# ANCHOR: step
def fit(gpt, tokens, count, steps, warm_up, seed):
    matrices = [w for w in gpt.parameters() if w.ndim == 2]
    norms = [w for w in gpt.parameters() if w.ndim != 2]
    groups = [
        {"params": matrices, "weight_decay": DECAY},
        {"params": norms, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, betas=BETAS)
    random = Random(seed)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate(step, steps, warm_up)
        loss = gpt.loss(*draw(tokens, count, random))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(gpt.parameters(), CLIP)
        optimiser.step()
        yield loss.item()
# ANCHOR_END: step
