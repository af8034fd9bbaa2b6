# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask to be contacted: no account, no cookie, the least that is needed to find somebody again."""

from django.template.response import TemplateResponse

from lgnet.kernel.errors import Problem
from lgnet.portal import limits
from lgnet.portal.actions.ask_for_contact import ask_for_contact, check_reach
from lgnet.portal.cookieless import NOT_KEPT
from lgnet.portal.door import public_city_page
from lgnet.portal.public_errors import FilledTrap, FormTooOld, NotAccepted
from lgnet.portal.tokens import new_token, read_token
from lgnet.portal.web.asking import at_the_public_door
from lgnet.portal.web.forms import AskForm, marking_wrong

TOLD = ("reach", "safety", "where", "when", "language", "need", "name")
FIELD_OF_PROBLEM = {
    "portal.no_way_to_reach": "reach",
    "portal.not_a_number": "reach",
    "portal.not_safe_to_call": "where",
    "portal.when_to_find": "when",
}


@public_city_page(takes_forms=True)
def ask(request, page):
    reader = request.public_language.code
    form = AskForm(request.POST or None, reader=reader, token=new_token(page.city))
    if form.is_valid():
        try:
            asked = _ask(request, page, form.cleaned_data)
        except Problem as problem:
            ours = problem.code.startswith(
                "portal."
            )  # what lower floors refuse they say to staff, in Italian
            return _again(request, page, form, problem if ours else NotAccepted())
        return _not_kept(TemplateResponse(request, "portal/asked.html", {"asked": asked, "here": "ask"}))
    status = 422 if form.is_bound else 200
    return _not_kept(
        TemplateResponse(request, "portal/ask.html", {"form": form, "here": "ask"}, status=status)
    )


def _ask(request, page, told: dict):
    """What a person may correct is said before anything counts against her."""
    reach = {name: told[name].strip() for name in ("reach", "safety", "where", "when", "name")}
    check_reach(**reach)
    if request.POST.get("website"):
        raise FilledTrap()
    key = read_token(told["token"], city=page.city)
    limits.count(limits.ASKED, city=page.city, sender=limits.sender_of(request))
    with at_the_public_door(page.city) as by:
        return ask_for_contact(
            page=page, key=key, by=by, page_language=request.public_language.code,
            **{name: told[name] for name in TOLD},
        )  # fmt: skip


def _again(request, page, form: AskForm, problem: Problem) -> TemplateResponse:
    """The form with what was typed and what to do; an old token is renewed."""
    form.add_error(FIELD_OF_PROBLEM.get(problem.code), f"{problem.words()} {problem.advice()}")
    marking_wrong(form)
    if isinstance(problem, FormTooOld):
        form.data = form.data.copy()
        form.data["token"] = new_token(page.city)
    told = {"form": form, "here": "ask", "trapped": isinstance(problem, FilledTrap)}
    status = 422 if problem.status < 429 else problem.status
    return _not_kept(TemplateResponse(request, "portal/ask.html", told, status=status))


def _not_kept(response: TemplateResponse) -> TemplateResponse:
    """Each opening has its own token: nobody gets a form that was made for somebody else."""
    response.headers["Cache-Control"] = NOT_KEPT
    return response
