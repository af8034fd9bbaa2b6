# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign-in through a municipal gateway: who gets in, who does not, and when it does not answer."""

from dataclasses import replace

import pytest
from allauth.socialaccount.models import SocialAccount

from lgnet.accounts.gateway.configuration import Gateway
from lgnet.accounts.gateway.identity import identity_of
from lgnet.accounts.models import User
from lgnet.accounts.tests.conftest import is_signed_in
from lgnet.accounts.tests.through_gateway import (
    BACK,
    BEGIN,
    SITE,
    asked,
    back,
    changed,
    code_of,
    configured,
    link,
    parameters,
    sign_in,
)
from tests import provider as gateways
from tests.provider import NO_LEVEL, REFUSE, SPID_1, SPID_2

# --- the way in


def test_whoever_is_connected_gets_in_without_password_or_second_code(linked, provider, who):
    desk = linked.desk()
    assert sign_in(desk, provider, who)["Location"] == "/"
    assert is_signed_in(desk)
    assert linked.noted()[-1] == "signed_in"


def test_she_gets_where_she_wanted_to(linked, provider, who):
    desk = linked.desk()
    way = provider.answers(asked(desk, next="/city/sassari/cases/"), who=who)
    assert back(desk, way)["Location"] == "/city/sassari/cases/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(linked, provider, who, elsewhere):
    desk = linked.desk()
    assert back(desk, provider.answers(asked(desk, next=elsewhere), who=who))["Location"] == "/"


def test_what_is_asked_is_fixed_by_us(gateway, colleague):
    told = parameters(asked(colleague.desk()))
    assert told["code_challenge_method"] == "S256" and len(told["code_challenge"]) == 43
    assert (told["acr_values"], told["scope"], told["response_type"]) == (SPID_2, "openid", "code")
    assert len(told["nonce"]) >= 32 and told["redirect_uri"] == SITE + BACK


def test_the_address_of_our_page_changes_nothing(gateway, colleague):
    weaker = {
        "auth_params": f"acr_values={SPID_1}&prompt=none",
        "scope": "offline_access",
        "process": "connect",
    }
    told = parameters(asked(colleague.desk(), **weaker, acr_values=SPID_1, nonce="mine"))
    assert (told["acr_values"], told["scope"]) == (SPID_2, "openid") and "prompt" not in told
    assert told["nonce"] != "mine"


def test_nothing_of_the_identity_is_kept(linked, provider, who):
    desk = linked.desk()
    sign_in(desk, provider, who)
    (account,) = SocialAccount.objects.filter(user=linked.user).values()
    assert account["extra_data"] == {} and who not in str(account) and "TINIT" not in str(account)
    assert who not in str(dict(desk.session))


def test_a_codice_fiscale_is_the_same_with_and_without_its_prefix(gateway, settings):
    configured(settings, replace(gateway, subject=("fiscal_number", "fiscalNumber", "sub")))
    plain = identity_of({"sub": "x", "fiscal_number": "DLLMMD98A01Z319J"})
    assert identity_of({"sub": "y", "fiscalNumber": "TINIT-DLLMMD98A01Z319J"}) == plain
    assert identity_of({"sub": "DLLMMD98A01Z319J "}).uids == plain.uids
    assert identity_of({"sub": "x"}) != plain


def test_a_claim_that_the_token_does_not_hold_is_asked_for(colleague, gateway, provider, settings, who):
    configured(settings, replace(gateway, subject=("fiscalNumber",)))
    uid = identity_of({"fiscalNumber": who.upper().ljust(16, "X")[:16]}).uids[0]
    SocialAccount.objects.create(user=colleague.user, provider="gateway", uid=uid, extra_data={})
    desk = colleague.desk()
    sign_in(desk, provider, who)
    assert is_signed_in(desk)


# --- who does not get in


def test_an_unknown_person_is_told_what_to_do_and_no_account_is_made(gateway, provider, colleague, who):
    desk, before = colleague.desk(), User.objects.count()
    answer = sign_in(desk, provider, who)
    assert (answer.status_code, code_of(answer)) == (403, "accounts.gateway_unknown_person")
    assert User.objects.count() == before and not is_signed_in(desk)


def test_an_address_is_not_believed_unless_configured(gateway, provider, colleague):
    desk = colleague.desk()
    answer = sign_in(desk, provider, colleague.user.email)
    assert code_of(answer) == "accounts.gateway_unknown_person"


@pytest.fixture
def believing(gateway, settings) -> Gateway:
    return configured(settings, replace(gateway, trusts_email=True, scope=("openid", "email")))


def test_a_verified_address_connects_where_it_is_believed(believing, provider, colleague):
    desk = colleague.desk()
    sign_in(desk, provider, colleague.user.email)
    assert is_signed_in(desk) and SocialAccount.objects.filter(user=colleague.user).exists()
    assert "gateway_linked" in colleague.noted()


def test_an_address_that_is_not_verified_does_not(believing, provider, colleague):
    User.objects.filter(pk=colleague.user.pk).update(email=f"unverified.{colleague.user.email}")
    colleague.user.refresh_from_db()
    desk = colleague.desk()
    assert code_of(sign_in(desk, provider, colleague.user.email)) == "accounts.gateway_unknown_person"
    assert not is_signed_in(desk)


def test_a_second_identity_with_the_same_address_does_not_take_the_account(
    believing, provider, colleague, who
):
    link(colleague, who)
    desk = colleague.desk()
    assert code_of(sign_in(desk, provider, colleague.user.email)) == "accounts.gateway_unknown_person"


def test_a_closed_account_stays_closed(linked, provider, who):
    User.objects.filter(pk=linked.user.pk).update(is_active=False)
    desk = linked.desk()
    assert sign_in(desk, provider, who)["Location"] == "/accounts/inactive/"
    assert not is_signed_in(desk)


@pytest.mark.parametrize("level", [SPID_1, NO_LEVEL])
def test_a_lower_level_is_not_enough(linked, provider, who, level):
    desk = linked.desk()
    answer = sign_in(desk, provider, who, acr=level)
    assert (answer.status_code, code_of(answer)) == (403, "accounts.gateway_too_weak")
    assert not is_signed_in(desk)


def test_a_level_changed_on_the_way_is_seen_in_the_answer(linked, provider, who):
    desk = linked.desk()
    weaker = changed(asked(desk), acr_values=SPID_1)
    assert code_of(back(desk, provider.answers(weaker, who=who, acr=SPID_1))) == "accounts.gateway_too_weak"


# --- when the gateway does not want, or cannot


def test_whoever_turns_back_there_is_led_to_the_password(linked, provider, who):
    desk = linked.desk()
    answer = sign_in(desk, provider, who, acr=REFUSE)
    assert code_of(answer) == "accounts.gateway_cancelled" and "/accounts/login/" in answer.content.decode()


def test_what_the_gateway_says_of_an_error_is_not_shown_as_it_is(linked):
    desk = linked.desk()
    told = {"state": parameters(asked(desk))["state"], "error": "<script>", "error_description": "call 555"}
    answer = desk.get(BACK, told)
    assert code_of(answer) == "accounts.gateway_refused"
    said = answer.content.decode().split("<main")[1].split("</main>")[0]
    assert "script" not in said and "555" not in said


def test_a_gateway_that_is_down_says_so_and_the_password_still_works(linked, gateway, settings):
    configured(settings, replace(gateway, issuer=f"http://127.0.0.1:{gateways.free_port()}"))
    desk = linked.desk()
    answer = desk.get(BEGIN)
    assert (answer.status_code, code_of(answer)) == (503, "accounts.gateway_unreachable")
    assert linked.sign_in(desk).status_code == 302 and is_signed_in(desk)


def test_it_goes_down_between_there_and_back(gateway, settings, colleague, who):
    with gateways.running(SITE + BACK) as short_lived:
        configured(settings, replace(gateway, issuer=short_lived.issuer))
        link(colleague, who)
        desk = colleague.desk()
        way = short_lived.answers(asked(desk), who=who)
    assert code_of(back(desk, way)) == "accounts.gateway_unreachable"


def test_what_it_says_of_itself_is_kept_for_a_while(gateway, settings, colleague):
    with gateways.running(SITE + BACK) as short_lived:
        configured(settings, replace(gateway, issuer=short_lived.issuer))
        asked(colleague.desk())
    assert asked(colleague.desk()).startswith(short_lived.issuer)


def test_a_description_of_another_issuer_is_not_believed(gateway, settings, colleague):
    configured(settings, replace(gateway, issuer=gateway.issuer.replace("127.0.0.1", "localhost")))
    assert code_of(colleague.desk().get(BEGIN)) == "accounts.gateway_answer_not_valid"
