# SPDX-License-Identifier: AGPL-3.0-or-later
from uuid import UUID

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.kernel.phones import looks_like_phone
from lgnet.network.actions.report_service import report_service
from lgnet.network.models import Service
from lgnet.network.policies import may_report_service, require_own_city
from lgnet.portal.actions.ask_for_contact import EMAIL, LINK
from lgnet.portal.choices import WrongThing
from lgnet.portal.models import EntryReport
from lgnet.portal.public_errors import NoLinks, NotReachable, SayWhat
from lgnet.portal.written import Written, sealed
from lgnet.trust import audit


@transaction.atomic
def report_entry(
    *, service: Service, key: UUID, what: str, words: str, reach: str, language: str, by: Actor
) -> EntryReport:
    """Somebody without an account says that an entry is wrong: it waits for who keeps the directory.

    The same `key` again is the same report. Raises SayWhat, NotReachable, NoLinks.
    """
    may_report_service(by)
    require_own_city(by, service.city_id)
    written = Written(words.strip()[:300], reach.strip()[:80])
    check_report(what=what, words=written.words, reach=written.reach)
    told = {"service": service, "what": WrongThing(what), "language": language}
    report, is_new = EntryReport.objects.get_or_create(key=key, defaults=told)
    if is_new:
        report.sealed = sealed(written, of=report)
        report.save(update_fields=["sealed"])
        report_service(service=service, by=by)
        audit.record("portal.entry_reported", by=by, target=report, what=what)
    return report


def check_report(*, what: str, words: str, reach: str) -> None:
    """Enough to look into, and nothing that leads elsewhere. Raises SayWhat, NotReachable, NoLinks."""
    if any(LINK.search(text) for text in (words, reach)):
        raise NoLinks()
    if what == WrongThing.OTHER and not words.strip():
        raise SayWhat()
    if reach.strip() and not (looks_like_phone(reach.strip()) or EMAIL.fullmatch(reach.strip())):
        raise NotReachable()
