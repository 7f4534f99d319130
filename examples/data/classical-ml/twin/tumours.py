import sys

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
x, malignant = table[:, :30], table[:, 30] == 0

train, test, y, truth = train_test_split(
    x, malignant, train_size=380, shuffle=False
)
tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(train, y)
guesses = tree.predict(test)
right = np.count_nonzero(guesses == truth)
print(f"{right} of {len(guesses)} right")
