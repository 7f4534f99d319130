def waiting(losses):
    """How many epochs have passed since the best one."""
    best = float("inf")
    epochs = 0
    for loss in losses:
        if loss < best:
            best = loss
            epochs = 0
        else:
            epochs += 1
    return epochs


small = [0.92, 0.61, 0.48, 0.52, 0.43, 0.45, 0.44]
large = [0.88, 0.55, 0.41, 0.42, 0.44, 0.47, 0.49]
print(f"small: {waiting(small)} epochs since the best")
print(f"large: {waiting(large)} epochs since the best")
