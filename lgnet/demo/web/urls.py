# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.demo.web.sign_in import sign_in

app_name = "demo"
urlpatterns = [path("sign-in/<slug:key>", sign_in, name="sign_in")]
