# SPDX-License-Identifier: AGPL-3.0-or-later
"""The interface as a whole: its name, its errors, its description (OpenAPI 3.1)."""

from django.http import HttpRequest, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lgnet.api.door import TokenRequired
from lgnet.api.errors import AskedWrongly, NoSuchAddress, NoToken, TooManyCalls
from lgnet.api.limits import seconds_left
from lgnet.api.operations import router
from lgnet.kernel.errors import Denied, Problem
from lgnet.network.errors import NotYourRole

TYPE = "application/problem+json"
DESCRIPTION = (
    "Figures of the network of cities, as its pages and reports show them: read-only, without a single person. "
    "A token is made under one's account and reads what its owner may read, at most 60 times a minute."
)


def told(request: HttpRequest, problem: Problem) -> JsonResponse:
    """A Problem as RFC 9457 has it, with its stable code."""
    if type(problem) is Denied:
        problem = NotYourRole(**problem.facts)
    answer = JsonResponse(
        {
            "type": f"urn:lgnet:problem:{problem.code}", "title": problem.words(), "status": problem.status,
            "detail": problem.advice(), "code": problem.code,
        },
        status=problem.status,
        content_type=TYPE,
    )  # fmt: skip
    if isinstance(problem, NoToken):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="LGNet"'
    if isinstance(problem, TooManyCalls):
        answer.headers["Retry-After"] = str(seconds_left())
    return answer


def _wrongly_asked(request: HttpRequest, fault: ValidationError) -> JsonResponse:
    names = sorted({str(each["loc"][-1]) for each in fault.errors})
    return told(request, AskedWrongly(what=", ".join(names)))


interface = NinjaAPI(
    title="LGNet",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api:v1",
    docs_url=None,
    auth=TokenRequired(),
)
interface.add_router("", router)
interface.add_exception_handler(Problem, told)
interface.add_exception_handler(ValidationError, _wrongly_asked)
interface.add_exception_handler(HttpError, lambda request, fault: told(request, NoSuchAddress()))
