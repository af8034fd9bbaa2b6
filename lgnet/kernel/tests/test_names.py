# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two spellings of one name meet; two names do not. The pairs are data: name_pairs.yaml."""

from pathlib import Path

import pytest
import yaml

from lgnet.kernel.likeness import SOUNDS_ALIKE, likeness
from lgnet.kernel.names import LONGEST, normalise, query_keys, search_keys, skeletons, whole_keys

VERY_ALIKE = 0.9
PAIRS = yaml.safe_load((Path(__file__).parent / "name_pairs.yaml").read_text(encoding="utf-8"))


def pairs(kind: str, *, held_out: bool | None = None) -> list[tuple[str, str]]:
    listed = [entry if isinstance(entry, dict) else {"pair": entry} for entry in PAIRS[kind]]
    wanted = [entry for entry in listed if held_out in (None, entry.get("held_out", False))]
    return [tuple(entry["pair"]) for entry in wanted]


def is_found(asked: str, stored: str) -> bool:
    return not search_keys([stored]).isdisjoint(set().union(*query_keys(asked)))


def alike(one: str, other: str) -> float:
    shorter, longer = sorted((normalise(one).split(), normalise(other).split()), key=len)
    return likeness(shorter, longer)


def share(kind: str, check, **chosen) -> float:
    results = [check(*pair) for pair in pairs(kind, **chosen)]
    return sum(results) / len(results)


@pytest.mark.parametrize("pair", pairs("same"), ids=" = ".join)
def test_one_manner_of_writing_finds_the_other(pair):
    one, other = pair
    assert is_found(one, other) and is_found(other, one)
    assert not whole_keys([one]).isdisjoint(whole_keys([other]))


def test_nearly_all_pairs_are_very_alike_also_those_held_out():
    assert share("same", lambda *pair: alike(*pair) >= VERY_ALIKE, held_out=False) >= 0.98
    assert share("same", lambda *pair: alike(*pair) >= VERY_ALIKE, held_out=True) >= 0.9
    assert share("same", lambda *pair: alike(*pair) >= SOUNDS_ALIKE) == 1


@pytest.mark.parametrize("pair", pairs("other"), ids=" ≠ ".join)
def test_two_names_are_not_taken_for_one(pair):
    assert alike(*pair) < VERY_ALIKE


def test_control_without_skeletons_half_of_the_pairs_would_be_missed():
    def plainly(one: str, other: str) -> bool:
        return set(normalise(one).split()) == set(normalise(other).split())

    assert share("same", plainly) < 0.5


def test_control_without_the_letters_two_names_would_be_taken_for_one():
    def by_bones_alone(one: str, other: str) -> bool:
        return all(
            any(skeletons(word) & skeletons(known) for known in normalise(other).split())
            for word in normalise(one).split()
        )

    assert share("other", by_bones_alone) > 0


@pytest.mark.parametrize("typed", ["mo", "moh", "Moham", "mohame", "mohamed", "mohamed d", "di", "DIALLO M"])
def test_what_is_half_typed_finds_the_name(typed):
    assert is_found(typed, "Mohamed Diallo")


def test_every_word_of_the_question_has_its_own_keys():
    assert len(query_keys("Mohamed Diallo")) == 2


def test_a_name_costs_a_bounded_number_of_keys():
    assert len(search_keys(["Mohamed Diallo"])) < 20
    assert len(search_keys(["Chachathjwchjxth Quchthjwx"])) < 120


@pytest.mark.parametrize("text", ["", "   ", "٪", "—", "’", "x" * 300, "1234", "\u0000", "🙂"])
def test_odd_text_harms_nobody(text):
    assert all(0 < len(key) <= LONGEST for key in search_keys([text]))
    query_keys(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("El-Sayed", "sayed"),
        ("D’Angelo", "dangelo"),
        ("José  Núñez", "jose nunez"),
        ("张伟", "zhang wei"),
        ("Al", "al"),
    ],
)
def test_a_name_in_plain_letters(text, plain):
    assert normalise(text) == plain
