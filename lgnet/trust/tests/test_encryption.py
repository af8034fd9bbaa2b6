# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers: readable only where they belong, found only by their exact value, and by no key but ours."""

import random
from base64 import b64encode
from itertools import product

import pytest
from django.core.exceptions import ImproperlyConfigured

from lgnet.kernel.ids import new_id
from lgnet.trust import encryption
from lgnet.trust.encryption import Tampered, blind_index, blind_indexes, decrypt, encrypt

FIRST, SECOND = (f"{number}:{b64encode(bytes([number]) * 32).decode()}" for number in (1, 2))
CODE = "RSSMRA85T10A562S"
CITIES, PEOPLE, COLUMNS = [new_id(), new_id()], [new_id(), new_id()], ["identifier.cf", "permit.number"]
PLACES = [
    {"city_id": city, "person_id": person, "column": column}
    for city, person, column in product(CITIES, PEOPLE, COLUMNS)
]
HERE = PLACES[0]


@pytest.fixture(autouse=True)
def one_key(settings):
    settings.IDENTIFIER_KEYS = FIRST


def test_what_was_encrypted_is_read_again():
    for plain in (CODE, "", "0", "العربية", "x" * 5_000):
        assert decrypt(encrypt(plain, **HERE), **HERE) == plain


def test_ciphertext_moved_to_another_person_column_or_city_is_refused():
    sealed = [encrypt(f"{CODE}{number}", **place) for number, place in enumerate(PLACES)]
    for (number, one), (_, other) in product(enumerate(sealed), enumerate(PLACES)):
        if PLACES[number] is other:
            assert decrypt(one, **other) == f"{CODE}{number}"
        else:
            with pytest.raises(Tampered):
                decrypt(one, **other)


def test_ciphertext_changed_anywhere_is_refused():
    sealed = encrypt(CODE, **HERE)
    for place in range(len(sealed)):
        for bit in (0, 3, 7):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            with pytest.raises(Tampered):
                decrypt(bytes(changed), **HERE)


def test_ciphertext_cut_or_invented_is_refused():
    sealed, dice = encrypt(CODE, **HERE), random.Random(1)
    for wrong in [sealed[:length] for length in range(len(sealed))] + [
        sealed + b"\0",
        b"\x01" + dice.randbytes(60),
    ]:
        with pytest.raises(Tampered):
            decrypt(wrong, **HERE)


def test_a_plain_text_in_the_place_of_a_ciphertext_is_not_believed():
    with pytest.raises(Tampered):
        decrypt(CODE.encode(), **HERE)


def test_ciphertext_of_another_keys_number_is_refused(settings):
    settings.IDENTIFIER_KEYS = f"{FIRST},{SECOND}"
    sealed = encrypt(CODE, **HERE)
    assert encryption.key_number(sealed) == 2
    with pytest.raises(Tampered):
        decrypt(b"\x01" + sealed[1:], **HERE)


def test_a_binding_that_could_be_read_two_ways_would_let_it_through():
    """Control: without the city, person and column in it, the same ciphertext is read everywhere."""
    bound = encryption._bound_to
    encryption._bound_to = lambda number, city_id, person_id, column: b""
    try:
        assert decrypt(encrypt(CODE, **PLACES[0]), **PLACES[1]) == CODE
    finally:
        encryption._bound_to = bound
    assert len({bound(1, **place) for place in PLACES}) == len(PLACES)


def nonces(*, times: int) -> set[bytes]:
    return {encrypt("", **HERE)[1 : 1 + encryption.NONCE_BYTES] for _turn in range(times)}


def test_a_hundred_thousand_nonces_do_not_repeat():
    assert len(nonces(times=100_000)) == 100_000


def test_a_poor_source_of_nonces_would_be_seen(monkeypatch):
    dice = random.Random(1)
    monkeypatch.setattr(encryption.os, "urandom", lambda size: dice.randbytes(3) + bytes(size - 3))
    assert len(nonces(times=20_000)) < 20_000


def test_the_same_value_never_looks_the_same():
    assert encrypt(CODE, **HERE) != encrypt(CODE, **HERE)


# --- keys


def test_the_newest_key_encrypts_and_all_decrypt(settings):
    old = encrypt(CODE, **HERE)
    settings.IDENTIFIER_KEYS = f"{FIRST},{SECOND}"
    new = encrypt(CODE, **HERE)
    assert (encryption.key_number(old), encryption.key_number(new)) == (1, 2)
    assert decrypt(old, **HERE) == decrypt(new, **HERE) == CODE
    settings.IDENTIFIER_KEYS = SECOND
    assert decrypt(new, **HERE) == CODE
    with pytest.raises(Tampered, match="not written with a key of this installation"):
        decrypt(old, **HERE)


def test_another_key_of_the_same_number_does_not_decrypt(settings):
    sealed = encrypt(CODE, **HERE)
    settings.IDENTIFIER_KEYS = f"1:{b64encode(b'x' * 32).decode()}"
    with pytest.raises(Tampered):
        decrypt(sealed, **HERE)


@pytest.mark.parametrize(
    "declared, words",
    [
        ("", "each key has 32 bytes"),
        ("1", "each key has 32 bytes"),
        ("one:MDEy", "write number:base64"),
        ("1:not base64!", "write number:base64"),
        (f"1:{b64encode(b'short').decode()}", "32 bytes"),
        (FIRST.replace("1:", "0:", 1), "from 1 to 255"),
        (FIRST.replace("1:", "256:", 1), "from 1 to 255"),
        (f"{FIRST},{SECOND.replace('2:', '1:', 1)}", "number 1 is there twice"),
    ],
)
def test_a_wrong_setting_says_what_to_do_and_not_what_it_was(settings, declared, words):
    settings.IDENTIFIER_KEYS = declared
    with pytest.raises(ImproperlyConfigured, match=words) as refusal:
        encrypt(CODE, **HERE)
    assert "LGNET_IDENTIFIER_KEYS" in str(refusal.value)
    assert declared.partition(":")[2] not in str(refusal.value) or not declared.partition(":")[2]


# --- blind index


def test_the_index_finds_the_exact_value_in_its_city_and_column_only():
    place = {"city_id": CITIES[0], "column": COLUMNS[0]}
    index = blind_index(CODE, **place)
    assert len(index) == encryption.INDEX_BYTES
    assert index == blind_index(CODE, **place)
    others = [
        blind_index(CODE + " ", **place),
        blind_index(CODE, city_id=CITIES[1], column=COLUMNS[0]),
        blind_index(CODE, city_id=CITIES[0], column=COLUMNS[1]),
    ]
    assert index not in others


def test_while_keys_rotate_both_indexes_are_looked_for(settings):
    place = {"city_id": CITIES[0], "column": COLUMNS[0]}
    old = blind_index(CODE, **place)
    settings.IDENTIFIER_KEYS = f"{FIRST},{SECOND}"
    new = blind_index(CODE, **place)
    assert old != new and set(blind_indexes(CODE, **place)) == {old, new}


def test_the_index_says_nothing_without_the_key(settings):
    place = {"city_id": CITIES[0], "column": COLUMNS[0]}
    ours = blind_index(CODE, **place)
    settings.IDENTIFIER_KEYS = f"1:{b64encode(b'x' * 32).decode()}"
    assert blind_index(CODE, **place) != ours
