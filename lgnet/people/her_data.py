# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page of a person says of her data as such, and the words of the lists in her copy."""

import json

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.network import navigation
from lgnet.people import retention, slots
from lgnet.people.actions.erase_person import erase_person
from lgnet.people.choices import LanguageLevel
from lgnet.people.codes import VULNERABILITIES, country_name, document_kind_label, language_name, reason_label
from lgnet.people.copying import declared
from lgnet.people.models import Protection
from lgnet.people.policies import may_delete_people, may_see_her_data
from lgnet.people.queries.kept_until import kept_until


def register() -> None:
    slots.on_person(slots.Panel(_("Her data"), "people/her_data.html", may_see_her_data, of_person, 95))
    retention.tells_open(lambda: Exists(Protection.objects.filter(person=OuterRef("pk"), ended_at=None)))
    retention.erases(erase_person)
    title, page, icon = _("End of keeping"), "people:over", "it-delete"
    navigation.add(navigation.Entry(title, page, may_delete_people, icon, 92))
    declared.words(
        country=country_name, language=language_name, document_kind=document_kind_label, permit_reason=reason_label,
        language_levels=level_words, vulnerability=vulnerability_words,
        restricted_vulnerability=restricted_vulnerability_words,
    )  # fmt: skip


def of_person(by, person) -> dict:
    """One query; for a case manager the question who follows her."""
    return {"ending": kept_until(person), "may_see": may_see_her_data.allows(by, person=person)}


def level_words(levels: dict[str, str]) -> str:
    """“Wolof: mother tongue, French: a little”."""
    known = dict(LanguageLevel.choices)
    return ", ".join(f"{language_name(code)}: {known.get(level, level)}" for code, level in levels.items())


def vulnerability_words(code: str) -> str:
    return VULNERABILITIES.label(code, get_language())


def restricted_vulnerability_words(sealed: str) -> str:
    return vulnerability_words(json.loads(sealed)["code"])
