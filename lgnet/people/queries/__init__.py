# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads of people. What shows somebody also says so to the audit."""

from lgnet.people.queries.matches import Match
from lgnet.people.queries.people import get_person, people_visible_to
from lgnet.people.queries.search import search_people
from lgnet.people.queries.twins import likely_twins

__all__ = ["Match", "get_person", "likely_twins", "people_visible_to", "search_people"]
