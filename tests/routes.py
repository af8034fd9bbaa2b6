# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every route of the program, and what to put into its address."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lgnet.api.door import TokenDoor
from lgnet.kernel.rules import Rule
from lgnet.network.door import OWN, PUBLIC

LIBRARIES = ("account_", "mfa_", "usersessions_")
WITHOUT_DOOR = {
    "healthz": "for whoever watches the installation; tells nothing else",
    "set_language": "for everybody",
    "": "pages of django-allauth that are closed here",
}
OF_RECORDS = {
    "person_id", "permit_id", "identifier_id", "contact_id", "request_id", "case_id", "referral_id", "service_id",
    "membership_id", "invitation_id", "team_id", "place_id", "site_id", "partnership_id", "provider_id",
    "batch_id", "row_id", "export_id", "reading_id",
    "report_id", "task_id", "entry_id", "note_id", "assessment_id", "plan_id",
}  # fmt: skip
"""What names a record: put in another city's and the page must not exist."""
OF_RECORDS |= {"goal_id", "step_id", "handover_id", "transfer_id", "parcel_file_id"}
OF_RECORDS |= {"access_id", "vulnerability_id", "tie_id", "point_id"}
OF_RECORDS |= {"unit_id", "route_id", "stop_id", "exception_id", "shift_id", "ticket_id", "appointment_id"}
OF_RECORDS |= {"file_id", "entry_file_id", "note_file_id", "copy_id"}
OF_PEOPLE = {
    "file_id",
    "entry_file_id",
    "note_file_id",
    "copy_id",
    "vulnerability_id",
    "tie_id",
    "point_id",
    "person_id",
    "permit_id",
    "identifier_id",
    "contact_id",
    "request_id",
    "case_id",
    "referral_id",
    "task_id",
    "entry_id",
    "note_id",
    "assessment_id",
    "plan_id",
    "goal_id",
    "step_id",
    "appointment_id",
}
OF_RECORDS |= {"other_id", "decision_id", "entry_report_id", "service_import_id"}
OF_RECORDS |= {"house_id", "flat_id", "bed_id", "void_id", "works_id", "planned_id", "cost_id"}
OF_RECORDS |= {"house_import_id", "stay_id"}
OF_PEOPLE |= {"stay_id"}
OF_PEOPLE |= {"other_id", "decision_id"}
OF_RECORDS |= {"supported_id", "support_id", "instalment_id", "proof_id"}
OF_RECORDS |= {"wanted_id", "apart_id", "suggestion_id"}
OF_PEOPLE |= {"wanted_id", "apart_id", "suggestion_id"}
OF_PEOPLE |= {"supported_id", "support_id", "instalment_id", "proof_id"}
WORDS = {
    "indicator": "contacts",
    "kind": "objective",
    "move": "close",
    "casework:referrals_column key": "waiting",
    "casework:referral_move name": "receive",
    "people:copy_file kind": "json",
    "queue:move move": "call",
    "housing:press move": "arrive",
    "appointments:press move": "came",
    "secret": "not-a-secret",
    "casework:task_move name": "finish",
    "housing:works_move name": "start",
    "network:invitation token": "not-a-token",
    "outside:referral key": "not-a-key",
    "demo:sign_in key": "case-manager",
    "language": "it",
    "portal:service service": "no-such-service",
    "portal:report_entry service": "no-such-service",
    "section": "title",
    "period": "2026-Q1",
    "rest": "nowhere/at/all",
}
"""What is a word of a fixed list, by parameter, or by page and parameter."""


ASKED = {"casework:refer_ask": "?need=health"}
"""What a page is asked besides its address."""


class NothingToPutIn(LookupError):
    """A page has a new parameter: say in `WORDS` or `tests.world` what it names."""


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: frozenset[str]
    door: object

    @property
    def in_city(self) -> bool:
        return self.pattern.startswith("city/<slug:city>/")

    def address(self, named: dict[str, object]) -> str:
        values = {one: self._value(one, named) for one in self.parameters}
        return reverse(self.name, kwargs=values) + ASKED.get(self.name, "")

    def _value(self, parameter: str, named: dict[str, object]) -> object:
        for word in (f"{self.name} {parameter}", parameter):
            if word in WORDS:
                return WORDS[word]
        if parameter not in named:
            raise NothingToPutIn(f"{self.name}: {parameter}")
        return named[parameter]


def all_routes(
    patterns=None, *, before: str = "", space: str = "", parameters: frozenset[str] = frozenset()
) -> list[Route]:
    """Routes of the resolver, depth first."""
    found: list[Route] = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        pattern = before + str(one.pattern)
        named = parameters | frozenset(one.pattern.converters)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            found += all_routes(one.url_patterns, before=pattern, space=inner, parameters=named)
        elif isinstance(one, URLPattern):
            found.append(Route(space + (one.name or ""), pattern, named, getattr(one.callback, "door", None)))
    return found


def without_door(routes: list[Route]) -> list[str]:
    """Names of the routes that say neither who may enter nor that they are public, and have no excuse."""
    return [
        route.name
        for route in routes
        if not (route.door in (PUBLIC, OWN) or isinstance(route.door, Rule | TokenDoor))
        and not route.name.startswith(LIBRARIES)
        and route.name not in WITHOUT_DOOR
    ]


def of_staff() -> list[Route]:
    return [route for route in all_routes() if isinstance(route.door, Rule)]


def of_tokens() -> list[Route]:
    """Of the interface for programs."""
    return [route for route in all_routes() if isinstance(route.door, TokenDoor)]


def own() -> list[Route]:
    """Of one's own account, whatever the place and the role."""
    return [route for route in all_routes() if route.door == OWN]
