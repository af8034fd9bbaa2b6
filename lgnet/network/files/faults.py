# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong in a file, and where: all of it at once, so that it is corrected in one go."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to correct. `line` counts from 1; `where` is the path in the file, as `partnerships[3].cup`."""

    line: int
    where: str
    sentence: object
    facts: dict = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.sentence) % self.facts


class FileNotValid(Invalid):
    code = "network.file_not_valid"
    sentence = _("The file was not taken. Things to correct in it: %(count)s.")
    next_step = _("Correct the lines listed here and send the file again; nothing was changed.")

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__(count=len(faults))

    def __str__(self) -> str:
        return "\n".join(f"{fault.line}: {fault.where}: {fault}" for fault in self.faults)
