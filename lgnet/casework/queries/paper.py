# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a referral's letter says: Italian for the service, the person's language beside it for her."""

from django.utils import translation

from lgnet.casework.codes import LETTER_WORDS
from lgnet.casework.links import secrets_of
from lgnet.casework.models import ReferralLink
from lgnet.casework.qr import qr_picture
from lgnet.casework.queries.sharing import told
from lgnet.network.models import City
from lgnet.outreach.codes import need_label
from lgnet.people.models import Person
from lgnet.people.queries.known import known


def letter_languages(person: Person) -> list[tuple[str, str, bool]]:
    """Code, name and whether somebody has reviewed the words; those the person speaks first."""
    spoken = [code for code in known(person).languages if code in LETTER_WORDS]
    ordered = dict.fromkeys([*spoken, *LETTER_WORDS])
    return [(code, LETTER_WORDS[code]["name"], LETTER_WORDS[code]["reviewed"]) for code in ordered]


def letter_content(link: ReferralLink, *, language: str, address: str) -> dict:
    """`address`: the whole secret address, which is all that the QR code holds."""
    referral, theirs = link.referral, LETTER_WORDS[language]
    ours = LETTER_WORDS["it"]["words"]
    with translation.override("it"):
        person, need = told(referral.person, referral.shared), need_label(referral.need)
    return {
        "referral": referral,
        "link": link,
        "service": referral.service,
        "place": City.objects.get(pk=link.city_id),
        "told": person,
        "need": need,
        "words": {name: {"ours": word, "theirs": theirs["words"][name]} for name, word in ours.items()},
        "both": language != "it",
        "language": language,
        "direction": theirs["direction"],
        "code": secrets_of(link).code,
        "picture": qr_picture(address),
    }
