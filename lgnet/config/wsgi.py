# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a web server serves: `granian --interface wsgi lgnet.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from lgnet.config import address, processes, start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lgnet.config.settings")
processes.end_with_parent()
start.exit_if_refused()
application = address.told_by_proxy(get_wsgi_application())
