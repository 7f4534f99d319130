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


def loss_after(epoch):
    """Stands in for training: falls at first, and rises later."""
    return 0.8 / epoch + 0.05 * epoch


losses = []
while waiting(losses) < 3:
    epoch = len(losses) + 1
    loss = loss_after(epoch)
    print(f"epoch {epoch}: {loss:.2f}")
    losses.append(loss)
print(f"stopped after {len(losses)} epochs")
