# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sketch of the city, drawn by ourselves: where the places of a list lie to each other, with their numbers.

No map of somebody else's: nobody learns who looks for a shelter. Points that would cover each other are moved apart
(a line shows where they belong), so that each can be pressed with a thumb.
"""

from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians

WIDTH, HEIGHT, MARGIN = 600, 440, 48
APART = 50
"""Units between two points: at 320 px of width still more than 24 px, the least a thumb should get."""
ROUNDS = 60
KM_PER_DEGREE = 111.2
ROUND_LENGTHS = (0.2, 0.5, 1, 2, 5, 10, 20, 50)


@dataclass(slots=True)
class Point:
    number: int
    name: str
    anchor: str
    x: float
    y: float
    """Where it is drawn; `at_x`, `at_y` is where it lies."""
    at_x: float = 0
    at_y: float = 0

    @property
    def is_moved(self) -> bool:
        return hypot(self.x - self.at_x, self.y - self.at_y) > 3


@dataclass(frozen=True, slots=True)
class Sketch:
    points: list[Point]
    scale_km: float
    scale_units: int
    width: int = WIDTH
    height: int = HEIGHT


def sketch(places: list[tuple[int, str, str, float, float]]) -> Sketch | None:
    """Of (number, name, anchor, latitude, longitude); None with fewer than two: one point shows nothing."""
    if len(places) < 2:
        return None
    north, south = max(place[3] for place in places), min(place[3] for place in places)
    narrowing = cos(radians((north + south) / 2))
    easts = [place[4] * narrowing for place in places]
    span = max(max(easts) - min(easts), (north - south) * WIDTH / HEIGHT, 0.005)
    units = (WIDTH - 2 * MARGIN) / span
    middle_east, middle_north = (max(easts) + min(easts)) / 2, (north + south) / 2
    points = [
        Point(number, name, anchor, x := WIDTH / 2 + (east - middle_east) * units,
              y := HEIGHT / 2 - (latitude - middle_north) * units, x, y)
        for (number, name, anchor, latitude, _), east in zip(places, easts, strict=True)
    ]  # fmt: skip
    _move_apart(points)
    units_per_km = units / KM_PER_DEGREE
    length = max((one for one in ROUND_LENGTHS if one * units_per_km <= WIDTH / 3), default=ROUND_LENGTHS[0])
    return Sketch(points, length, round(length * units_per_km))


def _move_apart(points: list[Point]) -> None:
    for _ in range(ROUNDS):
        close = [
            (one, other)
            for one, other in combinations(points, 2)
            if hypot(other.x - one.x, other.y - one.y) < APART
        ]
        if not close:
            return
        for one, other in close:
            _push(one, other)


def _push(one: Point, other: Point) -> None:
    """Half of what is lacking to each side; what lies on one spot parts by its numbers, always the same way."""
    east, south = other.x - one.x, other.y - one.y
    distance = hypot(east, south)
    if distance < 1:
        east, south, distance = 1.0, (other.number % 3) - 1.0, hypot(1.0, (other.number % 3) - 1.0)
    lacking = (APART - hypot(other.x - one.x, other.y - one.y) + 1) / 2
    for point, sign in ((one, -1), (other, 1)):
        point.x = min(max(point.x + sign * lacking * east / distance, MARGIN / 2), WIDTH - MARGIN / 2)
        point.y = min(max(point.y + sign * lacking * south / distance, MARGIN / 2), HEIGHT - MARGIN / 2)
