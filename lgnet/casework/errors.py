# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong in case work, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


class NoSuchCase(NotFound):
    code = "casework.no_such_case"
    sentence = _("This case does not exist, or is not open to you.")
    next_step = _("Go back to your cases and choose from the list.")


class NoSuchReferral(NotFound):
    code = "casework.no_such_referral"
    sentence = _("This referral does not exist, or is not open to you.")
    next_step = _("Go back to the referrals and choose from the list.")


class NoSuchService(NotFound):
    code = "casework.no_such_service"
    sentence = _("This service is not in your city's directory.")
    next_step = _("Go back and choose another service.")


class AlreadyOpen(Conflict):
    """The person has a case that is not closed; `case` is that one, when the actor may see it."""

    code = "casework.already_open"
    sentence = _("This person has been taken in charge already.")
    next_step = _("Open her case and carry on from there.")
    case = None


class TwoOpenCases(Conflict):
    code = "casework.two_open_cases"
    sentence = _("Both records have a case that is not closed, and a person has one case at a time.")
    next_step = _("Close one of the two first, as opened by mistake, then link the records.")


class NotYourCase(Denied):
    code = "casework.not_your_case"
    sentence = _("Another team follows this case.")
    next_step = _("Ask the team that follows it: its name is on the case.")


class NotYoursToAnswer(Denied):
    code = "casework.not_yours_to_answer"
    sentence = _("Only the service's team, or the team that sent the referral, writes down the answer.")
    next_step = _("Call the team that follows the case.")


class WrittenMeanwhile(Conflict):
    code = "casework.written_meanwhile"
    sentence = _("A colleague has changed this while you were writing.")
    next_step = _("Look at what is written above, bring the two together and save again.")


class NoPlanOnPaper(Conflict):
    code = "casework.no_plan_on_paper"
    sentence = _("PDF files can’t be made on this installation: %(missing)s is missing.")
    next_step = _("Print the page of the copy with the browser; tell whoever looks after the server.")


class MovedMeanwhile(Conflict):
    code = "casework.moved_meanwhile"
    sentence = _("This can't be done now: meanwhile the state has become “%(state)s”.")
    next_step = _("Reload the page and see what has happened.")


class NotReopened(Conflict):
    code = "casework.not_reopened"
    sentence = _("A case closed with this reason is not opened again: %(reason)s.")
    next_step = _("If the person needs help again, open a new case.")


class CaseIsClosed(Conflict):
    code = "casework.case_is_closed"
    sentence = _("The case is closed: nobody can be referred from it.")
    next_step = _("Reopen the case, or open a new one.")


class ServiceIsClosed(Conflict):
    code = "casework.service_is_closed"
    sentence = _("This service is closed and takes no referrals.")
    next_step = _("Choose another service for the same need.")


class NotACode(Invalid):
    code = "casework.not_a_code"
    sentence = _("Choose a value from the list.")
    next_step = _("Choose one of the values shown.")


class ToldByWhom(Invalid):
    code = "casework.told_by_whom"
    sentence = _("Write who at the service told you so.")
    next_step = _("A name or an office is enough.")


class NothingAsked(Invalid):
    code = "casework.nothing_asked"
    sentence = _("Write what you ask of the service.")
    next_step = _("One sentence is enough: what is needed, and by when.")


class NotACaseManager(Invalid):
    code = "casework.not_a_case_manager"
    sentence = _("%(name)s is not a case manager in this city.")
    next_step = _("Choose one of the city's case managers.")


class NotATeamHere(Invalid):
    code = "casework.not_a_team_here"
    sentence = _("This team is not one of this city's, or has been closed.")
    next_step = _("Choose one of the city's teams.")


class NoProgramme(Conflict):
    code = "casework.no_programme"
    sentence = _("No programme of this city is running, so no case can be opened.")
    next_step = _("Ask the network's administrator to check the dates of the programme.")


class NoSuchTask(NotFound):
    code = "casework.no_such_task"
    sentence = _("This task does not exist, or is not open to you.")
    next_step = _("Go back to your day and choose from the list.")


class NotYourTask(Denied):
    code = "casework.not_your_task"
    sentence = _("This task is a colleague's.")
    next_step = _("Ask her, or whoever follows the case.")


class NothingToDo(Invalid):
    code = "casework.nothing_to_do"
    sentence = _("Write what is to be done.")
    next_step = _("A few words are enough: call the clinic, renew the permit.")


class TooLong(Invalid):
    code = "casework.too_long"
    sentence = _("This text is too long: %(most)s characters fit.")
    next_step = _("Shorten it; details have their place in the diary.")


class NoSuchEntry(NotFound):
    code = "casework.no_such_entry"
    sentence = _("This entry does not exist, or is not open to you.")
    next_step = _("Go back to the case and choose from its diary.")


class NotForYou(Denied):
    code = "casework.not_for_you"
    sentence = _("Restricted notes are read by those alone who follow the case.")
    next_step = _("If you need to know, speak with the team that follows it.")


class InTheFuture(Invalid):
    code = "casework.in_the_future"
    sentence = _("This day has not come yet.")
    next_step = _("Write what was done; what is to be done is a task.")


class TooManyMinutes(Invalid):
    code = "casework.too_many_minutes"
    sentence = _("Minutes go from 1 to 1440.")
    next_step = _("Leave them empty where you do not know.")


class NothingWritten(Invalid):
    code = "casework.nothing_written"
    sentence = _("The note is empty.")
    next_step = _("Write it, or go back.")


class ChangedMeanwhile(Conflict):
    """A newer version is there; `newest` is it."""

    code = "casework.changed_meanwhile"
    sentence = _("Meanwhile a colleague has changed this.")
    next_step = _("Both versions are on this page. Bring yours together with hers and save again.")

    def __init__(self, newest=None) -> None:
        super().__init__()
        self.newest = newest


class NothingAnswered(Invalid):
    code = "casework.nothing_answered"
    sentence = _("No question has been answered.")
    next_step = _("One is enough; leave the others as not known.")


class NoGoal(Invalid):
    code = "casework.no_goal"
    sentence = _("There is no goal to agree on yet.")
    next_step = _("Write at least one goal that is still open.")


class NothingSaid(Invalid):
    code = "casework.nothing_said"
    sentence = _("Write who does what.")
    next_step = _("A few words are enough.")


class NothingToHandOver(Conflict):
    code = "casework.nothing_to_hand_over"
    sentence = _("%(name)s has no case that you could hand over.")
    next_step = _("If you have just handed them over, all is done: see the list below.")


class ToHerself(Invalid):
    code = "casework.to_herself"
    sentence = _("The cases are hers already.")
    next_step = _("Choose the colleague who takes them.")


class NoSuchHandover(NotFound):
    code = "casework.no_such_handover"
    sentence = _("This handover does not exist, or is not open to you.")
    next_step = _("Go back to the handovers and choose from the list.")


class UndoneAlready(Conflict):
    code = "casework.undone_already"
    sentence = _("This handover has been undone already.")
    next_step = _("There is nothing more to do.")


class SentAlready(Conflict):
    code = "casework.sent_already"
    sentence = _("This referral has been sent already.")
    next_step = _("You find it on the page of the case; for another one begin anew.")
