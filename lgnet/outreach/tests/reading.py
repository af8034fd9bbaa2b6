# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tests of pages say often."""

from datetime import timedelta

from lgnet.kernel import clock


def hours_ago(number):
    return clock.now() - timedelta(hours=number)


def page(player, path, status=200):
    answer = player.browser.get(player.url(path), follow=True)
    assert answer.status_code == status
    return answer.content.decode()
