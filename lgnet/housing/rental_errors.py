# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can go wrong with rental support, in the user's words."""

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Conflict, Denied, Invalid, NotFound


class NoSuchSupport(NotFound):
    code = "housing.no_such_support"
    sentence = _("This rental support does not exist, or is not open to you.")
    next_step = _("Look for it in the list of rental supports.")


class NotAnAmount(Invalid):
    code = "housing.not_an_amount"
    sentence = _("An amount is more than zero, in euros and whole cents.")
    next_step = _("Write it like 350.00, without a minus and with at most two decimals.")


class TooMuch(Invalid):
    code = "housing.too_much"
    sentence = _("This amount is too large to be right.")
    next_step = _("Check the decimal point.")


class NoCaseOpen(Conflict):
    code = "housing.no_case_open"
    sentence = _("Nobody follows this person now: rental support needs an open case.")
    next_step = _("Ask a case manager to take the person in charge first.")


class NoContract(Invalid):
    code = "housing.no_contract"
    sentence = _("Rent, deposit, arrears and utilities are paid for a contract.")
    next_step = _("Choose the contract, or write it first.")


class ContractEnded(Conflict):
    code = "housing.contract_ended"
    sentence = _("The contract ended on %(day)s.")
    next_step = _("Write the renewed contract, or choose another one. Only arrears can still be paid for it.")


class BeyondTheContract(Invalid):
    code = "housing.beyond_the_contract"
    sentence = _("These months are not all within the contract, which runs from %(first)s to %(last)s.")
    next_step = _("Take fewer months or another first one, or write the renewed contract.")


class ContractDays(Invalid):
    code = "housing.contract_days"
    sentence = _("The contract would end before it begins, or on a day that can't be right.")
    next_step = _("Correct the two days.")


class NoLandlord(Invalid):
    code = "housing.no_landlord"
    sentence = _("The name of the landlord is missing.")
    next_step = _("Write it as it stands in the contract.")


class NotAnIban(Invalid):
    code = "housing.not_an_iban"
    sentence = _("This IBAN can't be right.")
    next_step = _("Copy it again: a letter or a digit is wrong or missing.")


class NoDecision(Invalid):
    code = "housing.no_decision"
    sentence = _("The act of the decision is missing.")
    next_step = _("Write its number and date, as the accounts ask for them.")


class NotThatManyMonths(Invalid):
    code = "housing.not_that_many_months"
    sentence = _("Between 1 and %(most)s instalments can be planned.")
    next_step = _("Correct the number of months.")


class MoreThanDecided(Conflict):
    code = "housing.more_than_decided"
    sentence = _("This would be more than the %(ceiling)s euros decided: %(left)s euros are left.")
    next_step = _("Lower the amount or withdraw another instalment; for more, a new decision is needed.")


class LessThanGiven(Conflict):
    code = "housing.less_than_given"
    sentence = _("Less than what is already approved or paid can't be decided.")
    next_step = _("Withdraw what is approved and not paid yet, then lower the total.")


class SupportIsOver(Conflict):
    code = "housing.support_is_over"
    sentence = _("This support has ended.")
    next_step = _("Decide a new one for the same person.")


class DayMissing(Invalid):
    code = "housing.day_of_payment"
    sentence = _("A payment is neither in the future nor before the decision.")
    next_step = _("Correct the day of the payment.")


class NoReference(Invalid):
    code = "housing.no_reference"
    sentence = _("The reference of the payment is missing.")
    next_step = _("Write the number of the payment order or of the bank transfer.")


class NoReason(Invalid):
    code = "housing.no_reason"
    sentence = _("The reason is missing.")
    next_step = _("Write in a few words why.")


class TooLong(Invalid):
    code = "housing.too_long"
    sentence = _("This is too long: at most %(most)s characters.")
    next_step = _("Shorten it.")


class NotYourOwn(Denied):
    code = "housing.not_your_own"
    sentence = _("Whoever asked for an instalment, or decided the support, can't approve it.")
    next_step = _("A colleague approves it: project manager or accountant.")


class ChangedMeanwhile(Conflict):
    code = "housing.changed_meanwhile"
    sentence = _("A colleague was faster: this instalment is “%(state)s” now.")
    next_step = _("Look at it again before you go on.")
