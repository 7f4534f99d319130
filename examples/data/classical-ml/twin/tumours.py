import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

x, label = load_breast_cancer(return_X_y=True)
malignant = label == 0

train, test, y, truth = train_test_split(
    x, malignant, train_size=380, shuffle=False
)
tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(train, y)
guesses = tree.predict(test)
right = np.count_nonzero(guesses == truth)
print(f"{right} of {len(guesses)} right")
