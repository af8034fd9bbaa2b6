# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.portal.errors import NoSuchSection, TextTooLong
from lgnet.portal.languages import speaks
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.portal.sections import SECTIONS
from lgnet.trust import audit


@transaction.atomic
def write_text(*, page: ServicePage, language: str, section: str, text: str, by: Actor) -> PageText:
    """Other words are words that nobody has reviewed yet; the same words stay reviewed. Raises TextTooLong."""
    may_set_up_pages(by)
    require_page_of(by, page.city_id)
    if section not in SECTIONS or not speaks(page.city, language):
        raise NoSuchSection()
    told, text = SECTIONS[section], "\n".join(line.rstrip() for line in text.strip().splitlines())
    if len(text) > told.longest:
        raise TextTooLong(section=told.label, length=len(text), most=told.longest)
    written = _held(page, language, section)
    if written.text == text:
        return written
    written.text, written.base_version = text, ""
    written.written_at, written.written_by = clock.now(), by.user_id
    written.reviewed_on = written.reviewed_by = None
    written.reviewed_against = ""
    written.save()
    audit.record("portal.text_written", by=by, target=written, language=language, section=section)
    return written


def _held(page: ServicePage, language: str, section: str) -> PageText:
    which = {"city_id": page.city_id, "language": language, "section": section}
    return PageText.objects.select_for_update().filter(**which).first() or PageText(**which)
