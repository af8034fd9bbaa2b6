# SPDX-License-Identifier: AGPL-3.0-or-later
"""YAML from a stranger: each value stays the text that was written (no surprise numbers or times), with its line."""

import yaml
from django.utils.translation import gettext_lazy as _

from lgnet.network.files.faults import Fault, FileNotValid

MOST_CHARACTERS = 500_000
DEEPEST = 12


def parse(text: str) -> yaml.MappingNode:
    """The file's outermost mapping; raises FileNotValid when the text is no such thing."""
    if len(text) > MOST_CHARACTERS:
        raise _refused(0, _("The file is larger than %(most)s characters."), most=MOST_CHARACTERS)
    try:
        _refuse_traps(text)
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _refused(line, _("This line is not YAML: %(problem)s."), problem=error.problem) from error
    except yaml.YAMLError as error:
        raise _refused(0, _("The file holds a character that YAML does not allow.")) from error
    if not isinstance(root, yaml.MappingNode):
        raise _refused(0, _("The file must hold names and values, like “code: LGNet3”."))
    return root


def _refuse_traps(text: str) -> None:
    """References can make a short file endless to read; depth can exhaust the reader."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if getattr(event, "anchor", None):
            raise _refused(
                event.start_mark.line, _("References (& and *) are not taken: write the value out.")
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _refused(event.start_mark.line, _("Values are nested too deeply here."))


def _refused(line: int, sentence: object, **facts: object) -> FileNotValid:
    return FileNotValid([Fault(line + 1, "", sentence, facts)])
