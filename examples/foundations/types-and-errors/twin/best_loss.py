cells = ["0.43", "0.38", "n/a", "0.5l", "0.41"]
best = float("inf")
for cell in cells:
    try:
        best = min(best, float(cell))
    except ValueError:
        print(f"not a number: {cell}")
print(f"best loss: {best:.2f}")
