"""Teaches the small GPT the form of a question, with PyTorch."""

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save
from torch.func import functional_call

GPT = Path(__file__).parents[2] / "tiny-gpt"
sys.path.insert(0, str(GPT / "twin"))
from book import Random, decode, encode, pages  # noqa: E402
from gpt import CONTEXT, Gpt  # noqa: E402


# ANCHOR: questions
def questions(text):
    """`## Title` becomes a question, and the sentence below it the answer."""
    found = ""
    lines = iter([line for line in text.splitlines() if line])
    for line in lines:
        title = line.lstrip("#")
        if not line.startswith("#") or not title.startswith(" "):
            continue
        answer, stop, _ = next(lines, "").partition(". ")
        if stop:
            found += f"Question:{title}?\nAnswer: {answer}.\n\n"
    return found
# ANCHOR_END: questions


# ANCHOR: adapter
class Adapter:
    """A pair for each matrix in the blocks: a at random, b zero."""

    def __init__(self, weights, rank, alpha, seed):
        random = Random(seed)
        self.pairs, self.scale = {}, alpha / rank
        for name in sorted(weights):
            if ".attention." in name or ".mlp." in name:
                outputs, inputs = weights[name].shape
                bound = np.float32(1) / np.sqrt(np.float32(inputs))
                a = torch.from_numpy(bound * random.symmetric(rank * inputs))
                a = a.view(rank, inputs).requires_grad_()
                b = torch.zeros(outputs, rank, requires_grad=True)
                self.pairs[name] = (a, b)

    def apply(self, weights):
        """The weights with the change added to the matrices."""
        changes = {name: b @ a * self.scale for name, (a, b) in self.pairs.items()}
        return weights | {name: weights[name] + changes[name] for name in changes}
# ANCHOR_END: adapter


def loss(weights, tokens, targets):
    logits = functional_call(gpt, weights, tokens).flatten(0, 1)
    return F.cross_entropy(logits, targets.flatten())


# ANCHOR: train
def train(adapter, weights, tokens, steps, rate):
    parameters = [matrix for pair in adapter.pairs.values() for matrix in pair]
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.0)
    random, context = Random(1), CONTEXT // 2
    for step in range(steps):
        starts = [random.below(len(tokens) - context) for _ in range(4)]
        rows = torch.tensor([tokens[i : i + context + 1] for i in starts])
        optimiser.zero_grad()
        loss(adapter.apply(weights), rows[:, :-1], rows[:, 1:]).backward()
        optimiser.step()
# ANCHOR_END: train


def answer(weights, question, count):
    tokens = encode(f"Question: {question}?\nAnswer:")
    begin = len(tokens)
    for _ in range(count):
        logits = functional_call(gpt, weights, torch.tensor([tokens[-CONTEXT:]]))
        tokens.append(logits[0, -1].argmax().item())
    return decode(tokens[begin:]).splitlines()[0].strip()


@torch.no_grad()
def show(name, weights):
    def held_back(tokens):
        rows = torch.tensor(tokens[:513])
        windows = [rows[i : i + 512].view(4, CONTEXT) for i in (0, 1)]
        return loss(weights, *windows).item()

    print(f"{name:<10} questions {held_back(test):.2f}, book {held_back(book):.2f}")


torch.set_num_threads(1)
# ANCHOR: main
gpt = Gpt()
weights = load_file(GPT / "data/tiny-gpt.safetensors")
weights = {name: weight.float() for name, weight in weights.items()}
train_text = "".join(page for i, page in enumerate(pages()) if i % 10 != 9)
held_back = "".join(page for i, page in enumerate(pages()) if i % 10 == 9)
asked = encode(questions(train_text))
test, book = encode(questions(held_back)), encode(held_back[:9000])

show("as it was", weights)
adapter = Adapter(weights, 4, 8.0, 1)
show("B = 0", adapter.apply(weights))
train(adapter, weights, asked, 20, 5e-3)
tuned = adapter.apply(weights)
show("tuned", tuned)

numbers = sum(a.numel() + b.numel() for a, b in adapter.pairs.values())
print(f"trained {numbers} of {sum(w.numel() for w in weights.values())} numbers")
halves = {
    f"{name}.{end}": matrix.detach().half()
    for name, pair in adapter.pairs.items()
    for end, matrix in zip("ab", pair)
}
print(f"adapter of {len(save(halves))} bytes")
with torch.no_grad():
    print("When not to?", answer(tuned, "When not to", 24))
# ANCHOR_END: main
