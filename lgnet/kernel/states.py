# SPDX-License-Identifier: AGPL-3.0-or-later
"""A state machine is a table of moves: from where, to where, who may, what is recorded. Buttons, refusals and diagrams
all come from the table."""

from collections.abc import Iterator
from dataclasses import dataclass

from lgnet.kernel.rules import Rule


@dataclass(frozen=True, slots=True)
class Move:
    """One step from any of `sources` to `target`. Without a source it is a beginning."""

    name: str
    label: object
    """What the button says; a lazy translation."""
    sources: tuple[str, ...]
    target: str
    rule: Rule
    records: str
    """What is written down, in English, for the documentation."""


class StateTable:
    """The moves of one noun, by name. Raises ValueError when a name is there twice."""

    def __init__(self, noun: str, *moves: Move) -> None:
        self.noun, self.moves = noun, {move.name: move for move in moves}
        if len(self.moves) != len(moves):
            raise ValueError(f"{noun}: a move is there twice")

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves.values())

    def __getitem__(self, name: str) -> Move:
        return self.moves[name]

    def states(self) -> set[str]:
        return {str(state) for move in self for state in (*move.sources, move.target)}

    def final_states(self) -> set[str]:
        return self.states() - {str(source) for move in self for source in move.sources}

    def moves_from(self, state: str) -> list[Move]:
        return [move for move in self if state in move.sources]

    def open_to(self, by, state: str, **facts) -> list[Move]:
        """The moves that this actor may make now: the buttons of the page."""
        return [move for move in self.moves_from(state) if move.rule.allows(by, **facts)]

    def mermaid(self) -> str:
        """The diagram of the table, as mermaid's stateDiagram."""
        arrows = [
            f"    {source} --> {move.target}: {move.name}"
            for move in self
            for source in (move.sources or ("[*]",))
        ]
        ends = [f"    {state} --> [*]" for state in sorted(self.final_states())]
        return "\n".join(["stateDiagram-v2", "    direction LR", *arrows, *ends])
