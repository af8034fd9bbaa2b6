# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lgnet.kernel.ids import new_id
from lgnet.network.choices import PartnerRole

CUP = RegexValidator(r"^[A-Z]\d{2}[A-Z]\d{11}$", _("A CUP has 15 characters, like F81J24000000007."))


class Partnership(models.Model):
    """An organisation's part in a programme: its role, dates, CUP and share of the budget."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("network.Programme", models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey("network.Organisation", models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=24, choices=PartnerRole)
    city = models.ForeignKey(
        "network.City", models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    """The city that takes part through it: its own Comune, who acts for it (ASSB: Bolzano), or who works under it."""
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    cup = models.CharField(max_length=15, blank=True, validators=[CUP])
    share = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    """EUR of the programme's budget."""
    processor_until = models.DateField(null=True, blank=True)
    """Until when it is appointed data processor of the city (art. 28 GDPR); its operators work only that long."""
    note_it = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["programme", "role", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "role"], name="one_role_once_in_a_programme"
            ),
            models.CheckConstraint(
                condition=models.Q(cup="") | models.Q(cup__regex=r"^[A-Z]\d{2}[A-Z]\d{11}$"), name="cup_form"
            ),
        ]

    class Privacy:
        plain = {
            "id", "programme", "organisation", "role", "city", "starts_on", "ends_on", "cup", "share",
            "processor_until", "note_it", "note_en",
        }  # fmt: skip
        retention = "as long as the network exists"

    @property
    def note(self) -> str:
        return self.note_it if get_language() == "it" else self.note_en

    def __str__(self) -> str:
        return f"{self.organisation} in {self.programme}"
