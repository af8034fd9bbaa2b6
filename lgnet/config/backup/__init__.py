# SPDX-License-Identifier: AGPL-3.0-or-later
"""Backup and restore: the whole database in one encrypted file that proves itself.

envelope   the encrypted file: parts that cannot be changed, left out, moved or taken from another file
manifest   what the database holds at one moment: rows and digest of each table, grants, migrations, audit heads
saving     from the database into the file, and the file read back
opening    the file checked from its first to its last byte
restoring  from the file into an empty database, and the proof that nothing differs
"""
