# SPDX-License-Identifier: AGPL-3.0-or-later
"""Closed lists of people. Codes are stored; labels are translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sex(TextChoices):
    FEMALE = "F", _("Female")
    MALE = "M", _("Male")
    OTHER = "X", _("Other")
    UNKNOWN = "", _("Not known")


class BirthPrecision(TextChoices):
    EXACT = "exact", _("Exact")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Year only")
    ESTIMATED = "estimated", _("Estimated")
    UNKNOWN = "", _("Not known")


class IdentifierKind(TextChoices):
    CODICE_FISCALE = "codice_fiscale", _("Codice fiscale")
    PROVISIONAL_CODE = "provisional_code", _("Provisional codice fiscale (11 digits)")
    STP = "stp", _("STP code")
    ENI = "eni", _("ENI code")
    CUI = "cui", _("CUI")
    VESTANET = "vestanet", _("Vestanet number")
    PASSPORT = "passport", _("Passport or identity card")


class Eligibility(TextChoices):
    """The answer to: may this service be counted for the programme, on that day?"""

    ELIGIBLE = "eligible", _("Eligible")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    UNPROVEN = "unproven", _("Not proven")


class ProtectionReason(TextChoices):
    VIOLENCE = "violence", _("Violence")
    TRAFFICKING = "trafficking", _("Trafficking")
    MINOR_ALONE = "minor_alone", _("Unaccompanied minor")
    OTHER = "other", _("Other serious danger")


class Literacy(TextChoices):
    UNKNOWN = "", _("Not known")
    NONE = "none", _("Cannot read or write")
    OTHER_SCRIPT = "other", _("Reads her own script, not Latin letters")
    LATIN = "latin", _("Reads and writes Latin letters")


class LanguageLevel(TextChoices):
    UNKNOWN = "", _("Not asked")
    NATIVE = "native", _("Mother tongue")
    GOOD = "good", pgettext_lazy("language", "Well")
    SOME = "some", pgettext_lazy("language", "A little")


class ReachKind(TextChoices):
    """How somebody is reached."""

    PHONE = "phone", _("Phone")
    CHAT = "chat", _("Chat (WhatsApp, Telegram…)")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Address or place")
    OTHER = "other", pgettext_lazy("way to reach her", "Other")


class TieKind(TextChoices):
    """What the other is to the person."""

    SPOUSE = "spouse", _("Spouse or partner")
    PARENT = "parent", _("Mother or father")
    CHILD = "child", _("Daughter or son")
    SIBLING = "sibling", _("Sister or brother")
    GUARDIAN = "guardian", _("Guardian")
    WARD = "ward", _("Minor she is the guardian of")
    OTHER = "other", pgettext_lazy("tie", "Other relative or close person")

    @property
    def seen_from_the_other(self) -> "TieKind":
        return OTHER_WAY.get(self, self)


OTHER_WAY = {
    TieKind.PARENT: TieKind.CHILD,
    TieKind.CHILD: TieKind.PARENT,
    TieKind.GUARDIAN: TieKind.WARD,
    TieKind.WARD: TieKind.GUARDIAN,
}


class UrgentReason(TextChoices):
    """Why a protected person must be seen now by somebody outside her team."""

    LIFE = "life", _("Danger to life or limb")
    HEALTH = "health", _("She must be brought to a doctor or a hospital")
    SHELTER = "shelter", _("She has no safe place for tonight")
    CHILD = "child", _("A child with her is in danger")
    POLICE = "police", _("The police or a court ask for who follows her")
    OTHER = "other", _("Something else that can’t wait")


class UrgentVerdict(TextChoices):
    """What the data-protection officer says of an urgent access."""

    JUSTIFIED = "justified", _("Justified")
    NOT_JUSTIFIED = "not_justified", _("Not justified")


class Likeness(TextChoices):
    """Why two people may be one, or why somebody was found: shown in words beside each match."""

    SAME_IDENTIFIER = "same_identifier", _("same identity number")
    SAME_PHONE = "same_phone", _("same phone number")
    SAME_NAME = "same_name", _("same name")
    SAME_ALIAS = "same_alias", _("also known by this name")
    NAME_BEGINS = "name_begins", _("the name begins like this")
    SOUNDS_ALIKE = "sounds_alike", _("the name sounds alike")
    SAME_BIRTH_DATE = "same_birth_date", _("same date of birth")
    SWAPPED_BIRTH_DATE = "swapped_birth_date", _("date of birth with day and month swapped")
    SAME_BIRTH_YEAR = "same_birth_year", _("same year of birth")
    SAME_CITIZENSHIP = "same_citizenship", _("same citizenship")


class Verdict(TextChoices):
    """What was said of two records."""

    SAME = "same", _("One person")
    APART = "apart", _("Two people")


class HowKnown(TextChoices):
    """By what somebody decides whether two records are one person."""

    TOLD = "told", _("The person says so")
    DOCUMENT = "document", _("A document says so")
    RECOGNISED = "recognised", _("A colleague knows them")
    COMPARED = "compared", _("I compared what is written")


class CopyState(TextChoices):
    """Where a person's copy stands."""

    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")


class DeletionState(TextChoices):
    """Where a confirmed deletion stands."""

    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")


class Doubt(TextChoices):
    """Where a codice fiscale and what is written of the person differ. They may legitimately: nobody is stopped."""

    BIRTH_DATE = "birth_date", _("The date of birth in the codice fiscale is another one.")
    SEX = "sex", _("The sex in the codice fiscale is another one.")
    NAME = "name", _("The codice fiscale was made for another name.")
