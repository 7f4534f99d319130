"""A test for pytest; as a program it runs it itself."""

# ANCHOR: tests
from metrics import accuracy, recall


def test_a_filter_that_finds_nothing_can_look_good():
    labels = ["ham", "ham", "spam", "ham"]
    guesses = ["ham", "ham", "ham", "ham"]
    assert accuracy(guesses, labels) == 0.75
    assert recall("spam", guesses, labels) == 0.0
# ANCHOR_END: tests


if __name__ == "__main__":
    test_a_filter_that_finds_nothing_can_look_good()
    print("1 passed")
