"""What goes wrong on the other side, as Python sees it."""

import numpy as np
import texture

from photos import read

photo = read("china").copy()


# ANCHOR: attempt
def attempt(call, *arguments):
    try:
        call(*arguments)
    except BaseException as error:
        kind = type(error)
        print(f"{kind.__name__}({kind.__base__.__name__}): {error}")


attempt(texture.histogram, photo[:2])
attempt(texture.codes_into, photo, np.zeros((4, 4), np.uint8))
attempt(texture.codes_into, photo, photo[1:-1, 1:-1])
attempt(texture.brightest, photo, 999)
# ANCHOR_END: attempt
