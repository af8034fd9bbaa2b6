# SPDX-License-Identifier: AGPL-3.0-or-later
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.errors import NotFound


class OnlyInTheDemonstration(NotFound):
    code = "demo.only_in_the_demonstration"
    sentence = _("There is no such demonstration account here.")
    next_step = _("Start the demonstration with “make demo”, or sign in with your own account.")
