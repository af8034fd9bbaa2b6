# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Sequence

from django.db import transaction

from lgnet.kernel.actor import Actor
from lgnet.network.models import Programme, ProgrammeText
from lgnet.network.policies import may_set_up_network
from lgnet.trust import audit

Words = tuple[str, str]
"""The same text in Italian and in English."""


@transaction.atomic
def set_programme_texts(
    *, programme: Programme, kind: str, texts: Sequence[Words], by: Actor
) -> list[ProgrammeText]:
    """The objectives (or expected results, or areas) of an edition, in their order, in the place of those before.

    A text that stays as it was keeps the source it came from.
    """
    may_set_up_network(by)
    before = programme.texts.filter(kind=kind)
    sources = {(text.text_it, text.text_en): text.source for text in before}
    before.delete()
    rows = [
        ProgrammeText(
            programme=programme,
            kind=kind,
            position=position,
            text_it=text_it,
            text_en=text_en,
            source=sources.get((text_it, text_en), ""),
        )
        for position, (text_it, text_en) in enumerate(texts, start=1)
    ]
    audit.record("network.programme_texts_set", by=by, target=programme, kind=kind, count=len(rows))
    return ProgrammeText.objects.bulk_create(rows)
