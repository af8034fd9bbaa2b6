# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong at the door, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Denied, Invalid, NotFound


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
