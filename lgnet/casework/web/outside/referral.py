# SPDX-License-Identifier: AGPL-3.0-or-later
"""One address for all of it: the code, then what is asked, then the answer, later the outcome.

A GET shows nothing about anybody and writes nothing, so that a mail program that looks at links opens none. After the
code each form carries a signed note that it was given, for two hours: there is no cookie to hold it.
"""

from datetime import timedelta

from django.core import signing
from django.template.response import TemplateResponse
from django.utils import translation

from lgnet.casework.actions.answer_through_link import answer_through_link
from lgnet.casework.actions.open_link import open_link
from lgnet.casework.link_errors import LinkRevoked, NothingHere, OpenedTooLongAgo, WrongCode
from lgnet.casework.links import digest_of
from lgnet.casework.models import ReferralLink
from lgnet.casework.queries.letters import letter_of
from lgnet.casework.queries.links import desk_phone, link_by_key
from lgnet.casework.web.acting import acted, tell
from lgnet.casework.web.outside.answers import FORMS, CodeForm, forms_for
from lgnet.casework.web.outside.door import in_the_city, outside_page
from lgnet.casework.web.outside.tries import count_try
from lgnet.network.models import City
from lgnet.trust.guests import as_guest

OPEN_FOR = timedelta(hours=2)
SALT = "lgnet.casework.opened"


@outside_page
def referral(request, city: City, key: str):
    with in_the_city(city, read_only=True):
        link = link_by_key(key)
    with translation.override(link.language):
        if request.method != "POST":
            return _ask_code(request, city, link, CodeForm())
        if "answer" in request.POST:
            return _answer(request, city, link, key)
        return _open(request, city, link, key)


def _page(request, template: str, city: City, link: ReferralLink, *, status: int = 200, **shown):
    facts = {
        "city": None,
        "place": city,
        "link": link,
        "language": link.language,
        "phone": desk_phone(city),
        **shown,
    }
    return TemplateResponse(request, f"casework/outside/{template}.html", facts, status=status).render()


def _ask_code(request, city: City, link: ReferralLink, form: CodeForm):
    return _page(request, "code", city, link, form=form, status=422 if form.is_bound else 200)


def _open(request, city: City, link: ReferralLink, key: str):
    count_try(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        with in_the_city(city) as by:
            right = open_link(link=link, code=form.cleaned_data["code"], by=by)
        if right:
            return _letter(request, city, link, key)
        tell(form, WrongCode())
    return _ask_code(request, city, link, form)


def _letter(request, city: City, link: ReferralLink, key: str, *, sent: str = "", bound=None, said=""):
    """Read as a guest, and rendered as one: the database shows this row and no other."""
    state, status = link.referral.state, 422 if bound is not None else 200
    with as_guest(city.id, digest_of(key)):
        row = ReferralLink.objects.first()
        if row is None:  # taken back, or revoked, a moment ago
            raise LinkRevoked()
        shown = {
            "letter": letter_of(row),
            "answers": forms_for(state, sent=sent, bound=bound),
            "opened": signing.TimestampSigner(salt=SALT).sign_object({"link": str(row.pk)}),
            "said": said,
        }
        return _page(request, "letter", city, link, status=status, **shown)


def _was_opened(link: ReferralLink, note: str) -> bool:
    try:
        told = signing.TimestampSigner(salt=SALT).unsign_object(note, max_age=OPEN_FOR)
    except signing.BadSignature:
        return False
    return told == {"link": str(link.pk)}


def _answer(request, city: City, link: ReferralLink, key: str):
    """What was typed comes back with what is to be corrected; an answer that was there already is not an error."""
    name = request.POST["answer"]
    if name not in FORMS or not _was_opened(link, request.POST.get("opened", "")):
        form = CodeForm({"code": ""})
        form.errors.clear()
        tell(form, OpenedTooLongAgo())
        return _ask_code(request, city, link, form)
    form = FORMS[name][0](request.POST, auto_id=f"{name}_%s")
    if not _written(city, link, name, form):
        return _letter(request, city, link, key, sent=name, bound=form)
    if name == "accept":
        return _letter(request, city, link, key, said=name)
    return _page(request, "thanks", city, link, said=name)


def _written(city: City, link: ReferralLink, name: str, form) -> bool:
    def write(**told) -> None:
        with in_the_city(city) as by:
            found = ReferralLink.objects.select_related(
                "referral__person", "referral__case", "referral__service"
            )
            fresh = found.filter(pk=link.pk).first()
            if fresh is None:  # protected a moment ago
                raise NothingHere()
            link.referral = answer_through_link(link=fresh, answer=name, by=by, **told)

    return acted(form, write)
