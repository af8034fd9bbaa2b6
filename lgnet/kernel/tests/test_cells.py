# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text goes into a cell and comes back as it was, and nothing that went in can be a formula."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lgnet.kernel.cells import neutral, original

NASTY = st.text(
    st.sampled_from("'=+-@\t\r\n\0 \u200b\u200f\u2212＝＋－＠﹢⁻|%aÀ\u0645\u0661_x,;\"") | st.characters()
)
FORMULAS = [
    "=1+1", "+39 079 123456", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1", "\u200f=1",
    "＝1", "＋1", "－1", "＠A", "﹦1", "⁺1", "\u22121", "'=1", "''=1", "' =1", "\0=1", "\t", "\rplain", "%1", "|cmd",
]  # fmt: skip
HARMLESS = ["", "Amina", "'Ndrangheta", "'", "''", "a=1", "3-4", "Abd-El", "ʼAbd", "(+39)", " ", "…", "محمد"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_run_is_marked(text):
    assert neutral(text) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text):
    assert neutral(text) == text and original(text) == text


@settings(max_examples=2_000)
@given(NASTY | st.text())
@example("'=1")
@example("''")
def test_the_original_comes_back(text):
    assert original(neutral(text)) == text


@given(NASTY)
def test_nothing_that_went_in_begins_a_formula(text):
    assert neutral(text)[:1] not in tuple("=+-@\t\r\n")


@given(NASTY, NASTY)
def test_two_texts_never_become_one(one, other):
    assert (neutral(one) == neutral(other)) == (one == other)


@given(st.lists(NASTY, min_size=1, max_size=5))
def test_the_original_comes_back_through_a_file_of_separated_values(texts):
    texts = [text.replace("\0", "") for text in texts]  # Python 3.11's reader loses them
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow([neutral(text) for text in texts])
    file.seek(0)
    assert [original(cell) for cell in next(csv.reader(file))] == texts


def test_the_control_marking_without_looking_at_marks_loses_the_apostrophe():
    """What many programs do: a mark is put before a sign, and any leading apostrophe is taken away."""

    def simple(text):
        return "'" + text if text[:1] in "=+-@" else text

    assert simple("'=1").removeprefix("'") != "'=1"
    assert original(neutral("'=1")) == "'=1"
