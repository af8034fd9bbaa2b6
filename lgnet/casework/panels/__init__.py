# SPDX-License-Identifier: AGPL-3.0-or-later
"""What case work adds to the pages of contexts below, to the menu, and to its own "My day"."""

from lgnet.casework.panels import day, her_data, pages, story, unfinished


def register() -> None:
    pages.register()
    day.register()
    story.register()
    unfinished.register()
    her_data.register()
