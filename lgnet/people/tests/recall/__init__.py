# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often is she found, when her name is typed as somebody else would write it? Invented people, labelled by how they
were made: who is meant is known, so that what is found and what is missed can be counted."""
