"""Sums."""


# ANCHOR: sum
def sum_of(numbers: list[float]) -> float | None:
    """The sum of some numbers, or `None` of none."""
    return sum(numbers) if numbers else None
# ANCHOR_END: sum
