losses = [0.92, 0.61, 0.48, 0.52, 0.43, 0.45]
best = float("inf")
for loss in losses:
    if loss < best:
        best = loss
        print(f"{loss:.2f}  save the model")
    else:
        print(f"{loss:.2f}")
print(f"best loss: {best:.2f}")
