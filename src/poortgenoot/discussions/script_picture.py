"""A method at a glance: its steps as blocks in time. Pure: no Django."""

from __future__ import annotations

from dataclasses import dataclass

from poortgenoot.discussions.method import SEALED_KINDS, Method, Step, StepKind

WIDTH = 600
HEIGHT = 40
GAP = 3
NARROWEST = 22
"""A step of one minute still has room for its number."""


@dataclass(frozen=True, slots=True)
class Block:
    """One step; `x` and `width` in units of a picture that is `WIDTH` wide. `voice` is how it looks: alone, together
    or open. What is done alone stands lower, so that it shows without colour."""

    number: int
    step: Step
    x: int
    width: int

    @property
    def voice(self) -> str:
        if self.step.kind in SEALED_KINDS or self.step.private:
            return "alone"
        return "together" if self.step.kind is StepKind.REVEAL else "open"

    @property
    def y(self) -> int:
        return 10 if self.voice == "alone" else 0

    @property
    def height(self) -> int:
        return HEIGHT - self.y

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


def blocks(method: Method) -> list[Block]:
    """The steps from left to right, each as wide as it takes minutes, none too narrow to be seen."""
    free = WIDTH - len(method.steps) * (NARROWEST + GAP) + GAP
    total = max(1, method.minutes)
    found, x = [], 0
    for number, step in enumerate(method.steps, 1):
        width = NARROWEST + max(0, free) * step.minutes // total
        found.append(Block(number, step, x, width))
        x += width + GAP
    return found
