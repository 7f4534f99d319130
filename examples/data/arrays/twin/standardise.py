import numpy as np


def standardise(x):
    """Each column with mean 0 and standard deviation 1."""
    means = x.mean(axis=0)  # (columns,)
    deviations = x.std(axis=0)  # (columns,)
    return (x - means) / deviations  # (rows, columns)


# words and seconds of three answers
answers = np.array([[10.0, 0.5], [40.0, 0.8], [70.0, 2.0]])  # (3, 2)
standard = standardise(answers)
two = {"float": "{:.2f}".format}
print(np.array2string(standard, separator=", ", formatter=two))
print(f"longest: {answers[2, 0]:.0f} words")
