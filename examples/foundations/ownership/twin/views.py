"""Changes rows obtained in four ways, and looks at the matrix that they came from."""

from penguins import MASS, read


def report(what, there, source):
    print(f"{what:<27}  {there:>7.2f}  {source:>13.2f}")


print("the mass of penguin 0          there  in the source")
# ANCHOR: ways
birds = read()
first = birds[0:3]
first[0, MASS] = 0
report("slice, written to", first[0, MASS], birds[0, MASS])

birds = read()
first = birds[0:3]
first *= 0.001  # grams to kilograms
report("slice, scaled in place", first[0, MASS], birds[0, MASS])

birds = read()
scaled = birds[0:3] * 0.001
report("slice, scaled into another", scaled[0, MASS], birds[0, MASS])

picked = birds[[0, 1, 2]]
picked[0, MASS] = 0
report("rows by index, written to", picked[0, MASS], birds[0, MASS])
# ANCHOR_END: ways
