"""Writes a large file of made-up penguins, the same as `src/generate.rs`."""

ROWS = 25_000
HEADER = (
    "studyName,Sample Number,Species,Region,Island,Stage,Individual ID,"
    "Clutch Completion,Date Egg,Culmen Length (mm),Culmen Depth (mm),"
    "Flipper Length (mm),Body Mass (g),Sex,Delta 15 N (o/oo),"
    "Delta 13 C (o/oo),Comments\n"
)
SPECIES = (
    "Adelie Penguin (Pygoscelis adeliae)",
    "Gentoo penguin (Pygoscelis papua)",
    "Chinstrap penguin (Pygoscelis antarctica)",
)
ISLANDS = ("Biscoe", "Dream", "Torgersen")
COMMENTS = (
    "Nest never observed with full clutch.",
    "Not enough blood for isotopes.",
    "Sexing primers did not amplify.",
    "No blood sample obtained.",
)


# ANCHOR: generate
class Draw:
    """Numbers below a bound, from a linear congruential generator."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (
            self.state * 6364136223846793005 + 1442695040888963407
        ) % 2**64
        return (self.state >> 33) % bound
# ANCHOR_END: generate


def tenths(draw, low, span):
    value = low + draw.below(span)
    return "NA" if draw.below(40) == 0 else f"{value // 10}.{value % 10}"


def generate(path, rows=ROWS, seed=2007):
    draw = Draw(seed)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(HEADER)
        for n in range(rows):
            species = SPECIES[draw.below(3)]
            island = ISLANDS[draw.below(3)]
            year = 2007 + draw.below(3)
            day = 1 + draw.below(30)
            length = tenths(draw, 321, 275)
            depth = tenths(draw, 131, 84)
            flipper = tenths(draw, 1720, 590)
            mass = tenths(draw, 27000, 36000)
            sex = ("FEMALE", "MALE", "NA")[min(draw.below(50) // 24, 2)]
            text = draw.below(24)
            comment = COMMENTS[text] if text < 4 else "NA"
            f.write(
                f"PAL{year % 100:02}{year % 100 + 1:02},{n + 1},{species},"
                f'Anvers,{island},"Adult, 1 Egg Stage",N{n // 2}A{n % 2 + 1},'
                f"Yes,{year}-11-{day:02},{length},{depth},{flipper},{mass},"
                f"{sex},NA,NA,{comment}\n"
            )
