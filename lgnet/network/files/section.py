# SPDX-License-Identifier: AGPL-3.0-or-later
"""One mapping of a file, asked field by field. A wrong answer is noted as a fault and reading goes on."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import yaml
from django.utils.translation import gettext_lazy as _

from lgnet.network.files.faults import Fault
from lgnet.network.files.partial_day import PartialDay

KEY = re.compile(r"^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$")


class Section:
    def __init__(self, node: yaml.MappingNode, faults: list[Fault], where: str = "") -> None:
        self.node, self.faults, self.where = node, faults, where
        self._values: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        for key, value in node.value:
            self._keep(key, value)

    def _keep(self, key: yaml.Node, value: yaml.Node) -> None:
        if not isinstance(key, yaml.ScalarNode):
            self._note(key, "", _("Write a plain name before the colon."))
            return
        if key.value in self._values:
            self._note(key, key.value, _("“%(name)s” is written twice."), name=key.value)
        self._values[key.value] = value

    # --- faults
    def fault(self, name: str, sentence: object, /, **facts: object) -> None:
        self._note(self._values.get(name, self.node), name, sentence, **facts)

    def _note(self, node: yaml.Node, name: str, sentence: object, /, **facts: object) -> None:
        where = self._path(name)
        fault = Fault(node.start_mark.line + 1, where, sentence, facts)
        if fault not in self.faults:
            self.faults.append(fault)

    def _path(self, name: str) -> str:
        return ".".join(filter(None, (self.where, name)))

    def refuse_unasked(self) -> None:
        """A misspelt name must not be lost in silence."""
        for name in self.names():
            if name not in self._asked:
                self.fault(name, _("“%(name)s” is not a name of this format."), name=name)

    def names(self) -> list[str]:
        return list(self._values)

    # --- plain values
    def text(self, name: str, *, required: bool = True, most: int = 5000) -> str:
        node = self._get(name, required=required)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.fault(name, _("Write one text here."))
            return ""
        if len(node.value) > most:
            self.fault(name, _("This text has more than %(most)s characters."), most=most)
        return node.value.strip()

    def key(self, name: str, *, required: bool = True, most: int = 60) -> str:
        value = self.text(name, required=required, most=most)
        if value and not KEY.match(value):
            self.fault(
                name, _("“%(value)s” may hold letters, digits, hyphens and underscores only."), value=value
            )
        return value

    def matching(self, name: str, pattern: str, sentence: object) -> str:
        value = self.text(name, required=False)
        if value and not re.fullmatch(pattern, value):
            self.fault(name, sentence, value=value)
        return value

    def one_of(self, name: str, allowed: Iterable[str], *, required: bool = True, default: str = "") -> str:
        value = self.text(name, required=required) or default
        if value and value not in set(allowed):
            self.fault(
                name, _("“%(value)s” is not one of: %(allowed)s."), value=value, allowed=", ".join(allowed)
            )
        return value

    def amount(self, name: str) -> Decimal | None:
        """EUR to the cent, with a point: 1076353.03."""
        value = self.text(name, required=False)
        if not value:
            return None
        if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", value):
            self.fault(name, _("Write the amount in euro as 1076353.03: digits, a point, two decimals."))
            return None
        return Decimal(value)

    def number(self, name: str, *, required: bool = True) -> int | None:
        value = self.text(name, required=required)
        if value and not re.fullmatch(r"\d{1,9}", value):
            self.fault(name, _("Write a whole number."))
            return None
        return int(value) if value else None

    def decimal(self, name: str, *, most: int) -> Decimal | None:
        value = self.text(name)
        try:
            degrees = Decimal(value)
        except InvalidOperation:
            degrees = Decimal("NaN")
        if not degrees.is_finite() or abs(degrees) > most:
            self.fault(name, _("Write degrees between -%(most)s and %(most)s, like 40.7259."), most=most)
            return None
        return degrees

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name, required=False)
        if value not in ("", "true", "false"):
            self.fault(name, _("Write true or false."))
        return value == "true" if value else default

    def day(self, name: str, *, required: bool = False) -> PartialDay | None:
        value = self.text(name, required=required)
        if not value:
            return None
        day = PartialDay.read(value)
        if day is None:
            self.fault(name, _("Write a date as 2024-01-16, or as 2024-01 or 2024 when no more is known."))
        return day

    # --- texts in two languages
    def both(self, name: str, *, required: bool = True, most: int = 5000) -> dict[str, str]:
        section = self.section(name, required=required)
        return section.languages(most=most) if section else {}

    def languages(self, *, most: int = 5000) -> dict[str, str]:
        return {"it": self.text("it", most=most), "en": self.text("en", most=most)}

    # --- values inside values
    def is_text(self, name: str) -> bool:
        return isinstance(self._values.get(name), yaml.ScalarNode)

    def section(self, name: str, *, required: bool = True) -> "Section | None":
        node = self._get(name, required=required)
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            self.fault(name, _("Write names and values here."))
            return None
        return Section(node, self.faults, self._path(name))

    def sections(self, name: str, *, required: bool = False) -> list["Section"]:
        """The mappings of a list, in their order."""
        nodes = self._list(name)
        if required and not nodes:
            self.fault(name, _("Write at least one."))
        for node in nodes:
            if not isinstance(node, yaml.MappingNode):
                self._note(node, name, _("Write names and values here."))
        numbered = [(n, node) for n, node in enumerate(nodes, start=1) if isinstance(node, yaml.MappingNode)]
        return [Section(node, self.faults, f"{self._path(name)}[{n}]") for n, node in numbered]

    def named_sections(self, name: str) -> dict[str, "Section"]:
        section = self.section(name, required=False)
        return {key: inner for key in section.names() if (inner := section.section(key))} if section else {}

    def texts(self, name: str, *, allowed: Iterable[str] | None = None) -> list[str]:
        values = [node.value for node in self._list(name) if isinstance(node, yaml.ScalarNode)]
        for value in values:
            if allowed is not None and value not in allowed:
                self.fault(
                    name,
                    _("“%(value)s” is not one of: %(allowed)s."),
                    value=value,
                    allowed=", ".join(allowed),
                )
        return values

    def _list(self, name: str) -> list[yaml.Node]:
        node = self._get(name, required=False)
        if node is not None and not isinstance(node, yaml.SequenceNode):
            self.fault(name, _("Write a list here."))
        return node.value if isinstance(node, yaml.SequenceNode) else []

    def _get(self, name: str, *, required: bool) -> yaml.Node | None:
        self._asked.add(name)
        node = self._values.get(name)
        if node is not None and not _is_empty(node):
            return node
        if required:
            self.fault(name, _("“%(name)s” is missing."), name=name)
        return None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (
        not node.value or not node.style and node.value in ("null", "~")
    )
