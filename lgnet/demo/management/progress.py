# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far the story is, in the terminal: one line that moves there, a line a city elsewhere."""

from time import monotonic

from lgnet.demo.side_by_side import Progress

SOON = 90  # seconds


class Teller:
    """Says what is done and how long the rest will take."""

    def __init__(self, stdout, *, cities: int, people: int) -> None:
        self.stdout, self.cities, self.people = stdout, cities, people
        self.begun, self.cities_told = monotonic(), 0

    def tell(self, progress: Progress) -> None:
        done = progress.cities.value
        if self.stdout.isatty():
            self.stdout.write(f"\r  {self._words(progress):<76}", ending="")
            self.stdout.flush()
        elif done > self.cities_told:
            self.stdout.write(f"  {self._words(progress)}")
            self.stdout.flush()
        self.cities_told = done

    def end(self, words: str) -> None:
        self.stdout.write(f"\r  {words:<76}" if self.stdout.isatty() else f"  {words}")

    def _words(self, progress: Progress) -> str:
        people = progress.people.value
        return (
            f"{progress.cities.value} of {self.cities} cities, {people:,} of {self.people:,} people, "
            f"{left(monotonic() - self.begun, part=people / self.people)}"
        )


def left(elapsed: float, *, part: float) -> str:
    """The time that remains, if the rest goes on like the part that is done (0 to 1)."""
    if part <= 0 or elapsed < 3:
        return "how long it takes shows soon"
    seconds = elapsed / part * max(1 - part, 0)
    return f"about {seconds:.0f} s left" if seconds < SOON else f"about {seconds / 60:.0f} min left"
