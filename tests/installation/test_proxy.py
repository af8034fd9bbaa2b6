# SPDX-License-Identifier: AGPL-3.0-or-later
"""Behind a proxy the visitor's address is the one the proxy tells; a visitor's own word for it counts nothing."""

import pytest

from lgnet.config.address import told_by_proxy


@pytest.fixture
def seen(settings):
    """The address the application sees."""
    settings.SECURE, settings.PROXIES = True, ["127.0.0.1"]

    def ask(*, peer, told):
        scope = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": told}
        told_by_proxy(lambda scope, _start: scope)(scope, None)
        return scope["REMOTE_ADDR"]

    return ask


def test_the_proxys_word_is_taken(seen):
    assert seen(peer="127.0.0.1", told="203.0.113.7") == "203.0.113.7"


def test_what_the_visitor_wrote_before_it_is_not(seen):
    assert seen(peer="127.0.0.1", told="198.51.100.1, 203.0.113.7") == "203.0.113.7"


def test_nor_the_word_of_somebody_who_is_no_proxy(seen):
    assert seen(peer="203.0.113.9", told="198.51.100.1") == "203.0.113.9"


def test_without_https_there_is_no_proxy(seen, settings):
    settings.SECURE = False
    assert seen(peer="127.0.0.1", told="203.0.113.7") == "127.0.0.1"
