# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each city sees its own rows only, because the database says so."""

from lgnet.people.models import Person


def test_a_person_of_another_city_is_not_there(amina, carla):
    with amina.at_work():
        hers = Person.objects.create(given_name="Fatou")
    with carla.at_work():
        assert not Person.objects.filter(pk=hers.pk).exists()
    with amina.at_work():
        assert Person.objects.filter(pk=hers.pk).exists()
