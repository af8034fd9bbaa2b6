# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import transaction

from lgnet.kernel import clock
from lgnet.kernel.actor import Actor
from lgnet.portal.errors import NothingToReview, TextHasChanged
from lgnet.portal.languages import ITALIAN
from lgnet.portal.models import PageText, ServicePage
from lgnet.portal.models.page_text import digest_of
from lgnet.portal.policies import may_set_up_pages, require_page_of
from lgnet.portal.queries import italian_of
from lgnet.trust import audit


@transaction.atomic
def review_text(*, page: ServicePage, language: str, section: str, seen: str, by: Actor) -> PageText:
    """A person has read this text (and, of a translation, the Italian beside it) and says that it is right.

    `seen` is the digest of both as she had them before her: what changed meanwhile was not reviewed (TextHasChanged).
    """
    may_set_up_pages(by)
    require_page_of(by, page.city_id)
    text = PageText.objects.select_for_update().filter(
        city_id=page.city_id, language=language, section=section
    ).first()  # fmt: skip
    if text is None or not text.text:
        raise NothingToReview()
    italian = italian_of(page, section) if language != ITALIAN else ""
    if seen != as_seen(text.text, italian):
        raise TextHasChanged()
    text.reviewed_on, text.reviewed_by = clock.today(), by.user_id
    text.reviewed_against = digest_of(italian) if italian else ""
    text.save(update_fields=["reviewed_on", "reviewed_by", "reviewed_against"])
    audit.record("portal.text_reviewed", by=by, target=text, language=language, section=section)
    return text


def as_seen(text: str, italian: str) -> str:
    return digest_of(f"{digest_of(text)}{digest_of(italian)}")
