# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a model calls encrypted is renewed by a new key and tried by `lgnet check`, or is a keyed mark."""

from lgnet.trust import encrypted_columns, privacy

KEYED_MARKS = {
    "people.Identifier.index": "renewed with the number it finds",
    "exchange.ImportBatch.digest": "known by likeness only once the old key is gone",
    "exchange.ImportBatch.signature": "which columns a file has, forgotten with the old key",
    "exchange.RememberedColumns.signature": "which columns a file has, forgotten with the old key",
    "exchange.ImportRow.fingerprint": "known by likeness only once the old key is gone",
    "exchange.ImportRow.external": "known by likeness only once the old key is gone",
    "exchange.ImportRow.left_person": "a digest of what was written, made without a key",
    "people.PermitFile.digest": "the same photo sent twice is known by it, until the old key is gone",
    "casework.EntryFile.digest": "the same photo sent twice is known by it, until the old key is gone",
    "casework.NoteFile.digest": "the same photo sent twice is known by it, until the old key is gone",
    "housing.PaymentProof.digest": "the same photo sent twice is known by it, until the old key is gone",
    "trust.Draft.page": "a draft is known by it until the old key is gone, and lives seven days",
    "exchange.ImportRow.left_contact": "a digest of what was written, made without a key",
}
"""Digests, of which nothing can be opened; and what becomes of them when the key under which they were made goes."""


def named(model, field: str) -> str:
    return f"{model._meta.label}.{field}"


def test_each_encrypted_field_is_renewed_and_tried_or_is_a_keyed_mark():
    declared = {named(model, field) for model in privacy.our_models() for field in encrypted_of(model)}
    renewed = {named(one.model, one.column) for one in encrypted_columns.columns()}
    assert renewed, "no context has named its columns"
    assert declared == renewed | KEYED_MARKS.keys()
    assert not renewed & KEYED_MARKS.keys()


def encrypted_of(model) -> set[str]:
    return getattr(getattr(model, "Privacy", None), "encrypted", set())
