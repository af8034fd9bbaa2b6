# SPDX-License-Identifier: AGPL-3.0-or-later
from procrastinate.contrib.django import app

from lgnet.api.actions import forget_tokens as forgetting
from lgnet.kernel import clock


@app.periodic(cron="35 3 * * *")
@app.task(name="api.forget_tokens", queueing_lock="api.forget_tokens")
def forget_tokens(timestamp: int) -> None:
    """A year after its end nobody needs to know any more what a token was for."""
    forgetting.forget_tokens(clock.now())
