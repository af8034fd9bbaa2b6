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


# --- the directory


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
