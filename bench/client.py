# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load generator, in a process of its own: connections to this machine that ask one page after the other, each
waiting for its answer. Bounded in time and in number. It reads what to do on its input and writes what it saw.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from itertools import cycle
from uuid import uuid4

HOST = "127.0.0.1"
MOST = 20_000  # requests of one run, whatever the time


async def ask(reader, writer, request: bytes) -> int:
    """The status of the answer; its body is read and thrown away."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    status, length = int(head.split(b" ", 2)[1]), 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    await reader.readexactly(length)
    return status


def written(asked: dict, cookies: str) -> bytes:
    """The request as it goes over the line; `{key}` in it is a new key each time."""
    body = asked.get("body", "").replace("{key}", str(uuid4())).encode()
    head = f"{'POST' if body else 'GET'} {asked['path']} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {cookies}\r\n"
    if asked.get("part"):
        head += "HX-Request: true\r\n"
    if body:
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


async def visit(port: int, cookies: str, requests: list[dict], until: float, seen: list) -> None:
    reader, writer = await asyncio.open_connection(HOST, port, limit=1 << 22)
    for asked in cycle(requests):
        if time.perf_counter() > until or len(seen) >= MOST:
            break
        sent = written(asked, cookies)
        begun = time.perf_counter()
        seen.append((await ask(reader, writer, sent), time.perf_counter() - begun))
    writer.close()


async def run(task: dict) -> dict:
    seen: list[tuple[int, float]] = []
    begun = time.perf_counter()
    visits = [
        visit(
            task["port"],
            cookies,
            task["requests"][place:] + task["requests"][:place],
            begun + task["seconds"],
            seen,
        )
        for place, cookies in enumerate(task["cookies"])
    ]
    await asyncio.gather(*visits)
    statuses = Counter(str(status) for status, _ in seen)
    return {"seconds": time.perf_counter() - begun, "taken": [took for _, took in seen], "statuses": statuses}


if __name__ == "__main__":
    json.dump(asyncio.run(run(json.load(sys.stdin))), sys.stdout)
