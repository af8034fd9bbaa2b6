# SPDX-License-Identifier: AGPL-3.0-or-later
"""A programme's file is taken whole, or refused with each fault and its line."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lgnet.network.files import SEED, FileNotValid, read_directory, read_programme, shipped_organisations

EXAMPLE = (SEED / "example_programme.yaml").read_text(encoding="utf-8")
DIRECTORY = (SEED / "directory_example.yaml").read_text(encoding="utf-8")
KINDS = {organisation.key: organisation.kind for organisation in shipped_organisations()}


def faults_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(FileNotValid) as refused:
        read_programme(text, organisations=KINDS)
    return [(fault.line, fault.where) for fault in refused.value.faults]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_example_is_a_fourth_edition():
    programme = read_programme(EXAMPLE, organisations=KINDS)
    assert (programme.code, programme.follows, programme.starts_on.precision) == (
        "LGNet4-example",
        "LGNet3",
        "month",
    )
    assert [organisation.key for organisation in programme.organisations] == ["esempiopoli"]


@pytest.mark.parametrize(("right", "wrong", "where"), [
    ('format: "lgnet-programme/1"', 'format: "lgnet-programme/9"', "format"),
    ("code: LGNet4-example", "", "code"),
    ("code: LGNet4-example", "code: LGNet 4", "code"),
    ("code: LGNet4-example", "code: new", "code"),
    ('  en: "LGNet4 – example of a new edition"', "", "title.en"),
    ("state: planned", "state: open", "state"),
    ("funding_channel: shared_programme", "funding_channel: lottery", "funding_channel"),
    ('starts_on: "2027-02"', 'starts_on: "02/2027"', "starts_on"),
    ('starts_on: "2027-02"', 'starts_on: "2027-02-30"', "starts_on"),
    ('ends_on: "2029-12-31"', 'ends_on: "2026-12-31"', "ends_on"),
    ('total_amount: "1500000.00"', 'total_amount: "1.500.000,00"', "total_amount"),
    ('total_amount: "1500000.00"', 'total_amount: "1100000.00"', "total_amount"),
    ("follows: LGNet3", "follows: LGNet4-example", "follows"),
    ("follows: LGNet3", "folows: LGNet3", "folows"),
    ("follows: LGNet3", "follows: LGNet3\nfollows: LGNet2", "follows"),
    ("    source: decree\nexpected", "    source: decreto\nexpected", "objectives[1].source"),
    ("ministero-interno, role: lead", "ministero-interno, role: city, city: roma", "partnerships"),
    ("organisation: sassari, role: city,", "organisation: sasari, role: city,", "partnerships[2].organisation"),
    ("cup: F81J27000000001", "cup: F81J2700000001", "partnerships[2].cup"),
    ("role: city, city: bolzano,", "role: city,", "partnerships[3].city"),
    ('starts_on: "2027-06-01"', 'starts_on: "2026-06-01"', "partnerships[4].starts_on"),
    ("role: technical_assistance", "role: adviser", "partnerships[5].role"),
    ("organisation: anci, role: technical_assistance", "organisation: sassari, role: city", "partnerships"),
    ("role: implementing_body, city: latina,", "role: implementing_body,", "partnerships[6].city"),
    ("role: implementing_body, city: latina,", "role: implementing_body, city: anci,", "partnerships[6].city"),
    ("code: LGNet4-example", "code: LGNet4-example-with-a-very-long-name", "code"),
    ("city: {slug: esempiopoli", "city: {slug: altrove", "organisations[1].key"),
    ("  - key: esempiopoli\n    kind: city", "  - key: esempiopoli\n    kind: town", "organisations[1].kind"),
])  # fmt: skip
def test_one_fault_is_named_with_its_place(right, wrong, where):
    assert right in EXAMPLE
    faults = faults_of(EXAMPLE.replace(right, wrong, 1))
    assert where in [place for _line, place in faults], faults


def test_a_fault_has_the_line_of_the_file():
    text = EXAMPLE.replace("F81J27000000001", "F81")
    assert faults_of(text) == [(line_of(text, "cup: F81"), "partnerships[2].cup")]


def test_all_faults_are_told_at_once():
    text = (
        EXAMPLE.replace("state: planned", "state: open")
        .replace("F81J27000000001", "F81")
        .replace("2027-02", "2/27")
    )
    assert [where for _line, where in faults_of(text)] == ["state", "starts_on", "partnerships[2].cup"]


@pytest.mark.parametrize("text", [
    "", "just words", "- a\n- b", "code: [1, 2", "code: \x00", "code: *nobody", "a: &a [1]\nb: *a", "[" * 50,
    "code: x\n" * 100_000, "partnerships: words", "partnerships: [words]", "title: [it]", "code: {a: b}",
])  # fmt: skip
def test_what_is_no_programme_is_refused_not_an_error(text):
    assert faults_of(text)


@settings(max_examples=300, deadline=None)
@given(
    start=st.integers(0, len(EXAMPLE)),
    length=st.integers(0, 60),
    words=st.text("ab1 :-{}[],#?\n\"'", max_size=12),
)
def test_a_spoilt_file_is_read_or_refused_never_an_error(start, length, words):
    spoilt = EXAMPLE[:start] + words + EXAMPLE[start + length :]
    with suppress(FileNotValid):
        assert read_programme(spoilt, organisations=KINDS).code


def test_an_amount_stays_the_amount_that_was_written():
    text = EXAMPLE.replace('"1500000.00"', "38480630.10")
    assert str(read_programme(text, organisations=KINDS).total_amount) == "38480630.10"


def test_every_sentence_can_be_shown():
    with pytest.raises(FileNotValid) as refused:
        read_programme("state: open\npartnerships: [{organisation: nobody}]", organisations=KINDS)
    assert all("%(" not in str(fault) for fault in refused.value.faults)
    assert refused.value.words()


@pytest.mark.parametrize(("right", "wrong", "where"), [
    ("needs: [health]", "needs: [helth]", "cities[1].providers[1].services[1].needs"),
    ("needs: [health]", "needs: []", "cities[1].providers[1].services[1].needs"),
    ("confidential_address: true", 'confidential_address: true\n            address: "Via Segreta 1"',
     "cities[1].providers[5].services[2].address"),
    ('from: "15:00", to: "19:00"}]', 'from: "15", to: "19:00"}]', "cities[1].providers[1].services[1].opening[1].from"),
    ("days: [MO, WE, FR]", "days: [lunedì]", "cities[1].providers[1].services[1].opening[1].days"),
    ("opening: always", "opening: sometimes", "cities[1].providers[9].services[1].opening"),
    ("capacity: 25", "capacity: many", "cities[1].providers[1].services[1].capacity"),
])  # fmt: skip
def test_a_fault_of_the_directory_is_named_with_its_place(right, wrong, where):
    assert right in DIRECTORY
    with pytest.raises(FileNotValid) as refused:
        read_directory(DIRECTORY.replace(right, wrong, 1), needs={"health"} if "health" in right else None)
    assert where in [fault.where for fault in refused.value.faults]
