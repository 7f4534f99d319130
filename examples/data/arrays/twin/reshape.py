"""New shapes for old memory, and two halves of one array at once."""

import numpy as np

from dictionary import show

a = np.arange(12.0).reshape(3, 4)
# ANCHOR: reshape
is_view = lambda x: str(np.shares_memory(a, x)).lower()
print("a.t() as 12: a view?", is_view(a.T.reshape(12)))
print("a as 12:     a view?", is_view(a.reshape(12)))
# ANCHOR_END: reshape
# ANCHOR: mutate
left, right = np.split(a, 2, axis=1)
left += right
print("left half plus right:", show(a))
# ANCHOR_END: mutate
