# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network's words that the public pages show too: staff read them in Italian and English, the public in all its
languages. Named here so that they get into those catalogues; a test compares the lists.
"""

from django.utils.translation import gettext_noop

OF_THE_NETWORK = (
    # kinds of services and sites
    gettext_noop("Health"), gettext_noop("Mental health"), gettext_noop("Addictions"), gettext_noop("Dormitory"),
    gettext_noop("Housing"), gettext_noop("Food"), gettext_noop("Showers and clothing"),
    gettext_noop("Documents and residence"), gettext_noop("Police headquarters (Questura)"), gettext_noop("Legal help"),
    gettext_noop("Welfare advice (patronato)"), gettext_noop("Job centre"), gettext_noop("School for adults"),
    gettext_noop("Against trafficking"), gettext_noop("Against violence"), gettext_noop("Orientation"),
    gettext_noop("Other service"), gettext_noop("One-stop shop"), gettext_noop("Base of a mobile unit"),
    gettext_noop("Other place"),
    # whom they accept, how one gets in
    gettext_noop("Everyone"), gettext_noop("Women"), gettext_noop("Men"), gettext_noop("Families"),
    gettext_noop("Minors"), gettext_noop("Adults"), gettext_noop("With a residence permit"),
    gettext_noop("Without a permit too"), gettext_noop("Without an appointment"), gettext_noop("By appointment"),
    gettext_noop("Sent by a service"), gettext_noop("By phone first"),
    # what the door says of a form that a page does not take
    gettext_noop("This page does not take what you sent."), gettext_noop("Go back and use the buttons of the page."),
)  # fmt: skip
