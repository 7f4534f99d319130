"""Work to be timed: `speed.py NETWORK train|BATCH [--time]`."""

import sys
from time import perf_counter

import torch

from digits import Random
from nets import RATE, Cnn, Mlp, epoch, fill, split


# ANCHOR: guess
@torch.inference_mode()
def guess(model, images, batch: int) -> float:
    """Guesses batch digits at a time; the mean of the largest logits."""
    total = 0.0
    for part in images.split(batch):
        total += model(part).max(1).values.sum().item()
    return total / len(images)
# ANCHOR_END: guess


def repeat(work) -> float:
    """The mean time of one call, after a quarter of a second of them."""
    start, calls = perf_counter(), 0
    while calls == 0 or perf_counter() - start < 0.25:
        work()
        calls += 1
    return (perf_counter() - start) / calls


def product(size: int) -> float:
    whole = torch.arange(size * size)
    a, b = ((step * whole % 7).float().reshape(size, size) for step in (3, 5))
    print(f"sum of the product: {(a @ b).double().sum().item():.0f}")
    return repeat(lambda: a @ b)


def run(model, work: str) -> float:
    images, labels, unknown, _ = split()
    fill(model, 1)
    optimiser = torch.optim.AdamW(model.parameters(), RATE)
    random = Random(1)

    def train() -> float:
        return epoch(model, optimiser, images, labels, random)

    print(f"loss of epoch 1: {train():.3f}")
    if work == "train":
        print(f"loss of epoch 2: {train():.3f}")
        return repeat(train)
    batch = int(work)
    guessed = guess(model, unknown, batch)
    print(f"mean of the largest logits: {guessed:.2f}")
    return repeat(lambda: guess(model, unknown, batch))


def main():
    network, work = (sys.argv[1:3] + ["mlp", "train"])[:2]
    if network == "product":
        seconds = product(int(work))
    else:
        seconds = run(Mlp(64) if network == "mlp" else Cnn(), work)
    if "--time" in sys.argv:
        print(f"seconds {seconds:.9f}")


main()
