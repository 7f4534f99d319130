"""What scikit-learn says to a model that was not fitted, and to data that does not suit it."""

import numpy as np
from sklearn.neighbors import KNeighborsClassifier
from wine import read


def attempt(what, work):
    try:
        work()
        print(f"{what}: no objection")
    except ValueError as error:
        print(f"{what}: {type(error).__name__}")
        print(f"    {str(error).splitlines()[0]}")


def main():
    X, y, X_test, _ = read()
    # ANCHOR: attempts
    model = KNeighborsClassifier(200)
    attempt("predict before fit", lambda: model.predict(X_test))
    attempt("fit 200 neighbours", lambda: model.fit(X, y))
    attempt("predict with 200", lambda: model.predict(X_test))
    attempt("predict 12 columns", lambda: model.predict(X_test[:, :12]))
    attempt("predict from NaN", lambda: model.predict(X_test * np.nan))
    # ANCHOR_END: attempts


if __name__ == "__main__":
    main()
