# SPDX-License-Identifier: AGPL-3.0-or-later
"""Positions as one copies them from a map, and how far one is from another. No map of anybody else is asked."""

import re
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0
PAIR = re.compile(r"^\s*(-?\d{1,2}[.]\d+)\s*[,; ]\s*(-?\d{1,3}[.]\d+)\s*$")


class Position(NamedTuple):
    latitude: Decimal
    longitude: Decimal

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"


def read_position(text: str) -> Position | None:
    """`40.7267, 8.5592`: degrees, north and east; None when it is not that."""
    found = PAIR.match(text)
    if not found:
        return None
    latitude, longitude = (round(Decimal(part), 4) for part in found.groups())
    return Position(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def position_of(place) -> Position | None:
    """Of a site or a service."""
    return None if place.latitude is None else Position(place.latitude, place.longitude)


def kilometres(one: Position, other: Position) -> float:
    """As the crow flies."""
    north, east, far_north, far_east = (radians(float(part)) for part in (*one, *other))
    half = sin((far_north - north) / 2) ** 2 + cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
