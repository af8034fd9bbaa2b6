# SPDX-License-Identifier: AGPL-3.0-or-later
"""The encrypted file: every byte of it is as it was written, or it does not open."""

import io

import pytest

from lgnet.config.backup import access, envelope
from lgnet.config.backup.envelope import BEGINNING, PART, TAG, Sealer, parts
from lgnet.config.steps import Failed

KEY = b"a passphrase that is long enough"
PLAIN = bytes(range(256)) * (PART // 256) * 3 + b"the end"  # four parts, the last a short one
WHOLE = PART + TAG


def sealed(plain=PLAIN, key=KEY):
    file = io.BytesIO()
    sealer = Sealer(file, passphrase=key)
    for start in range(0, len(plain), 300_000):
        sealer.write(plain[start : start + 300_000])
    sealer.finish()
    return file.getvalue()


def opened(text, key=KEY):
    return b"".join(parts(io.BytesIO(text), passphrase=key))


@pytest.fixture(scope="module")
def file():
    return sealed()


@pytest.mark.parametrize("length", [0, 1, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 7])
def test_what_was_written_is_read(length):
    assert opened(sealed(PLAIN[:length])) == PLAIN[:length]


def test_nothing_of_it_is_legible(file):
    assert bytes(range(64)) not in file and file != sealed()


@pytest.mark.parametrize(
    "place", [0, 9, 30, BEGINNING - 1, BEGINNING, BEGINNING + WHOLE - 1, BEGINNING + 2 * WHOLE + 5, -1]
)
def test_a_flipped_bit_is_seen_wherever_it_is(file, place):
    changed = bytearray(file)
    changed[place] ^= 1
    with pytest.raises(Failed, match="damaged|no backup"):
        opened(bytes(changed))


@pytest.mark.parametrize("left", [BEGINNING + WHOLE, BEGINNING + 2 * WHOLE, BEGINNING + 3 * WHOLE])
def test_a_file_cut_between_two_parts_is_seen(file, left):
    with pytest.raises(Failed, match="cut off"):
        opened(file[:left])


@pytest.mark.parametrize(
    "left", [20, BEGINNING, BEGINNING + 5, BEGINNING + WHOLE + 1, BEGINNING + 2 * WHOLE - 1, -1]
)
def test_a_file_cut_inside_a_part_is_seen(file, left):
    with pytest.raises(Failed, match="cut"):
        opened(file[:left])


def pieces(file):
    rest = file[BEGINNING:]
    return file[:BEGINNING], [rest[start : start + WHOLE] for start in range(0, len(rest), WHOLE)]


def test_parts_swapped_left_out_repeated_or_added_are_seen(file):
    beginning, (first, second, third, last) = pieces(file)
    assert opened(beginning + first + second + third + last) == PLAIN  # the control
    for order in (
        [second, first, third, last],
        [first, third, last],
        [first, first, second, third, last],
        [first, second, third, last, b"more"],
        [last],
    ):
        with pytest.raises(Failed, match="damaged"):
            opened(beginning + b"".join(order))


def test_a_part_of_another_backup_with_the_same_key_is_seen(file):
    beginning, (first, _, third, last) = pieces(file)
    with pytest.raises(Failed, match="part 2"):
        opened(beginning + first + pieces(sealed())[1][1] + third + last)


def test_another_key_is_told_as_such(file):
    with pytest.raises(Failed, match="LGNET_BACKUP_KEY is not the key"):
        opened(file, key=KEY + b"!")


@pytest.mark.parametrize("text", [b"", b"PK\x03\x04 a holiday picture", b"PGDMP" + bytes(500)])
def test_a_foreign_file_is_told_as_such(text):
    with pytest.raises(Failed, match="no backup made by"):
        opened(text)


def test_without_the_binding_to_its_number_swapped_parts_would_open(monkeypatch):
    """The control of the test above: it is the nonce that holds the order."""
    monkeypatch.setattr(envelope, "_nonce", lambda number, last: bytes(11) + bytes([last]))
    beginning, (first, second, third, last) = pieces(sealed(bytes(PART) + PLAIN[PART:]))
    assert opened(beginning + second + first + third + last)[:16] != bytes(16)


def test_the_key_comes_from_the_environment_or_a_file(monkeypatch, tmp_path):
    monkeypatch.delenv("LGNET_BACKUP_KEY", raising=False)
    monkeypatch.delenv("LGNET_BACKUP_KEY_FILE", raising=False)
    with pytest.raises(Failed, match="LGNET_BACKUP_KEY"):
        access.passphrase()
    (tmp_path / "key").write_text(KEY.decode() + "\n")
    monkeypatch.setenv("LGNET_BACKUP_KEY_FILE", str(tmp_path / "key"))
    assert access.passphrase() == KEY
    monkeypatch.setenv("LGNET_BACKUP_KEY", "too short")
    with pytest.raises(Failed, match="20 characters"):
        access.passphrase()


def test_a_password_is_not_on_the_command_line():
    where, environment = access.for_program("postgresql://lgnet_backup:secret@db.example/lgnet")
    assert "secret" not in where and environment["PGPASSWORD"] == "secret"
