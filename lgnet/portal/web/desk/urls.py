# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two doors to the same pages: /city/<city>/public-pages/… and /network/public-pages/<city>/…"""

from django.urls import path

from lgnet.portal.web.desk import check, facts, overview, preview, text
from lgnet.portal.web.desk.entry_reports import set_aside
from lgnet.portal.web.desk.network_desks import desks
from lgnet.portal.web.desk.opinions import opinions
from lgnet.portal.web.desk.releases import make_release, release, releases

IN_CITY = "city/<slug:city>/public-pages/"
IN_NETWORK = "network/public-pages/"
PAGES = {
    # what follows the address: (name, in the city, in the network)
    "": ("desk", overview.desk, overview.network_desk),
    "begin/": ("begin", overview.begin_in_city, overview.begin_in_network),
    "publish/": ("publish", overview.publish_in_city, overview.publish_in_network),
    "withdraw/": ("withdraw", overview.withdraw_in_city, overview.withdraw_in_network),
    "office/": ("facts", facts.facts_in_city, facts.facts_in_network),
    "check/": ("check", check.check_in_city, check.check_in_network),
    "preview/<slug:language>/": ("preview", preview.preview_in_city, preview.preview_in_network),
    "<slug:language>/<slug:section>/": ("text", text.text_in_city, text.text_in_network),
    "<slug:language>/<slug:section>/review/": ("review", text.review_in_city, text.review_in_network),
}
urlpatterns = [
    path(IN_CITY + "opinions/", opinions, name="opinions"),
    path(
        "city/<slug:city>/directory/reports/<uuid:entry_report_id>/set-aside/",
        set_aside,
        name="set_aside_report",
    ),
    path("network/public-results/", releases, name="releases"),
    path("network/public-results/<slug:code>/<slug:period>/", release, name="release"),
    path("network/public-results/<slug:code>/<slug:period>/make/", make_release, name="make_release"),
    path(IN_NETWORK, desks, name="desks"),
    *(path(IN_CITY + rest, in_city, name=name) for rest, (name, in_city, _) in PAGES.items()),
    *(
        path(f"{IN_NETWORK}<slug:place>/{rest}", in_network, name=f"network_{name}")
        for rest, (name, _, in_network) in PAGES.items()
    ),
]
