"""The same three in PyTorch, of which it refuses one."""

import torch

x = torch.zeros(2, 3)
row = torch.zeros(3)
double = torch.zeros(2, 3, dtype=torch.float64)
attempts = {
    "x + row": lambda: x + row,
    "x + double": lambda: x + double,
    "x times x": lambda: x @ x,
}
for name, attempt in attempts.items():
    try:
        print(f"{name}: {list(attempt().shape)}, {attempt().dtype}")
    except RuntimeError as error:
        print(f"{name}: {error}")
