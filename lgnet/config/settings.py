# SPDX-License-Identifier: AGPL-3.0-or-later
"""One settings file; what differs between installations comes from the environment (docs/operations/settings.md)."""

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from lgnet.accounts.gateway.configuration import as_allauth
from lgnet.config import environment, gateway

PACKAGE = Path(__file__).resolve().parent.parent

# --- what kind of installation this is
DEMO = environment.switch("LGNET_DEMO")  # invented people, one-click sign-in; never with a real database
DEBUG = environment.switch("LGNET_DEBUG")
# a tenant query without a city is an error
STRICT_TENANCY = DEBUG or environment.switch("LGNET_STRICT_TENANCY")
SOURCE_URL = environment.text(
    "LGNET_SOURCE_URL", ""
)  # where this exact version's source is (AGPL, section 13)

# --- secrets and keys
SECRET_KEY = environment.text("LGNET_SECRET_KEY")
IDENTIFIER_KEYS = environment.text("LGNET_IDENTIFIER_KEYS")  # see lgnet.trust.encryption

# --- who may ask for pages
ALLOWED_HOSTS = environment.text("LGNET_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = environment.switch("LGNET_HTTPS")
PROXIES = environment.text("LGNET_PROXIES", "127.0.0.1,::1").split(",")  # whose X-Forwarded-For is believed
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if SECURE else []
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- database: the application's role; migrations run with DATABASE_OWNER_URL (lgnet migrate)
DATABASES = {"default": environment.database(environment.text("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
OWNER_ROLE, APPLICATION_ROLE, BACKUP_ROLE = "lgnet_owner", "lgnet_app", "lgnet_backup"

# --- what the house is made of, from the ground up
CONTEXTS = [
    "trust",
    "accounts",
    "network",
    "people",
    "outreach",
    "casework",
    "housing",
    "monitoring",
    "api",
    "portal",
    "exchange",
]
if DEMO:
    CONTEXTS.append("demo")
INSTALLED_APPS = [
    *[f"lgnet.{context}" for context in CONTEXTS],
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "django_cotton",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_tables2",
    "django_filters",
]

MIDDLEWARE = [
    "lgnet.config.health.Health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lgnet.trust.headers.SecurityHeaders",
    "lgnet.portal.cookieless.Cookieless",
    "lgnet.api.sealed.Sealed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lgnet.network.sign_in.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lgnet.accounts.sessions.SessionLimits",
    "lgnet.accounts.language.OwnLanguage",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lgnet.accounts.second_factor.SecondFactorRequired",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "lgnet.config.urls"
WSGI_APPLICATION = "lgnet.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "lgnet.network.chrome.chrome",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "lgnet.network.templatetags.drawing",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/bootstrap5-responsive.html"

# --- languages: Italian first
LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("Italian")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Rome"
USE_TZ = True

# --- files that people bring stay in memory: nothing of them is left in a folder for passing files
FILE_UPLOAD_HANDLERS = ["lgnet.exchange.uploads.InMemory"]

# --- static files, built by `make` from frontend/
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATIC_ROOT = Path(environment.text("LGNET_STATIC_ROOT", str(PACKAGE.parent / "var" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
CSRF_FAILURE_VIEW = "lgnet.network.sign_in.refused"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lgnet.accounts.adapter.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts begin with an invitation sent to the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to addresses that a stranger types
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False  # desks are shared
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole office has one address
    "login_failed": "20/m/ip,5/60s/key",  # key: account and network, see the adapter
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "LGNet"
MFA_ADAPTER = "lgnet.accounts.second_factor.SealedSecrets"
USERSESSIONS_TRACK_ACTIVITY = False
# a municipal gateway, where one is configured (docs/operations/sign-in.md)
GATEWAY = gateway.from_environment()
SOCIALACCOUNT_PROVIDERS = as_allauth(GATEWAY)
SOCIALACCOUNT_ADAPTER = "lgnet.accounts.gateway.adapter.InvitedOnly"
SOCIALACCOUNT_STORE_TOKENS = False
SECOND_FACTOR_REQUIRED = not DEMO
SESSION_IDLE_LIMIT = timedelta(minutes=30)
SESSION_LIMIT = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LIMIT.total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # in a cookie names would stay at the desk
)
COOKIES = environment.text(
    "LGNET_COOKIES", "lgnet"
)  # two installations on one machine: browsers ignore the port
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else f"{COOKIES}_sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else f"{COOKIES}_csrftoken"

# --- reading in quantity, by user and hour: noticed from / refused above (docs/operations/settings.md says why)
READING_LEVELS = {
    "search": environment.levels("LGNET_READING_SEARCHES", "60/200"),
    "record": environment.levels("LGNET_READING_PEOPLE", "60/200"),
    "export": environment.levels("LGNET_READING_EXPORTED", "250/5000"),
    "urgent": environment.levels("LGNET_READING_URGENT", "2/5"),
}

# --- guesses and other short-lived counts, shared by all processes
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "trust_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # with few, somebody who guesses much would push the counts out
    },
}

# --- jobs: each context's are in its jobs.py
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- mail
EMAIL_BACKEND = environment.text("LGNET_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = environment.text("LGNET_EMAIL_HOST", "localhost")
EMAIL_PORT = int(environment.text("LGNET_EMAIL_PORT", "25"))
EMAIL_HOST_USER = environment.text("LGNET_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.text("LGNET_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.switch("LGNET_EMAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("LGNET_EMAIL_FROM", "lgnet@localhost")
# --- whom to tell of a weakness (/.well-known/security.txt)
SECURITY_CONTACT = environment.text("LGNET_SECURITY_CONTACT", f"mailto:{DEFAULT_FROM_EMAIL}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.text("LGNET_LOG_LEVEL", "WARNING")},
}
