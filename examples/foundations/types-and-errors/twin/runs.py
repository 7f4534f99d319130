from dataclasses import dataclass


@dataclass
class Run:
    name: str
    loss: float

    def beats(self, other):
        return self.loss < other.loss


baseline = Run("baseline", 0.43)
wide = Run("wide", 0.38)
if wide.beats(baseline):
    print(f"{wide.name} beats {baseline.name}")
