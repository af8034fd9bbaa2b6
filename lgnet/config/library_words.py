# SPDX-License-Identifier: AGPL-3.0-or-later
"""What django-allauth says on our pages and in its mails, in Italian that is too familiar for an office: our catalogue
goes before its own. Msgids are the library's, letter by letter.
"""

from django.utils.translation import gettext_noop as _

ON_PAGES = [
    _("The email address and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Please reauthenticate to safeguard your account."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("Save them  in a secure location now — they won't be shown again."),
]
IN_MAILS = [
    _("Hello from %(site_name)s!"),
    _("Thank you for using %(site_name)s!\n%(site_domain)s"),
    _("You're receiving this email because you or someone else has requested a password reset for your user account.\n"
      "It can be safely ignored if you did not request a password reset. Click the link below to reset your password."),
    _("You are receiving this mail because the following change was made to your account:"),
    _("If you do not recognize this change then please take proper security precautions immediately. The change to "
      "your account originates from:\n\n- IP address: %(ip)s\n- Browser: %(user_agent)s\n- Date: %(timestamp)s"),
    _("This mail can be safely ignored if you did not initiate this action."),
    _("Your password has been changed."),
    _("Your password has been reset."),
]  # fmt: skip
