# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.casework.web.outside import referral

app_name = "outside"
urlpatterns = [path("<slug:city>/<str:key>/", referral.referral, name="referral")]
