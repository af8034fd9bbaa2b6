# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as a tree, for questions about its elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "circle", "rect", "line"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list = field(default_factory=list)
    parent: "Element | None" = None

    def walk(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def find(self, name: str = "", **attributes: str) -> list["Element"]:
        """`data_element="x"` asks for the attribute data-element."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            one
            for one in self.walk()
            if (not name or one.name == name)
            and all(one.attributes.get(key) == value for key, value in wanted.items())
        ]

    def element(self, value: str) -> "Element | None":
        """The one with this data-element."""
        return next(iter(self.find(data_element=value)), None)

    @property
    def text(self) -> str:
        whole = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(whole.split())

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})

    def handle_starttag(self, name: str, attributes) -> None:
        element = Element(name, {key: value or "" for key, value in attributes}, parent=self.here)
        self.here.children.append(element)
        if name not in VOID:
            self.here = element

    def handle_startendtag(self, name: str, attributes) -> None:
        self.here.children.append(
            Element(name, {key: value or "" for key, value in attributes}, parent=self.here)
        )

    def handle_endtag(self, name: str) -> None:
        while self.here.parent is not None:
            closed, self.here = self.here, self.here.parent
            if closed.name == name:
                return

    def handle_data(self, text: str) -> None:
        self.here.children.append(text)


def read(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    return reader.root
