# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens what people bring, in a process of its own: `python -m lgnet.trust.files.reader < file`.

It imports no Django, is given neither the database's address nor a key, and after it has begun it can open nothing
more. It answers with one line of JSON, `{"kind": "jpg", "pages": 1}` or `{"refused": code}`, then the bytes to keep.
"""
