"""The fastest that scikit-learn offers for each of these tables; `--time` times its fit."""

from large import rows, timed
from sklearn.linear_model import LogisticRegression


# ANCHOR: newton
def newton():
    x, y = rows(50_000)
    timed(
        5,
        lambda: LogisticRegression(solver="newton-cholesky").fit(x, y),
        lambda model: print(f"accuracy {model.score(x, y):.2f}"),
    )
# ANCHOR_END: newton


newton()
