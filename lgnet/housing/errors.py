# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with houses and beds, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


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


class NoPlanOnPaper(Conflict):
    code = "housing.no_plan_on_paper"
    sentence = _("PDF files can't be made here: %(missing)s is missing.")
    next_step = _("Print the page from the browser, or ask whoever runs the server to install it.")


class NoSuchUnit(NotFound):
    code = "housing.no_such_unit"
    sentence = _("This room or flat does not exist.")
    next_step = _("Look for it on the page of its house.")


class NoSuchBed(NotFound):
    code = "housing.no_such_bed"
    sentence = _("This bed does not exist.")
    next_step = _("Look for it on the page of its house.")


class NotItsTeam(Denied):
    code = "housing.not_its_team"
    sentence = _(
        "The address of this house is confidential: only the team that runs it writes of the house itself."
    )
    next_step = _("Call the house: its phone number is on its page.")


class ToldOnlyToItsTeam(Invalid):
    code = "housing.told_only_to_its_team"
    sentence = _(
        "You are not in the team that is to run this house: once written, its address would be hidden from you."
    )
    next_step = _("Leave the address empty; somebody of that team writes it.")


class GivesAddressAway(Invalid):
    code = "housing.gives_address_away"
    sentence = _("The confidential address stands in “%(field)s”, which everybody reads.")
    next_step = _("Write it in the address only.")


class TakenLater(Conflict):
    code = "housing.taken_later"
    sentence = _("It can't end on that day: %(what)s.")
    next_step = _("Choose a later day, or move and end these first.")


class EndsBeforeItBegins(Invalid):
    code = "housing.ends_before_it_begins"
    sentence = _("The last day comes before the first.")
    next_step = _("Correct the days.")


class TakenEarlier(Conflict):
    code = "housing.taken_earlier"
    sentence = _("Its service can't begin on that day: %(what)s.")
    next_step = _("Choose an earlier day.")


class SomebodyThere(Conflict):
    code = "housing.somebody_there"
    sentence = _("On these nights it is taken: %(what)s.")
    next_step = _("Choose other nights, or move and end these first: nothing was changed.")


class NoBeds(Invalid):
    code = "housing.no_beds"
    sentence = _("No bed here is in service on these nights.")
    next_step = _("Choose other nights, or another room.")


class NoSuchVoid(NotFound):
    code = "housing.no_such_void"
    sentence = _("This bed is not out of use any more.")
    next_step = _("Look at the nights of its house.")


class NoSuchWorks(NotFound):
    code = "housing.no_such_works"
    sentence = _("These works do not exist.")
    next_step = _("Look for them on the page of their house.")


class WrongCig(Invalid):
    code = "housing.wrong_cig"
    sentence = _("“%(cig)s” is no CIG: it has ten letters and figures.")
    next_step = _("Copy it from the contract, or leave it empty for now.")


class WorksMovedMeanwhile(Conflict):
    code = "housing.works_moved_meanwhile"
    sentence = _("A colleague was faster: these works are “%(state)s” now.")
    next_step = _("Look at them again before you go on.")


class DayToCome(Invalid):
    code = "housing.day_to_come"
    sentence = _("%(day)s is still to come.")
    next_step = _("Write down what has happened, on the day on which it did.")


class CostTwice(Conflict):
    code = "housing.cost_twice"
    sentence = _("For one of these days this kind of cost is written down already.")
    next_step = _("Correct the one that is there, or choose days that follow it.")


class NoSuchCost(NotFound):
    code = "housing.no_such_cost"
    sentence = _("This cost does not exist.")
    next_step = _("Look for it on the page of its house.")
