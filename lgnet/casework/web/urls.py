# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from lgnet.casework.web import (
    case,
    case_moves,
    cases,
    my_day,
    refer,
    referral,
    referral_moves,
    referrals,
    take_documents,
    take_open,
    take_person,
    tasks,
)

app_name = "casework"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("my-day/", my_day.my_day, name="my_day"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.new, name="new_task"),
    path("tasks/<uuid:task_id>/", tasks.task, name="task"),
    path("tasks/<uuid:task_id>/<slug:name>/", tasks.move, name="task_move"),
    path("take/<uuid:request_id>/", take_person.person, name="take"),
    path("take/<uuid:request_id>/is/<uuid:person_id>/", take_person.choose, name="take_choose"),
    path("take/<uuid:request_id>/documents/", take_documents.documents, name="take_documents"),
    path("take/<uuid:request_id>/open/", take_open.open_asked, name="take_open"),
    path("open/<uuid:person_id>/", take_open.open_known, name="open"),
    path("referrals/", referrals.board, name="referrals"),
    path("referrals/list/<slug:key>/", referrals.column, name="referrals_column"),
    path("referrals/<uuid:referral_id>/", referral.referral, name="referral"),
    path("referrals/<uuid:referral_id>/<slug:name>/", referral_moves.move, name="referral_move"),
    path("<uuid:case_id>/", case.case, name="case"),
    path("<uuid:case_id>/tasks/new/", tasks.new_of_case, name="new_case_task"),
    path("<uuid:case_id>/refer/", refer.choose, name="refer"),
    path("<uuid:case_id>/refer/<uuid:service_id>/", refer.ask, name="refer_ask"),
    path("<uuid:case_id>/suspend/", case_moves.suspend, name="suspend"),
    path("<uuid:case_id>/resume/", case_moves.resume, name="resume"),
    path("<uuid:case_id>/close/", case_moves.close, name="close"),
    path("<uuid:case_id>/reopen/", case_moves.reopen, name="reopen"),
]
