# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet demo --size`: what is there is never quietly taken for something else."""

from types import SimpleNamespace

import pytest

from lgnet.config.commands import demo
from lgnet.config.steps import Failed


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "DEMO", SimpleNamespace(folder=tmp_path))
    return tmp_path


def test_a_demo_of_one_size_is_not_quietly_taken_for_the_other(folder):
    (folder / demo.PEOPLED).write_text("small")
    for size in (None, "small"):
        demo._begin(size, fresh=False)
    with pytest.raises(Failed, match="--fresh --size network"):
        demo._begin("network", fresh=False)


def test_an_interrupted_story_is_begun_again_in_words(folder, monkeypatch, capsys):
    discarded = []
    monkeypatch.setattr(demo.embedded, "discard", discarded.append)
    monkeypatch.setattr(demo, "forget", lambda installation: None)
    (folder / demo.UNFINISHED).write_text("network")
    demo._begin("network", fresh=False)
    assert discarded == [folder] and not (folder / demo.UNFINISHED).exists()
    assert "interrupted last time" in capsys.readouterr().out
