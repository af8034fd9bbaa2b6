# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong at the interface, in words for whoever writes the program."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound, Problem, TooMany


class NoToken(Problem):
    code, status = "api.no_token", 401
    sentence = _("This needs a token that is valid.")
    next_step = _(
        "Send “Authorization: Bearer <token>”. A token is made under your account, and ends after a year."
    )


class NoSuchPlace(NotFound):
    code = "api.no_such_place"
    sentence = _("There is no such place for this token.")
    next_step = _("Ask /api/v1/places where it works.")


class NoSuchAddress(NotFound):
    code = "api.no_such_address"
    sentence = _("The interface has no such address.")
    next_step = _("Read /api/v1/ for those it has.")


class NoSuchProgramme(NotFound):
    code = "api.no_such_programme"
    sentence = _("There is no such programme here.")
    next_step = _("Ask “programmes” of the place for those there are.")


class NoSuchPeriod(Invalid):
    code = "api.no_such_period"
    sentence = _("“%(period)s” is no period.")
    next_step = _(
        "Write a month (2026-03), a quarter (2026-Q1), a year (2026), or all for the whole programme."
    )


class AskedWrongly(Invalid):
    code, status = "api.asked_wrongly", 422
    sentence = _("Something is missing in what you ask, or is not as it should be: %(what)s.")
    next_step = _("Compare it with /api/v1/openapi.json.")


class TooManyCalls(TooMany):
    code = "api.too_many_calls"
    sentence = _("This token has asked %(times)s times within a minute.")
    next_step = _("Wait until the next minute; figures change every few minutes at most.")


class TooManyTokens(Conflict):
    code = "api.too_many_tokens"
    sentence = _("You have %(number)s tokens already.")
    next_step = _("Revoke one that is no longer used.")


class NoSuchToken(NotFound):
    code = "api.no_such_token"
    sentence = _("You have no such token.")
    next_step = _("Go back to the list of your tokens.")


class NotSoLong(Invalid):
    code = "api.not_so_long"
    sentence = _("A token is valid for 1 to %(most)s days.")
    next_step = _("Choose a shorter time; a new token is made in a moment.")
