# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong at the door and in the network's own pages, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


class NoSuchPage(NotFound):
    code = "network.no_such_page"
    sentence = _("This page does not exist, or is not open to you.")
    next_step = _("Check the address, or go back to your first page.")


class NotYourRole(Denied):
    code = "network.not_your_role"
    sentence = _("Your role does not allow this.")
    next_step = _("If you need it for your work, ask the administrator of your city.")


class OnlyByButton(Invalid):
    code, status = "network.only_by_button", 405
    sentence = _("This page does not take what you sent.")
    next_step = _("Go back and use the buttons of the page.")


class NotInThisCity(NotFound):
    code = "network.not_in_this_city"
    sentence = _("This does not exist in your city.")
    next_step = _("Go back to the list and choose again.")


class NameTaken(Conflict):
    code = "network.name_taken"
    sentence = _("“%(name)s” is there already.")
    next_step = _("Choose another name, or change the one that is there.")


# --- teams and members


class NotWorkingHere(Invalid):
    code = "network.not_working_here"
    sentence = _("%(name)s does not work in this city now.")
    next_step = _("Invite this colleague first.")


class WorksHereAlready(Conflict):
    code = "network.works_here_already"
    sentence = _("%(name)s works here already.")
    next_step = _("Change the roles in the list of users.")


class NoRole(Invalid):
    code = "network.no_role"
    sentence = _("Choose at least one role.")
    next_step = _("A role says what the user may do.")


class IncompatibleRoles(Invalid):
    code = "network.incompatible_roles"
    sentence = _(
        "“%(one)s” and “%(other)s” can’t be the same user: who enters an expense does not approve it."
    )
    next_step = _("Give one of the two roles to a colleague.")


class RoleNotYours(Denied):
    code = "network.role_not_yours"
    sentence = _("You can’t give or take the role “%(role)s” here.")
    next_step = _("City roles are given by the city’s administrator, network roles by the network’s.")


class NotYourself(Denied):
    code = "network.not_yourself"
    sentence = _("Nobody changes her own roles or her own access.")
    next_step = _("Ask another administrator.")


class NotForThisBody(Invalid):
    code = "network.not_for_this_body"
    sentence = _("This body works for another city.")
    next_step = _("Choose a body appointed by this city.")


# --- who read how much


class NotYourOwnReading(Denied):
    code = "network.not_your_own_reading"
    sentence = _("Nobody reviews what she read herself.")
    next_step = _("Ask another data-protection officer of your city.")


class ReadingGoesOn(Conflict):
    code = "network.reading_goes_on"
    sentence = _("This hour is not over: more may be added to it.")
    next_step = _("Review it from %(time)s on.")


class NoteTooLong(Invalid):
    code = "network.note_too_long"
    sentence = _("The note is longer than %(most)s characters.")
    next_step = _("Shorten it: what it needs is where the reason can be found, such as a protocol number.")


# --- invitations


class NotAnAddress(Invalid):
    code = "network.not_an_address"
    sentence = _("“%(value)s” is not an e-mail address.")
    next_step = _("Write it like name@comune.example.it.")


class InvitationNotValid(NotFound):
    code = "network.invitation_not_valid"
    sentence = _("This invitation is not valid: it was used, withdrawn, or is older than seven days.")
    next_step = _("Ask whoever invited you to invite you again.")


class InvitationForAnother(Denied):
    code = "network.invitation_for_another"
    sentence = _("This invitation is for another address.")
    next_step = _("Sign out and open the link again.")


class SignInFirst(Conflict):
    code = "network.sign_in_first"
    sentence = _("You have an account here already.")
    next_step = _("Sign in with it, then open the link again.")


class PasswordTooWeak(Invalid):
    code = "network.password_too_weak"
    sentence = _("This password is too easy to guess. %(reasons)s")
    next_step = _("Choose a longer one, such as four words that do not belong together.")


# --- the directory


class InUse(Conflict):
    code = "network.in_use"
    sentence = _("“%(name)s” is named elsewhere, in a referral for example.")
    next_step = _("Say that it exists no more: nobody is sent there from then on.")


class NoNeed(Invalid):
    code = "network.no_need"
    sentence = _("Say which needs the service answers.")
    next_step = _("Choose at least one.")


class UnknownNeed(Invalid):
    code = "network.unknown_need"
    sentence = _("“%(value)s” is not a need of the list.")
    next_step = _("Choose from the list.")


class NotReachable(Invalid):
    code = "network.not_reachable"
    sentence = _("Give an address, a phone number or an e-mail address.")
    next_step = _("Without it nobody can be sent there.")


class ConfidentialAddress(Invalid):
    code = "network.confidential_address"
    sentence = _("A confidential address is not written here: give a phone number.")
    next_step = _("Remove the address, or the mark “confidential”.")


class ServiceClosed(Conflict):
    code = "network.service_closed"
    sentence = _("This service is closed.")
    next_step = _("Open it again first.")


# --- programmes and partners


class CodeTaken(Conflict):
    code = "network.code_taken"
    sentence = _("There is a programme “%(code)s” already.")
    next_step = _("Choose another code, or change the programme that is there.")


class EndsBeforeItStarts(Invalid):
    code = "network.ends_before_it_starts"
    sentence = _("The end comes before the beginning.")
    next_step = _("Check the two dates.")


class FollowsItself(Invalid):
    code = "network.follows_itself"
    sentence = _("A programme cannot follow itself, nor one that follows it.")
    next_step = _("Choose the edition before.")


class NotNow(Conflict):
    code = "network.not_now"
    sentence = _("This is not possible in the programme’s present state: %(state)s.")
    next_step = _("Look at the programme again: somebody may have changed it.")


class OneLeadOnly(Conflict):
    code = "network.one_lead_only"
    sentence = _("A programme has one lead, and here it is %(name)s.")
    next_step = _("Change the role of that partner first.")


class NoProgrammeBefore(Conflict):
    code = "network.no_programme_before"
    sentence = _("The file says that the programme follows %(code)s, which is not here.")
    next_step = _("Load that one first, or correct the line “follows” of the file.")


class PartnerAlready(Conflict):
    code = "network.partner_already"
    sentence = _("%(name)s has this role in the programme already.")
    next_step = _("Change the partner that is there.")


class WhichCity(Invalid):
    code = "network.which_city"
    sentence = _("Say for which city this partner acts.")
    next_step = _("An organisation that is not itself a city of the network acts for one.")


class OutsideProgramme(Invalid):
    code = "network.outside_programme"
    sentence = _("The partner’s dates lie outside the programme’s.")
    next_step = _("Leave them empty when they are the programme’s own.")


class TooMuchShared(Invalid):
    code = "network.too_much_shared"
    sentence = _("The partners’ shares would add up to %(shares)s, more than the programme’s %(total)s.")
    next_step = _("Check this share, or the programme’s amount.")


class WrongCup(Invalid):
    code = "network.wrong_cup"
    sentence = _("A CUP has 15 characters, like F81J24000000007.")
    next_step = _("Copy it from the decree, without spaces.")


class CityAlready(Conflict):
    code = "network.city_already"
    sentence = _("There is a city with the address “%(slug)s” already.")
    next_step = _("Choose another address.")
