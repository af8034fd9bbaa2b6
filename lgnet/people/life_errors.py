# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with urgent accesses, vulnerabilities, families and ways to reach people, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid


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
