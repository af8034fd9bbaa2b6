# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from lgnet.kernel import clock
from lgnet.kernel.ids import new_id


class Users(BaseUserManager):
    def create_user(
        self, *, email: str, name: str, password: str | None = None, is_demo: bool | None = None
    ) -> "User":
        """An account made while the demonstration runs is one of the demonstration's."""
        demo = settings.DEMO if is_demo is None else is_demo
        user = self.model(email=email.strip().lower(), name=name.strip(), is_demo=demo)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """Somebody who works with the system. What she may do is said by her memberships, not here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="it")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    """May be signed in with one click, in the demonstration only."""
    created_at = models.DateTimeField(default=clock.now)

    objects = Users()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="email_in_lower_case"
            )
        ]

    class Privacy:
        personal = {"email", "name", "language", "last_login"}
        plain = {"id", "password", "is_active", "is_demo", "created_at"}
        retention = "24 months after the last membership ends"
        kept_because = "who wrote something is named under it as long as that is kept"

    def __str__(self) -> str:
        return self.name
