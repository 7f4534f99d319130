from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def report(guesses, truth):
    _, alarms, missed, _ = confusion_matrix(truth, guesses).ravel()
    precision = precision_score(truth, guesses)
    recall = recall_score(truth, guesses)
    print(f"{missed} missed, {alarms} false alarms")
    print(f"precision {precision:.3f}, recall {recall:.3f}")


# ANCHOR: main
x, label = load_breast_cancer(return_X_y=True)
malignant = label == 0
train, test, y, truth = train_test_split(
    x, malignant, train_size=380, shuffle=False
)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(train, y)
report(model.predict(test), truth)
# ANCHOR_END: main
