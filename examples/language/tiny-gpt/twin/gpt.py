"""The same model with PyTorch; its weights have the same names."""

import torch
from torch import nn
from torch.nn import functional as F

VOCABULARY, CONTEXT, WIDTH, HEADS, LAYERS = 1024, 128, 128, 4, 3


# ANCHOR: norm
class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        square = x.square().mean(-1, keepdim=True)  # (batch, seq, 1)
        return x / (square + 1e-5).sqrt() * self.weight
# ANCHOR_END: norm


# ANCHOR: attention
class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def forward(self, x, mask):
        batch, seq, width = x.shape
        size = width // self.heads

        def split(x):
            x = x.view(batch, seq, self.heads, size)
            return x.transpose(1, 2)  # (batch, heads, seq, size)

        query, key = split(self.query(x)), split(self.key(x))
        value = split(self.value(x))
        query = query * size**-0.5
        scores = query @ key.mT  # (batch, heads, seq, seq)
        shares = (scores + mask).softmax(-1)
        mixed = shares @ value  # (batch, heads, seq, size)
        joined = mixed.transpose(1, 2).reshape(batch, seq, width)
        return self.output(joined)  # (batch, seq, width)
# ANCHOR_END: attention


# ANCHOR: block
class Mlp(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.up = nn.Linear(width, 4 * width, bias=False)
        self.down = nn.Linear(4 * width, width, bias=False)

    def forward(self, x):
        return self.down(F.relu(self.up(x)))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm_attention = Norm(width)
        self.attention = Attention(width, heads)
        self.norm_mlp = Norm(width)
        self.mlp = Mlp(width)

    def forward(self, x, mask):
        x = x + self.attention(self.norm_attention(x), mask)
        return x + self.mlp(self.norm_mlp(x))  # (batch, seq, width)
# ANCHOR_END: block


# ANCHOR: gpt
class Gpt(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(CONTEXT, WIDTH)
        self.blocks = nn.ModuleList(
            Block(WIDTH, HEADS) for _ in range(LAYERS)
        )
        self.norm = Norm(WIDTH)

    def forward(self, tokens):
        seq = tokens.shape[1]
        places = self.positions(torch.arange(seq))  # (seq, width)
        x = self.tokens(tokens) + places
        mask = torch.full((seq, seq), float("-inf")).triu(1)
        for block in self.blocks:
            x = block(x, mask)  # (batch, seq, width)
        # the table of tokens once more, turned round
        return self.norm(x) @ self.tokens.weight.T

    def loss(self, tokens, targets):
        logits = self(tokens).flatten(0, 1)  # (batch × seq, vocabulary)
        return F.cross_entropy(logits, targets.flatten())
# ANCHOR_END: gpt
