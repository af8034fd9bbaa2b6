# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with the municipal gateway, in the user's words. Each leaves sign-in with a password open."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, Problem

WITH_PASSWORD = _("Sign in with address and password")


class GatewayUnreachable(Problem):
    code, status = "accounts.gateway_unreachable", 503
    sentence = _("%(gateway)s does not answer now.")
    next_step = _("Try again in a few minutes, or sign in with address and password.")


class GatewayCancelled(Invalid):
    code = "accounts.gateway_cancelled"
    sentence = _("You left %(gateway)s without signing in.")
    next_step = _("Try again, or sign in with address and password.")


class GatewayRefused(Invalid):
    code = "accounts.gateway_refused"
    sentence = _("%(gateway)s refused the sign-in (%(reason)s).")
    next_step = _("Try again. If it stays so, tell those who run the system what is in brackets.")


class GatewayAnswerNotValid(Invalid):
    code = "accounts.gateway_answer_not_valid"
    sentence = _("The answer of %(gateway)s does not belong to a sign-in that you began here a moment ago.")
    next_step = _("Begin again from the sign-in page.")


class GatewayTooWeak(Denied):
    code = "accounts.gateway_too_weak"
    sentence = _("The level with which you signed in at %(gateway)s is not enough here.")
    next_step = _(
        "Begin again and choose the stronger way: with an app, a code or a card besides the password."
    )


class GatewayUnknownPerson(Denied):
    code = "accounts.gateway_unknown_person"
    sentence = _("%(gateway)s knows you, but no account here is connected with it.")
    next_step = _(
        "If you have an account, sign in with address and password and connect it under “Municipal sign-in”. If not,"
        " open the link of your invitation, or ask the administrator of your city for one."
    )


class GatewayOfAnother(Conflict):
    code = "accounts.gateway_of_another"
    sentence = _("This identity is connected with another account.")
    next_step = _("Ask the administrator of your city: an identity belongs to one account.")


class NoPasswordYet(Conflict):
    code = "accounts.no_password_yet"
    sentence = _("Without this connection you could not sign in any more: your account has no password.")
    next_step = _("Sign out, choose “Forgotten password” to set one, then come back.")
