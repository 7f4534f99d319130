# ANCHOR: parse
from dataclasses import dataclass


@dataclass
class Run:
    name: str
    loss: float


class NoComma(ValueError):
    pass


class NotANumber(ValueError):
    pass


def parse_run(line):
    name, comma, cell = line.partition(",")
    if not comma:
        raise NoComma
    return Run(name, parse_loss(cell))


def parse_loss(cell):
    try:
        return float(cell)
    except ValueError:
        raise NotANumber(cell) from None
# ANCHOR_END: parse


# ANCHOR: main
table = "baseline,0.43\nwide,0.38\ndeep 0.41\nsmall,0.5l"
runs = []
for line in table.splitlines():
    try:
        runs.append(parse_run(line))
    except NoComma:
        print(f"{line}: no comma")
    except NotANumber as error:
        print(f"{line}: {error} is not a number")
for run in runs:
    print(f"{run.name} has a loss of {run.loss:.2f}")
# ANCHOR_END: main
