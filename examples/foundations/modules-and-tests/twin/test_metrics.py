"""Tests for pytest; as a program it runs them itself."""

# ANCHOR: tests
from metrics import _count_right, accuracy


def test_one_of_two_is_right():
    assert _count_right(["spam", "ham"], ["spam", "spam"]) == 1


def test_half_is_right():
    assert accuracy(["spam", "ham"], ["spam", "spam"]) == 0.5
# ANCHOR_END: tests


if __name__ == "__main__":
    test_one_of_two_is_right()
    test_half_is_right()
    print("2 passed")
