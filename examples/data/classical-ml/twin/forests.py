"""Five forests of scikit-learn's, and five that sample columns as linfa's do."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import BaggingClassifier, RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier

tumours = load_breast_cancer()
held = np.arange(len(tumours.data)) % 3 == 0
train, test = tumours.data[~held], tumours.data[held]
y, truth = tumours.target[~held] == 0, tumours.target[held] == 0

# ANCHOR: forests
def random_forest(seed):
    return RandomForestClassifier(51, max_features=5, random_state=seed)


def like_linfa(seed):
    tree = DecisionTreeClassifier()
    columns = {"max_features": 5, "bootstrap_features": True}
    return BaggingClassifier(tree, 51, **columns, random_state=seed)
# ANCHOR_END: forests

print("accuracy of five forests, sorted")
for name, make in (("columns for each split", random_forest), ("columns for each tree", like_linfa)):
    scores = sorted(make(seed).fit(train, y).score(test, truth) for seed in range(5))
    print(f"{name:<22}  {'  '.join(f'{score:.3f}' for score in scores)}")
