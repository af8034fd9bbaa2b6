# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the files that people bring, in a process of its own: `python -m lgnet.exchange.reader < file`.

It imports no Django, is given neither the database's address nor a key, and after it has begun it can open nothing
more: neither a file nor a connection. Memory and time are limited. It answers in lines of JSON:

    {"kind": "xlsx", "sheet": "Foglio1"}        first
    {"row": 7, "cells": ["Amina", ["error", "#N/A"], "1990-02-03"]}
    {"note": "other_sheets", "facts": {"number": 2}}
    {"end": 812}                                 the number of rows, last
    {"refused": "password", "facts": {}}         in the place of all that follows

A cell is a text, or a fault with what can be shown of it. Numbers are written plainly, days as 1990-02-03.
"""
