# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import include, path

from lgnet.people.web import (
    copies,
    identifiers,
    new_person,
    notice,
    over,
    permit_files,
    permits,
    protection,
    urgent,
    urgent_review,
)
from lgnet.people.web.accesses import accesses
from lgnet.people.web.correct_person import correct_person
from lgnet.people.web.life_urls import OF_A_PERSON
from lgnet.people.web.one_person_urls import OF_A_PERSON as OF_ONE_PERSON
from lgnet.people.web.one_person_urls import OF_THE_CITY
from lgnet.people.web.person import person
from lgnet.people.web.search import people
from lgnet.people.web.story import story

app_name = "people"
of_a_person = [
    path("", person, name="person"),
    path("story/", story, name="story"),
    path("correct/", correct_person, name="correct_person"),
    path("notice/", notice.give_notice, name="give_notice"),
    path("copies/", copies.copies, name="copies"),
    path("copies/progress/", copies.progress, name="copies_progress"),
    path("copies/<uuid:copy_id>/<slug:kind>/", copies.file, name="copy_file"),
    path("accesses/", accesses, name="accesses"),
    path("permits/new/", permits.new_permit, name="new_permit"),
    path("permits/<uuid:permit_id>/", permits.correct, name="permit"),
    path("permits/<uuid:permit_id>/number/", permits.permit_number, name="permit_number"),
    path("permits/<uuid:permit_id>/files/", permit_files.files, name="permit_files"),
    path("permits/<uuid:permit_id>/files/progress/", permit_files.progress, name="permit_files_progress"),
    path("permits/<uuid:permit_id>/files/<uuid:file_id>/", permit_files.file, name="permit_file"),
    path(
        "permits/<uuid:permit_id>/files/<uuid:file_id>/remove/",
        permit_files.remove,
        name="remove_permit_file",
    ),
    path("identifiers/new/", identifiers.new_identifier, name="new_identifier"),
    path("identifiers/<uuid:identifier_id>/reveal/", identifiers.reveal, name="reveal_identifier"),
    path("identifiers/<uuid:identifier_id>/remove/", identifiers.remove, name="remove_identifier"),
    path("protect/", protection.protect, name="protect"),
    path("protect/end/", protection.end, name="end_protection"),
    path("urgent/end/", urgent.give_back, name="give_back"),
    *OF_A_PERSON,
    *OF_ONE_PERSON,
]
urlpatterns = [
    path("", people, name="people"),
    path("new/", new_person.new_person, name="new_person"),
    path("twins/", new_person.twins, name="twins"),
    path("urgent/", urgent.urgent_access, name="urgent_access"),
    path("urgent/review/", urgent_review.urgent_accesses, name="urgent_accesses"),
    path("urgent/review/<uuid:access_id>/", urgent_review.review, name="review_urgent_access"),
    path("over/", over.over, name="over"),
    path("over/progress/", over.progress, name="deletions"),
    *OF_THE_CITY,
    path("<uuid:person_id>/", include(of_a_person)),
]
