"""Which calls let another thread of Python run before they return."""

import sys
import threading

import numpy as np
import texture

from photos import read


# ANCHOR: others_run
def others_run(call):
    """Whether a thread that wants to run can while `call` computes."""
    gate, ran = threading.Semaphore(0), threading.Event()
    other = threading.Thread(target=lambda: (gate.acquire(), ran.set()))
    other.start()
    gate.release()  # from here on it waits for the interpreter alone
    call()
    before = ran.is_set()
    other.join()
    return before


sys.setswitchinterval(3600)  # nobody is interrupted, everybody has to let go
large = np.tile(read("china"), (16, 16))  # (4096, 5120)
image = texture.Image(large)
CALLS = {
    "histogram": lambda: texture.histogram(large),
    "histogram_detached": lambda: texture.histogram_detached(large),
    "Image.histogram": image.histogram,
}
for name, call in CALLS.items():
    # a busy machine may not be quick enough to use a single chance
    run = any(others_run(call) for _ in range(20))
    print(f"{name:19} lets others run: {run}")
# ANCHOR_END: others_run
