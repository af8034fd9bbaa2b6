# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped files hold together. They are read as they are: no database."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pycountry
import pytest
import yaml

from lgnet.network.choices import Acceptance, PartnerRole
from lgnet.network.files import shipped_directory, shipped_organisations, shipped_programmes

PACKAGE = Path(__file__).resolve().parents[2]
CUP = re.compile(r"^[A-Z]\d{2}[A-Z]\d{11}$")
PROGRAMMES = {programme.code: programme for programme in shipped_programmes()}
ORGANISATIONS = {organisation.key: organisation for organisation in shipped_organisations()}
LISTS = {
    "outreach/seed/needs.yaml": ["needs"],
    "outreach/seed/done.yaml": ["done"],
    "casework/seed/closing_reasons.yaml": ["closing_reasons"],
    "casework/seed/outcomes.yaml": ["outcomes"],
    "casework/seed/decline_reasons.yaml": ["decline_reasons"],
    "people/seed/vulnerabilities.yaml": ["vulnerabilities"],
    "people/seed/languages.yaml": ["languages"],
    "people/seed/permit_reasons.yaml": ["document_kinds", "reasons"],
}
LONGEST_CODE = {"languages": 8, "document_kinds": 4, "reasons": 20}  # the columns' lengths; 30 for the others


def load(path: str):
    return yaml.safe_load((PACKAGE / path).read_text(encoding="utf-8"))


def codes(path: str, name: str) -> list[str]:
    return [entry["code"] for entry in load(path)[name]]


def cities_of(code: str) -> set[str]:
    return {part.for_city for part in PROGRAMMES[code].partnerships if part.role == PartnerRole.CITY}


def one_sided(value, path: str = "") -> list[str]:
    """Places where a text is in one of Italian and English only."""
    if isinstance(value, list):
        return [place for n, inner in enumerate(value) for place in one_sided(inner, f"{path}[{n}]")]
    if not isinstance(value, dict):
        return []
    inside = [place for key, inner in value.items() for place in one_sided(inner, f"{path}.{key}")]
    filled = [bool(str(value.get(language) or "").strip()) for language in ("it", "en")]
    return inside if all(filled) or ("it" not in value and "en" not in value) else [path, *inside]


# --- editions and partners
def test_the_editions_follow_each_other():
    assert [(one.code, one.follows) for one in PROGRAMMES.values()] == [
        ("LGNetEA", ""),
        ("LGNet2", "LGNetEA"),
        ("LGNet3", "LGNet2"),
    ]


@pytest.mark.parametrize(
    ("code", "cities", "partners"), [("LGNetEA", 18, 25), ("LGNet2", 16, 19), ("LGNet3", 22, 25)]
)
def test_each_edition_has_its_cities_and_partners(code, cities, partners):
    assert len(cities_of(code)) == cities
    roles = [part.role for part in PROGRAMMES[code].partnerships]
    assert roles.count(PartnerRole.LEAD) == 1
    assert len(roles) - 1 == partners


def test_the_cities_change_as_the_pages_say():
    assert cities_of("LGNetEA") - cities_of("LGNet2") == {"agrigento", "catania"}
    added = {"venezia", "cagliari", "catanzaro", "campobasso", "bari", "aosta"}
    assert cities_of("LGNet3") - cities_of("LGNet2") == added
    assert cities_of("LGNet2") < cities_of("LGNet3")


def test_assb_acts_for_bolzano():
    for code in ("LGNet2", "LGNet3"):
        [partnership] = [part for part in PROGRAMMES[code].partnerships if part.for_city == "bolzano"]
        assert partnership.organisation == "assb"
    assert ORGANISATIONS["bolzano"].city.acted_for_by == "assb"


def test_every_partner_is_an_organisation():
    for programme in PROGRAMMES.values():
        keys = {part.organisation for part in programme.partnerships}
        assert keys <= set(ORGANISATIONS)


def test_codes_and_amounts_are_the_published_ones():
    parts = [part for programme in PROGRAMMES.values() for part in programme.partnerships if part.cup]
    assert all(CUP.match(part.cup) for part in parts)
    assert [(part.organisation, part.cup, part.share) for part in parts] == [
        ("venezia", "F81J24000000007", Decimal("1076353.03"))
    ]
    assert PROGRAMMES["LGNet3"].total_amount == Decimal("38480630.04")


@pytest.mark.parametrize(("code", "objectives", "results", "areas"), [
    ("LGNetEA", 0, 0, 4), ("LGNet2", 0, 0, 3), ("LGNet3", 8, 8, 3),
])  # fmt: skip
def test_each_edition_has_its_aims(code, objectives, results, areas):
    programme = PROGRAMMES[code]
    assert (len(programme.objectives), len(programme.expected_results), len(programme.areas)) == (
        objectives,
        results,
        areas,
    )
    assert programme.overall_objective.source


def test_the_days_are_as_precise_as_the_pages():
    ea, third = PROGRAMMES["LGNetEA"], PROGRAMMES["LGNet3"]
    assert (ea.starts_on.precision, ea.ends_on.precision, ea.ends_on.last) == (
        "year",
        "month",
        date(2022, 4, 30),
    )
    assert (third.starts_on.first, third.ends_on.last) == (date(2024, 1, 16), date(2026, 12, 31))


def test_where_sources_disagree_every_statement_is_kept():
    disputed = {code: set(programme.disagreements()) for code, programme in PROGRAMMES.items()}
    assert disputed["LGNetEA"] == {("", "period")}
    assert disputed["LGNet2"] == {("", "cities")}
    assert disputed["LGNet3"] == {
        ("", "funding_channel"),
        ("", "period"),
        ("", "total_amount"),
        ("", "cities"),
        ("roma", "partner_name"),
        ("anci-liguria", "partner_name"),
    }


def test_what_the_programme_says_is_said_by_a_source():
    third = PROGRAMMES["LGNet3"]
    used = {
        statement.field: statement.value
        for statement in third.statements
        if statement.used and not statement.subject
    }
    assert used["funding_channel"] == third.funding_channel
    assert Decimal(used["total_amount"]) == third.total_amount
    assert used["period"] == f"{third.starts_on.first}/{third.ends_on.last}"
    assert int(used["cities"]) == len(cities_of("LGNet3"))


def test_the_published_results_keep_their_wording():
    results = [(one.indicator, one.qualifier, one.value) for one in PROGRAMMES["LGNetEA"].reported_results]
    assert results == [
        ("people_taken_in_charge", "more_than", 3000),
        ("people_housed", "more_than", 500),
        ("individual_civic_projects", "about", 600),
    ]
    assert not PROGRAMMES["LGNet2"].reported_results + PROGRAMMES["LGNet3"].reported_results


# --- organisations
def test_cities_have_their_codes():
    cities = [one for one in ORGANISATIONS.values() if one.city]
    assert len(cities) == 24
    assert {one.key for one in cities if one.city.tenant} == cities_of("LGNet3")
    for one in cities:
        assert one.ipa == f"c_{one.belfiore.lower()}"
        assert one.nuts3 and one.region and one.province
        assert 36 < one.latitude < 47 and 7 < one.longitude < 19


def test_sardinian_codes_end_with_2025():
    ended = {one.key: code.valid_to for one in ORGANISATIONS.values() for code in one.codes if code.valid_to}
    assert ended == {"sassari": date(2025, 12, 31), "cagliari": date(2025, 12, 31)}


def test_public_languages_besides_italian():
    languages = {
        one.key: one.city.languages for one in ORGANISATIONS.values() if one.city and one.city.languages
    }
    assert languages == {"bolzano": ("de",), "aosta": ("fr",), "trieste": ("sl",)}


def test_organisations_belong_to_known_ones():
    named = {one.parent for one in ORGANISATIONS.values()} | {
        one.city.acted_for_by for one in ORGANISATIONS.values() if one.city
    }
    assert named - {""} <= set(ORGANISATIONS)


# --- coded lists
@pytest.mark.parametrize("path", LISTS)
def test_every_entry_is_in_both_languages(path):
    assert one_sided(load(path)) == []


def test_a_missing_translation_is_noticed():
    assert one_sided({"entries": [{"code": "a", "it": "Uno", "en": ""}]}) == [".entries[0]"]


@pytest.mark.parametrize(("path", "name"), [(path, name) for path, names in LISTS.items() for name in names])
def test_codes_are_unique_and_fit_their_column(path, name):
    found = codes(path, name)
    assert len(set(found)) == len(found)
    assert max(map(len, found)) <= LONGEST_CODE.get(name, 30)


def test_languages_are_iso_codes():
    for entry in load("people/seed/languages.yaml")["languages"]:
        code = entry["code"]
        by_length = {"alpha_2": code} if len(code) == 2 else {"alpha_3": code}
        assert code == "other" or pycountry.languages.get(**by_length), code


def test_each_decline_reason_says_what_follows():
    for reason in load("casework/seed/decline_reasons.yaml")["decline_reasons"]:
        assert reason["next"] in {"other_service", "retry_later", "complete", "correct_directory", "talk"}
        assert reason["consequence"]["it"]
        assert (reason["next"] == "retry_later") == ("retry_after_days" in reason)


def test_the_rules_of_eligibility_are_complete():
    permits = load("people/seed/permit_reasons.yaml")
    rules = permits["rules"][-1]
    assert rules["version"] == permits["rules_version"] == "2026-1"
    assert (rules["warn_days"], rules["renewal"]["grace_days"]) == ([60, 30, 0], 60)
    assert {reason["eligible"] for reason in permits["reasons"]} == {"eligible", "not_eligible", "check"}
    assert {answer["answer"] for answer in rules["order"]} == {"eligible", "not_eligible", "unproven"}
    assert set(rules["counting_document_kinds"]) == {
        kind["code"]
        for kind in permits["document_kinds"]
        if kind["counts"] in {"title", "receipt", "renewal"}
    }
    assert all("why" in reason for reason in permits["reasons"] if reason["eligible"] != "eligible")


def test_excluded_citizenships_are_countries():
    groups = {
        group["group"]: group["codes"]
        for group in load("people/seed/permit_reasons.yaml")["rules"][-1]["excluded_citizenships"]
    }
    assert len(groups["eu"] + groups["italy"]) == 27
    assert all(pycountry.countries.get(alpha_3=code) for codes in groups.values() for code in codes)


# --- the demonstration's directory
def test_the_directory_answers_every_need_in_both_cities():
    needs = set(codes("outreach/seed/needs.yaml", "needs")) - {"other"}
    for city in shipped_directory().cities:
        services = [service for provider in city.providers for service in provider.services]
        assert {need for service in services for need in service.needs} == needs
        assert len(services) >= 14
        assert {accepted for service in services for accepted in service.accepts} <= set(Acceptance.values)


def test_the_directory_names_nobody_real():
    """No Italian subscriber's number begins with 000."""
    for city in shipped_directory().cities:
        for provider in city.providers:
            for phone in (provider.phone, *(service.phone for service in provider.services)):
                assert re.fullmatch(r"\+39 0\d{2} 000 0\d{3}", phone), phone


def test_the_directory_speaks_known_languages():
    known = set(codes("people/seed/languages.yaml", "languages"))
    directory = shipped_directory()
    assert {language for city in directory.cities for provider in city.providers for service in provider.services
            for language in service.languages} <= known  # fmt: skip
