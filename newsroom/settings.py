"""All settings, read from the environment; with none set, everything works and lives in var/."""

import contextlib
import os
import secrets
import sqlite3
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.conf import locale as django_locale
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("NEWSROOM_DATA") or BASE_DIR / "var").resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)

PRODUCTION = os.environ.get("NEWSROOM_PRODUCTION") == "1"
DEBUG = os.environ.get("DEBUG") == "1" and not PRODUCTION
PORT = int(os.environ.get("PORT") or 8000)
ORIGIN = (os.environ.get("NEWSROOM_ORIGIN") or f"http://127.0.0.1:{PORT}").rstrip("/")
TESTING = "pytest" in sys.modules


def _secret_key() -> str:
    """Generated once and kept beside the data, readable by its owner alone."""
    path = DATA / "secret-key"
    if not path.exists():
        fresh = DATA / f".secret-key-{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("NEWSROOM_OLD_SECRET_KEYS", "").split() if key]

ALLOWED_HOSTS = [urlsplit(ORIGIN).hostname or "localhost"]
if not PRODUCTION:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
PROXIES = int(os.environ.get("NEWSROOM_PROXIES") or 0)  # how many of our own stand in front and state the sender's address

INSTALLED_APPS = [
    "modeltranslation",
    "newsroom.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "newsroom.apps.NewsroomConfig",
    "articles.apps.ArticlesConfig",
    "translations.apps.TranslationsConfig",
    "comments.apps.CommentsConfig",
]

MIDDLEWARE = [
    "newsroom.shell.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.shell.middleware.react",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.accounts.middleware.lasting_session",
    "newsroom.shell.middleware.language",
    "newsroom.shell.middleware.told",
    "newsroom.shell.middleware.hours",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.accounts.middleware.second_factor",
    "newsroom.shell.middleware.store",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.shell.context.shell",
            ],
            "builtins": ["newsroom.templatetags.words"],
        },
    }
]

# Database. SQLite waits its turn to write (IMMEDIATE) instead of failing, and a commit is on the disk before it is answered.
# Write-ahead logging only where the library has the fix of its reset race (3.51.3 and two backports): else a rollback journal.
_WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3) or (sqlite3.sqlite_version_info[:2] in {(3, 50), (3, 44)} and (
    sqlite3.sqlite_version_info >= ((3, 50, 7) if sqlite3.sqlite_version_info[1] == 50 else (3, 44, 6))
))
DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'newsroom.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={'WAL' if _WAL_IS_SAFE else 'TRUNCATE'}; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["newsroom.accounts.backends.ByNameOrAddress"]
PASSWORD_HASHERS = ["newsroom.accounts.backends.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Signing in (docs/decisions/0014). The flows are django-allauth's; its forms, its mail and its limits are ours, and it learns no address.
ACCOUNT_ADAPTER = "newsroom.accounts.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]  # nobody signs up; the library's checks want it said
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved when somebody comes in, and when it changes
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # a letter may be slow
ACCOUNT_RATE_LIMITS = {  # newsroom/accounts/tries.py counts; here is left what can only be guessed after a password
    "login": None, "login_failed": "5/5m/key", "request_login_code": None, "reauthenticate": None, "change_password": None,
}
ACCOUNT_FORMS = {
    "login": "newsroom.accounts.proofs.SignInForm",
    "request_login_code": "newsroom.accounts.proofs.CodeRequestForm",
    "confirm_login_code": "newsroom.accounts.proofs.MailedCodeForm",
    "reauthenticate": "newsroom.accounts.proofs.PasswordOnceMoreForm",
}
MFA_ADAPTER = "newsroom.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off; no code is taken twice all the same
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ORIGIN.startswith("https://")  # to try it on one's own machine; production wants https
MFA_FORMS = {
    "authenticate": "newsroom.accounts.proofs.FactorForm",
    "reauthenticate": "newsroom.accounts.proofs.FactorOnceMoreForm",
    "activate_totp": "newsroom.accounts.proofs.AppForm",
    "add_webauthn": "newsroom.accounts.passkeys.NewPasskeyForm",
    "authenticate_webauthn": "newsroom.accounts.passkeys.SecondStepForm",
    "login_webauthn": "newsroom.accounts.passkeys.SignInForm",
    "reauthenticate_webauthn": "newsroom.accounts.passkeys.OnceMoreForm",
}
# Whether those who publish, moderate or appoint must have a second factor: "required", or "offered" to them as to everybody.
SECOND_FACTOR = os.environ.get("NEWSROOM_SECOND_FACTOR") or ("required" if PRODUCTION else "offered")
if SECOND_FACTOR not in ("required", "offered"):
    raise ImproperlyConfigured(f"NEWSROOM_SECOND_FACTOR is {SECOND_FACTOR}: it can be required or offered.")
SECOND_FACTOR_REQUIRED = SECOND_FACTOR == "required"
SESSION_IDLE = 12 * 3600  # seconds without a page opened by a person, after which one signs in again

# Cookies live under the desk alone: a reader's browser never carries one.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ORIGIN.startswith("https://")
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "newsroom.shell.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 63072000 if ORIGIN.startswith("https://") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = bool(SECURE_HSTS_SECONDS)
SECURE_SSL_REDIRECT = False  # the proxy in front does it; the door must answer the health check plainly
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# A body is 200 kB at the very most; a comment 5,000 characters. What is larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024  # pictures stay in memory until their metadata is gone
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Languages: the ones with columns are frozen in code; the ones that readers get are a setting.
for _language in languages.LANGUAGES.values():
    django_locale.LANG_INFO[_language.code] = {
        "code": _language.code,
        "name": _language.english_name,
        "name_local": _language.own_name,
        "bidi": _language.rtl,
    }
LANGUAGE_CODE = languages.DEFAULT
LANGUAGES = [(language.code, language.own_name) for language in languages.LANGUAGES.values()]
LANGUAGES_BIDI = [language.code for language in languages.LANGUAGES.values() if language.rtl]
NEWSROOM_LANGUAGES = tuple(
    code for code in os.environ.get("NEWSROOM_LANGUAGES", "").replace(",", " ").lower().split()
) or languages.CODES
if unknown := set(NEWSROOM_LANGUAGES) - set(languages.CODES):
    raise ImproperlyConfigured(f"NEWSROOM_LANGUAGES names languages that newsroom/lib/languages.py does not have: {', '.join(sorted(unknown))}.")
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = os.environ.get("TZ_NEWSROOM") or "UTC"

MODELTRANSLATION_LANGUAGES = languages.CODES
MODELTRANSLATION_DEFAULT_LANGUAGE = languages.DEFAULT
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": (languages.DEFAULT,),
    **{language.code: language.chain[1:] for language in languages.LANGUAGES.values() if language.chain[1:]},
}
TAGGIT_CASE_INSENSITIVE = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
PAGES_ROOT = DATA / "pages"
_MANIFEST = (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG and not TESTING
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not _MANIFEST
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _MANIFEST or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Room enough that nobody clears the counters of wrong passwords by filling it.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}}}
if os.environ.get("CACHE_URL", "").startswith(("redis://", "rediss://")):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["CACHE_URL"]}

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend" if TESTING else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}


def _mail(address: str) -> dict:
    """Settings from EMAIL_URL: smtp://user:password@host:port (smtps, smtp+tls), or nothing: mails are written to the data folder."""
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": DATA / "mail"}
    parts = urlsplit(address)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "DEFAULT_FROM_EMAIL": parse_qs(parts.query).get("from", ["newsroom@localhost"])[0],
    }


globals().update(_mail(os.environ.get("EMAIL_URL", "")))
EMAIL_TIMEOUT = 10

OUTLET = _("The Ferry")
DJANGO_PROSE_EDITOR_EXTENSIONS: list[dict] = []
# Whether an editor lets out a text of their own: "warn" (they may, after a plain word, and it is recorded), "on" (they may not), "off".
FOUR_EYES = os.environ.get("NEWSROOM_FOUR_EYES") or "warn"
if FOUR_EYES not in ("warn", "on", "off"):
    raise ImproperlyConfigured(f"NEWSROOM_FOUR_EYES is {FOUR_EYES}: it can be warn, on or off.")
CLAIM_DAYS = 7
# In which formats pages offer pictures, beside JPEG: WEBP, or AVIF too, which is smaller on slow lines and takes the worker longer.
PICTURE_FORMATS = tuple((os.environ.get("NEWSROOM_PICTURE_FORMATS") or "WEBP").upper().replace(",", " ").split())
if unknown_formats := set(PICTURE_FORMATS) - {"WEBP", "AVIF"}:
    raise ImproperlyConfigured(f"NEWSROOM_PICTURE_FORMATS names {', '.join(sorted(unknown_formats))}: it can be WEBP, AVIF, or both.")

# What must hold before a text goes out. Named here because the lower room may not import the upper one (docs/decisions/0005).
PUBLICATION_GATES = ("articles.gate.text_and_pictures", "translations.gate.every_block_done")

# Who says how far the translations of a story are (the room of stories does not know that of translations).
TRANSLATIONS_UNDER_WAY = "translations.queue.under_way"
# Called when names of labels, captions or credits change: pages print them everywhere. Named here for the same reason.
SHARED_WORDS_CHANGED = "newsroom.pages.store.wipe"

SILENCED_SYSTEM_CHECKS = [
    # The security headers come from newsroom/shell/headers.py, for Django's answers and the door's alike,
    # so that neither of Django's middlewares for them has a place in MIDDLEWARE.
    "security.W001",
    "security.W002",
    "security.W008",  # the proxy redirects to https, see SECURE_SSL_REDIRECT
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "newsroom.shell.logs.WithoutTokens", "fmt": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # a refused address names somebody's reading: not kept
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},  # with DEBUG=1 only
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
