# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with people and their documents, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


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


class SentAlready(Conflict):
    """The same form was sent before. `person` is who it made, where the doer may see her."""

    code = "people.sent_already"
    sentence = _("This form has been sent already, and a person was written down with it.")
    next_step = _("Look for her; for somebody else begin a new form.")


class NotIdentified(Invalid):
    code = "people.not_identified"
    sentence = _("Who is the person?")
    next_step = _("Write the whole name and the date of birth as she says them, or a number of hers.")


class NobodyHidden(Invalid):
    """Said alike of who is not known, of who is open to the asker anyway, and of who is known under another date."""

    code = "people.nobody_hidden"
    sentence = _("Nobody who is hidden from you answers to exactly this.")
    next_step = _(
        "Ask the person again, letter by letter, and look for her in the ordinary search. If she can’t wait, call the"
        " emergency number 112."
    )


class WhyUrgent(Invalid):
    code = "people.why_urgent"
    sentence = _("Why can’t it wait?")
    next_step = _("Write in some words what is happening: the data-protection officer reads it.")


class NotYourOwnUrgency(Invalid):
    code = "people.not_your_own_urgency"
    sentence = _("Nobody reviews what she opened herself.")
    next_step = _("Another data-protection officer of your city does.")


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


class NotInTheFuture(Invalid):
    code = "people.not_in_the_future"
    sentence = _("One of these days is in the future.")
    next_step = _("Check the dates.")


class UntilBeforeSince(Invalid):
    code = "people.until_before_since"
    sentence = _("It ends before it begins.")
    next_step = _("Check the two dates.")


class VulnerabilityThere(Conflict):
    code = "people.vulnerability_there"
    sentence = _("This is already noted of her, and has not ended.")
    next_step = _("Nothing else is needed. If something changed, correct what is there.")


class FollowedByOthers(Denied):
    code = "people.followed_by_others"
    sentence = _("Only those who follow this person read this.")
    next_step = _("Ask the colleague who manages the case.")


class TieToNobody(Invalid):
    code = "people.tie_to_nobody"
    sentence = _("Who is it?")
    next_step = _("Choose somebody who is found, or write a name.")


class TieToHerself(Invalid):
    code = "people.tie_to_herself"
    sentence = _("Nobody is her own relative.")
    next_step = _("Choose somebody else.")


class TieThere(Conflict):
    code = "people.tie_there"
    sentence = _("Between these two this is written already, perhaps from the other side.")
    next_step = _("If it was wrong, take it away first; if it is over, write until when.")


class InAnotherHousehold(Conflict):
    code = "people.in_another_household"
    sentence = _("Both live in a household already, and not in the same one.")
    next_step = _("Write first on one of the two pages that she lives there no more.")


class NotInHousehold(Conflict):
    code = "people.not_in_household"
    sentence = _("She is in no household now.")
    next_step = _("Nothing else is needed.")


class NoSuchCopy(NotFound):
    code = "people.no_such_copy"
    sentence = _("This copy does not exist any more, or is not open to you.")
    next_step = _("Make a new one: copies are kept for a week.")


class CopyNotReady(Conflict):
    code = "people.copy_not_ready"
    sentence = _("This copy is still being made.")
    next_step = _("Wait some seconds and try again.")


class CopyUnderWay(Conflict):
    code = "people.copy_under_way"
    sentence = _("A copy is being made already.")
    next_step = _("It appears below within a minute.")


class NoWay(Invalid):
    code = "people.no_way"
    sentence = _("Which number or address?")
    next_step = _("Write it: a phone number with its digits, or an address.")


class UnsafeIsNotPreferred(Invalid):
    code = "people.unsafe_is_not_preferred"
    sentence = _("What is not safe can’t be the preferred way.")
    next_step = _("Take one of the two ticks away.")


class WayThere(Conflict):
    code = "people.way_there"
    sentence = _("This way to reach her is written already.")
    next_step = _("Nothing else is needed. If something changed, correct what is there.")


class ListHasChanged(Conflict):
    code = "people.list_has_changed"
    sentence = _(
        "Since you opened the list it has changed: somebody was met again, or another person’s time is over."
    )
    next_step = _("Look at it once more, then confirm.")


class NobodyToDelete(Invalid):
    code = "people.nobody_to_delete"
    sentence = _("Nobody’s time is over.")
    next_step = _("Come back when the list shows somebody.")


class DeletionUnderWay(Conflict):
    code = "people.deletion_under_way"
    sentence = _("A deletion is under way.")
    next_step = _("Wait until it is done.")
