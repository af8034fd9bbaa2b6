# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with houses and beds, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Invalid, NotFound


class NoSuchHouse(NotFound):
    code = "housing.no_such_house"
    sentence = _("This house does not exist, or is not open to you.")
    next_step = _("Look for it in the list of houses.")


class HouseNameTaken(Conflict):
    code = "housing.house_name_taken"
    sentence = _("“%(name)s” is there already.")
    next_step = _("Choose another name, or correct the one that is there.")


class NoName(Invalid):
    code = "housing.no_name"
    sentence = _("A name is missing.")
    next_step = _("Write one by which colleagues know it.")


class NotReachedOtherwise(Invalid):
    code = "housing.not_reached_otherwise"
    sentence = _(
        "A house with a confidential address needs the team that runs it, a meeting point and a phone number."
    )
    next_step = _("Write them: they are what everybody else is told instead of the address.")


class NoNight(Invalid):
    code = "housing.no_night"
    sentence = _("The day of leaving comes before the first night, or is the same day.")
    next_step = _("Correct the days: one night at least lies between them.")


class NotOfOurTime(Invalid):
    code = "housing.not_of_our_time"
    sentence = _("This day can't be right: %(day)s.")
    next_step = _("Check the year.")


class BedNotInService(Conflict):
    code = "housing.bed_not_in_service"
    sentence = _("Bed %(bed)s is not in service on all these nights.")
    next_step = _("Choose other nights or another bed.")


class BedTaken(Conflict):
    code = "housing.bed_taken"
    sentence = _("Bed %(bed)s is taken on one of these nights.")
    next_step = _("Choose other nights or another bed: nothing was changed.")
