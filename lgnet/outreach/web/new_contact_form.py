# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Callable

from django import forms
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext_lazy as _

from lgnet.outreach.errors import WithNobody
from lgnet.outreach.web.contact_form import ContactForm


class NewContactForm(ContactForm):
    """A contact as it is written in the street. Sent twice with the key of its form, it is one contact."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    again = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """The contact at which meeting again was promised."""
    person = forms.UUIDField(label=_("Known person"), required=False)
    known_place = forms.CharField(label=_("Place"), max_length=160, required=False)
    asks = forms.BooleanField(label=_("Asks to be taken in charge"), required=False)

    def __init__(self, *arguments, places: Callable[[], list[str]] = list, **named) -> None:
        """`places()` is asked when the form is shown: whoever writes a contact does not wait for it."""
        super().__init__(*arguments, **named)
        self._places = places
        self.fields["place"].label = lazy(self._place_label, str)()

    @cached_property
    def places(self) -> list[str]:
        return self._places()

    def _place_label(self) -> str:
        return str(_("Another place") if self.places else _("Place"))

    def clean(self) -> dict:
        cleaned = super().clean()
        typed, chosen = cleaned.get("place"), cleaned.get("known_place")
        if typed and chosen not in ("", typed):
            self.add_error(
                "place", _("Two places are told: press the one that is right, or empty the other.")
            )
        elif not (typed or chosen) and "place" not in self.errors:
            self.add_error("place", _("Where did you meet? A street or a square is enough."))
        cleaned["place"] = typed or chosen
        if not any(cleaned.get(name) or name in self.errors for name in ("nickname", "sign", "person")):
            self.refuse(WithNobody())
        return cleaned

    @property
    def place_chips(self) -> list[dict]:
        chosen = self["known_place"].value()
        return [{"name": place, "chosen": place == chosen} for place in self.places]

    @property
    def elsewhere(self) -> bool:
        """Whether the place is typed instead of pressed."""
        return bool(self["place"].value() or self["place"].errors)
