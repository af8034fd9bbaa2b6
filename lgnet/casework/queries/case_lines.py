# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page of the caseload, as the list tells it: names and dates instead of the whole records they come from."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from lgnet.casework.choices import UNANSWERED
from lgnet.casework.models import Referral
from lgnet.casework.queries.cases import ANSWER_EXPECTED_WITHIN, IN_ORDER, cases_visible_to
from lgnet.kernel import clock
from lgnet.kernel.whole_name import whole_name
from lgnet.people.models import NoticeGiven, Permit
from lgnet.people.queries.linked import of_other_records


class CaseLine(NamedTuple):
    pk: UUID
    person_id: UUID
    state: str
    priority: int
    opened_at: datetime
    eligibility: str
    manager: str
    team: str
    names: tuple[str, str, str, list[str]]
    asked_at: list[datetime]
    """When each referral without an answer was sent."""
    permits_end: list[date | None]
    notice_given: bool

    @property
    def full_name(self) -> str:
        return whole_name(*self.names)

    @property
    def unanswered(self) -> int:
        return len(self.asked_at)

    @property
    def overdue(self) -> int:
        late = clock.now() - ANSWER_EXPECTED_WITHIN
        return sum(sent_at < late for sent_at in self.asked_at)

    @property
    def permit_ends(self) -> date | None:
        """The last day of the permit that lasts longest; None where there is none, or one without an end."""
        return None if None in self.permits_end else max(self.permits_end, default=None)


def case_lines(by, ids: Iterable[UUID]) -> list[CaseLine]:
    """In the order of the list; permits and the notice are those of all records that are the person. One query, however
    many there are."""
    asked = Referral.objects.filter(case=OuterRef("pk"), state__in=UNANSWERED).order_by()
    permits, notices = Permit.objects.order_by(), NoticeGiven.objects.order_by()
    hers, of_others = Q(person=OuterRef("person")), of_other_records()
    found = cases_visible_to(by).filter(pk__in=list(ids)).order_by(*IN_ORDER)
    rows = found.values_list(
        "pk", "person_id", "state", "priority", "opened_at", "eligibility", "manager__name", "team__name",
        "person__given_name", "person__family_name", "person__original_name", "person__aliases",
        ArraySubquery(asked.values("sent_at")),
        ArraySubquery(permits.filter(hers).values("valid_to")),
        ArraySubquery(permits.filter(of_others).values("valid_to")),
        Exists(notices.filter(hers)) | Exists(notices.filter(of_others)),
    )  # fmt: skip
    return [CaseLine(*row[:8], row[8:12], row[12], row[13] + row[14], row[15]) for row in rows]
