# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.housing.web.rental import changes, decide, instalments, support, supports

app_name = "rental"
ONE = "<uuid:support_id>/"
INSTALMENT = ONE + "instalments/<uuid:instalment_id>/"
urlpatterns = [
    path("", supports.supports, name="supports"),
    path("new/", decide.whose, name="whose"),
    path("new/<uuid:supported_id>/", decide.decide, name="decide"),
    path("new/<uuid:supported_id>/contract/", decide.new_lease, name="new_lease"),
    path(ONE, support.support, name="support"),
    path(ONE + "end/", changes.end, name="end"),
    path(ONE + "total/", changes.ceiling, name="ceiling"),
    path(ONE + "instalments/", instalments.ask, name="ask"),
    path(INSTALMENT + "approve/", instalments.approve, name="approve"),
    path(INSTALMENT + "refuse/", instalments.refuse, name="refuse"),
    path(INSTALMENT + "withdraw/", instalments.withdraw, name="withdraw"),
    path(INSTALMENT + "pay/", instalments.pay, name="pay"),
    path(INSTALMENT + "proofs/<uuid:proof_id>/", instalments.proof, name="proof"),
]
