# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that people bring: photos of documents and papers (docs/adr/0017).

kinds      what a file is by its content, and how large it may be
reader     opens it, in a process that can do nothing else: pictures are drawn anew, papers with programs are refused
looking    asks that process
keeping    keeps files encrypted in the database, and has them looked at by a job
page       brings them from a form, and gives them out as an attachment

A context has a model of its own (`lgnet.trust.models.StoredFile`), so that row-level security knows whose it is.
"""
