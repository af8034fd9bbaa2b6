# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail server on this machine: speaks SMTP, keeps what it is given, and refuses what a test wants refused."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class PostOffice(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.letters: list[tuple[str, EmailMessage]] = []
        """To whom, and what."""
        self.refuses: set[str] = set()

    @property
    def port(self) -> int:
        return self.server_address[1]


class Counter(socketserver.StreamRequestHandler):
    """One client of the server."""

    def handle(self) -> None:
        self.say("220 post office")
        while line := self.rfile.readline().decode().strip():
            command = line.upper()
            if command.startswith("RCPT TO:"):
                self.recipient(line[8:].strip(" <>"))
            elif command == "DATA":
                self.letter()
            elif command == "QUIT":
                self.say("221 goodbye")
                return
            else:
                self.say("250 post office")

    def recipient(self, address: str) -> None:
        self.to = address
        self.say("550 nobody of that name" if address in self.server.refuses else "250 known")

    def letter(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.letters.append((self.to, message_from_bytes(b"".join(lines), policy=policy.default)))
        self.say("250 taken")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        threading.Thread(target=office.serve_forever, daemon=True).start()
        yield office
        office.shutdown()
