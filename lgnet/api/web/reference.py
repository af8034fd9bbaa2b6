# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the interface can be asked, as a page: made from its own description, without a script from anywhere."""

from dataclasses import dataclass

from django.template.response import TemplateResponse

from lgnet.api.interface import DESCRIPTION, interface
from lgnet.api.limits import TIMES
from lgnet.network.door import public_page


@dataclass(frozen=True)
class Address:
    path: str
    summary: str
    parameters: list[dict]
    answer: str


@public_page
def reference(request):
    schema = interface.get_openapi_schema()
    return TemplateResponse(
        request,
        "api/reference.html",
        {
            "description": DESCRIPTION,
            "times": TIMES,
            "addresses": [_address(path, methods["get"]) for path, methods in schema["paths"].items()],
            "answers": [_answer(name, kind) for name, kind in schema["components"]["schemas"].items()],
        },
    )


def _address(path: str, operation: dict) -> Address:
    found = operation["responses"][200]["content"]["application/json"]["schema"]
    parameters = [
        {
            "name": each["name"], "place": each["in"],
            "description": each.get("description") or each["schema"].get("description", ""),
        }
        for each in operation.get("parameters", [])
    ]  # fmt: skip
    return Address(path, operation["summary"], parameters, _kind(found))


def _answer(name: str, kind: dict) -> dict:
    fields = [
        {"name": field, "kind": _kind(facts), "description": facts.get("description", "")}
        for field, facts in kind.get("properties", {}).items()
    ]
    return {"name": name, "description": kind.get("description", ""), "fields": fields}


def _kind(facts: dict) -> str:
    """A type in a few words: list of Figure, number or null."""
    if "$ref" in facts:
        return facts["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in facts:
        return " or ".join(dict.fromkeys(_kind(each) for each in facts["anyOf"]))
    if facts.get("type") == "array":
        return f"list of {_kind(facts['items'])}"
    return facts.get("format") or facts.get("type", "")
