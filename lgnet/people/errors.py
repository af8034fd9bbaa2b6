# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with people and their documents, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NoSuchPerson(NotFound):
    code = "people.no_such_person"
    sentence = _("This person does not exist, or is not open to you.")
    next_step = _("Look for the person by name among those of your city.")


class NoSuchRecord(NotFound):
    code = "people.no_such_record"
    sentence = _("This document is no longer there, or is not open to you.")
    next_step = _("Go back to the person and look at the documents.")


class NoName(Invalid):
    code = "people.no_name"
    sentence = _("A person needs at least one name.")
    next_step = _("Write the given name, the family name, the name in its own script or another name in use.")


class TooLong(Invalid):
    code = "people.too_long"
    sentence = _("“%(value)s…” is too long.")
    next_step = _("Write at most %(most)s characters.")


class UnknownCode(Invalid):
    code = "people.unknown_code"
    sentence = _("“%(value)s” is not in the list.")
    next_step = _("Choose from the list.")


class ImpossibleBirth(Invalid):
    code = "people.impossible_birth"
    sentence = _("This date of birth is not possible.")
    next_step = _("Check it. If only the year is known, write only the year.")


class PersonInUse(Conflict):
    code = "people.person_in_use"
    sentence = _("Something else is already written about this person: a contact, a case or a request.")
    next_step = _("This person stays. Correct the record where something is wrong.")


class NothingToCorrect(Invalid):
    code = "people.nothing_to_correct"
    sentence = _("“%(value)s” can't be corrected here.")
    next_step = _("Correct the fields shown on the page.")


class WrongIdentifier(Invalid):
    """`kind` is the label of the kind of identifier."""

    code = "people.wrong_identifier"
    sentence = _("This is not a correct number for: %(kind)s.")
    next_step = _("Compare it with the document, sign by sign.")


class IdentifierThere(Conflict):
    code = "people.identifier_there"
    sentence = _("This number is already recorded for this person.")
    next_step = _("Nothing else is needed.")


class PermitEndsBeforeItBegins(Invalid):
    code = "people.permit_ends_before_it_begins"
    sentence = _("The document ends before it begins.")
    next_step = _("Check the two dates.")


class PermitInTheFuture(Invalid):
    code = "people.permit_in_the_future"
    sentence = _("The document can't have been issued, nor its renewal asked, in the future.")
    next_step = _("Check the dates.")


class NoSuchNotice(Invalid):
    code = "people.no_such_notice"
    sentence = _("This privacy notice does not exist in this version and language.")
    next_step = _("Choose one of the texts shown.")


class MediatorMissing(Invalid):
    code = "people.mediator_missing"
    sentence = _("Through which mediator was the notice given?")
    next_step = _("Write the mediator's name, or say that there was none.")


class CannotProtect(Invalid):
    code = "people.cannot_protect"
    sentence = _("This team is not one of your city's, or has no case manager in it today.")
    next_step = _("Choose one of the teams shown: somebody in it must be able to end the protection.")


class AlreadyProtected(Conflict):
    code = "people.already_protected"
    sentence = _("This person is already protected.")
    next_step = _("To change team, end the protection first.")


class TeamProtectsPeople(Conflict):
    code = "people.team_protects_people"
    sentence = _("“%(team)s” protects people, and nobody in it could follow them any more.")
    next_step = _(
        "Put another case manager in the team first, or let one of the team end their protection on each person’s page."
    )


class TeamMayProtectPeople(Conflict):
    """From outside the city nobody can tell."""

    code = "people.team_may_protect_people"
    sentence = _("This is the last case manager of “%(team)s”, a team that may protect people.")
    next_step = _("Ask the city’s administrator to put another case manager in the team, then do it again.")


class NotProtected(Conflict):
    code = "people.not_protected"
    sentence = _("This person is not protected.")
    next_step = _("Nothing else is needed.")


class ChangedMeanwhile(Conflict):
    code = "people.changed_meanwhile"
    sentence = _("Meanwhile a colleague has corrected this person too.")
    next_step = _("Where both wrote, both versions are shown: keep the right one in the form and save again.")


class PermitChangedMeanwhile(Conflict):
    code = "people.permit_changed_meanwhile"
    sentence = _("Meanwhile a colleague has corrected this document too.")
    next_step = ChangedMeanwhile.next_step


class SentAlready(Conflict):
    """The same form was sent before. `person` is who it made, where the doer may see her."""

    code = "people.sent_already"
    sentence = _("This form has been sent already, and a person was written down with it.")
    next_step = _("Look for her; for somebody else begin a new form.")


class SamePersonTwice(Invalid):
    code = "people.same_person_twice"
    sentence = _("This is one record, not two.")
    next_step = _("Choose another record of the same person.")


class LinkedAlready(Conflict):
    code = "people.linked_already"
    sentence = _("These two records are linked already: they are one person.")
    next_step = _("If that is wrong, unlink them on the person’s page.")


class SaidApart(Conflict):
    code = "people.said_apart"
    sentence = _("A colleague has said that two of these records are two different people.")
    next_step = _("If that was wrong, take it back first: it stands on the page where the two are compared.")


class ProtectedOtherwise(Conflict):
    code = "people.protected_otherwise"
    sentence = _("One of these records is protected and the other is not, or by another team.")
    next_step = _("Protect the other record too, for the same team: then link them.")


class DecidedMeanwhile(Conflict):
    code = "people.decided_meanwhile"
    sentence = _("A colleague has already decided on these two records.")
    next_step = _("Open the page again and see what was decided.")


class EndedAlready(Conflict):
    code = "people.ended_already"
    sentence = _("This has been taken back already.")
    next_step = _("Nothing else is needed.")
