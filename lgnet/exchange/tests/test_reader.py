# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hostile and broken files: each is refused, or what is wrong with it is said; and nothing of ours suffers."""

import json
import subprocess
import sys

import pytest

from lgnet.exchange.errors import TooLarge
from lgnet.exchange.reader.refusing import Refused
from lgnet.exchange.reading import HOME, read_file
from lgnet.exchange.refusals import NOTES, REFUSALS
from lgnet.exchange.telling.faults import WORDS
from lgnet.exchange.tests.building import AMINATA, HEADER, excel, table
from lgnet.exchange.tests.corpus import CORPUS, Hostile
from lgnet.exchange.tests.importing import Importer

MOST_OF_WEB = 200 * 1024  # KiB
PEAK = """
import json, sys
from pathlib import Path
from tempfile import TemporaryFile
import django; django.setup()
from django.test import Client
from lgnet.accounts.models import User
from django.conf import settings
settings.DEBUG = False  # or every statement is kept for the page of errors, with the file in it
client = Client()
client.force_login(User.objects.get(pk=sys.argv[1]))
def most():  # KiB; getrusage would tell of the process before this program began in it
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before = most()
statuses = set()
for path in sorted(Path(sys.argv[3]).iterdir()):
    # read from a file, as a server reads a connection: Django's own client would keep it in this process five times
    head = f'--x\\r\\nContent-Disposition: form-data; name="file"; filename="{path.name}"\\r\\n\\r\\n'
    with TemporaryFile() as sent:
        sent.write(b"".join((head.encode(), path.read_bytes(), b"\\r\\n--x--\\r\\n")))
        told = {"CONTENT_LENGTH": str(sent.tell()), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
        sent.seek(0)
        asked = {"REQUEST_METHOD": "POST", "PATH_INFO": sys.argv[2], "wsgi.input": sent}
        statuses.add(client.request(**asked, **told).status_code)
print(json.dumps([before, most(), sorted(statuses)]))
"""


def outcomes(importer: Importer, hostile: Hostile) -> set[str]:
    """All that is said of a file, on its way to being tried."""
    try:
        batch = importer.bring(hostile.make(), hostile.file_name)
    except TooLarge:
        return {"refused:too_large"}
    if batch.state == "refused":
        return {f"refused:{batch.refusal}"}
    said = {f"note:{note['code']}" for note in batch.notes}
    if batch.columns:
        batch = importer.try_out(batch)
        rows = importer.rows(batch)
        said |= {f"wrong:{code}" for row in rows for code in row.codes}
        said |= {row.verdict for row in rows} - {"wrong"}
    return said


def test_there_are_enough_of_them():
    assert len(CORPUS) >= 40 and len({hostile.name for hostile in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda one: one.file_name)
def test_a_hostile_file_is_refused_or_told_of(hostile, importer):
    assert hostile.outcome in outcomes(importer, hostile)


def test_every_outcome_has_words():
    for hostile in CORPUS:
        kind, _, code = hostile.outcome.partition(":")
        known = {"refused": REFUSALS, "note": NOTES, "wrong": WORDS, "new": {"": ""}}[kind]
        assert code in known or "." in code  # with a point: of the action that refused it


def test_the_web_process_stays_small(amina, tmp_path):
    """All of them, one after the other, through the page itself."""
    for hostile in CORPUS:
        (tmp_path / hostile.file_name).write_bytes(hostile.make())
    command = [sys.executable, "-c", PEAK, str(amina.user.pk), amina.url("exchange/"), str(tmp_path)]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)
    before, peak, statuses = json.loads(done.stdout.splitlines()[-1])
    assert statuses == [302, 422]
    assert peak < MOST_OF_WEB, f"{before // 1024} MiB before, {peak // 1024} MiB at most"


# --- the reader is confined


def confined(code: str) -> subprocess.CompletedProcess:
    """This code, where the reader reads."""
    begin = "from lgnet.exchange.reader import __main__, limits; limits.confine()\n"
    return subprocess.run(
        [sys.executable, "-c", begin + code], cwd=HOME, capture_output=True, text=True, check=False
    )


def test_the_reader_knows_no_django():
    done = confined("import sys; print(sorted(name for name in sys.modules if name.startswith('django')))")
    assert done.stdout.strip() == "[]"


FORBIDDEN = {
    "a file": "open('/etc/passwd')",
    "a file to write": "open('/tmp/out-of-the-reader', 'w')",
    "a connection": "import socket; socket.socket()",
    "memory": "bytearray(600 * 1024 * 1024)",
    "a program": "import subprocess; subprocess.Popen(['/bin/true'])",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_reader_can_have_no(what):
    done = confined(f"import socket\n{FORBIDDEN[what]}\nprint('had it')")
    assert done.returncode != 0 and "had it" not in done.stdout


def test_the_control_without_limits_has_them():
    code = (
        "import socket; socket.socket(); open('/etc/passwd'); bytearray(600 * 1024 * 1024); print('had it')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "had it" in done.stdout


def test_the_reader_is_given_neither_database_nor_key(monkeypatch):
    given = {}
    real = subprocess.Popen

    def noted(*arguments, **options):
        given.update(options["env"])
        return real(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert list(read_file(table([HEADER, AMINATA])))[-1] == {"end": 2}
    assert set(given) == {"PATH", "PYTHONDONTWRITEBYTECODE"}


def test_a_reader_that_takes_too_long_is_ended():
    with pytest.raises(Refused, match="takes_too_long"):
        list(read_file(excel([HEADER, *[AMINATA] * 5_000]), patience=0.01))
