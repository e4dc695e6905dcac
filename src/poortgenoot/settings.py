"""One strict settings file, read from the environment. docs/running.md explains each name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from poortgenoot import environment as env
from poortgenoot.core.limits import LIMITS

django_stubs_ext.monkeypatch()  # generic forms and views at run time

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent

DEMO = env.switch("DEMO")
DEBUG = False
DATA_DIR = env.folder("DATA_DIR", CHECKOUT / "data")
SECRET_KEY = env.secret("SECRET_KEY", DATA_DIR / "secret_key")
SEAL_KEY = env.secret("SEAL_KEY", DATA_DIR / "seal_key")
SEAL_KEYS_BEFORE = env.words("SEAL_KEYS_BEFORE")
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"SITE_URL must begin with http:// or https://, not {SITE_URL!r}.")
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATABASE_URL = env.text("DATABASE_URL", f"postgresql://postgres@/poortgenoot?host={DATA_DIR / 'postgres'}")
DATABASES = {"default": env.database(DATABASE_URL) | {"CONN_HEALTH_CHECKS": True}}
DATABASE_CONNECTIONS = env.number("DATABASE_CONNECTIONS", 20, least=2)  # shared by the pages of a process
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "poortgenoot.core",
    "poortgenoot.accounts",
    "poortgenoot.members",
    "poortgenoot.notifications",
    "poortgenoot.guard",
    "poortgenoot.search",
    "poortgenoot.sparring",
    "poortgenoot.discussions",
    *(["poortgenoot.demo"] if DEMO else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "channels",
    "ninja",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "poortgenoot.core.middleware.NotKeptMiddleware",
    "poortgenoot.pages.TurnMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "poortgenoot.core.middleware.PlainTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "poortgenoot.members.middleware.MemberMiddleware",
    "poortgenoot.accounts.middleware.FreshMiddleware",
    "poortgenoot.core.middleware.RefusalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "poortgenoot.urls"
ASGI_APPLICATION = "poortgenoot.asgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "poortgenoot.core.context.house",
                "poortgenoot.notifications.context.bell",
            ],
            "builtins": ["django.templatetags.i18n", "poortgenoot.core.templatetags.look"],
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
S3_BUCKET = env.text("S3_BUCKET")
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/beeld/"
STORAGES: dict[str, dict[str, object]] = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {"bucket_name": S3_BUCKET, "endpoint_url": env.text("S3_ENDPOINT") or None},
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

ROUTING_URL = env.text("ROUTING_URL")

VALKEY_URL = env.text("VALKEY_URL")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": VALKEY_URL}
        if VALKEY_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["poortgenoot.accounts.backends.MemberBackend"]
LOGIN_URL = "/aanmelden/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "poortgenoot.core.sessions"
SESSION_COOKIE_AGE = int(timedelta(days=90).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

ACCOUNT_ADAPTER = "poortgenoot.accounts.adapter.HouseAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60  # as accounts.codes.SECONDS
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_RATE_LIMITS = {"request_login_code": f"60/h/ip,{LIMITS.codes_per_hour}/h/key", "ask_for_code": "60/h/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Poortgenoot"
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off
MFA_ADAPTER = "poortgenoot.accounts.mfa.HouseMFAAdapter"
MFA_FORMS = {
    "activate_totp": "poortgenoot.accounts.mfa.AppForm",
    "authenticate": "poortgenoot.accounts.mfa.SecondStepForm",
    "add_webauthn": "poortgenoot.accounts.mfa.PasskeyForm",
    "edit_webauthn": "poortgenoot.accounts.mfa.PasskeyNameForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://localhost")
SOCIALACCOUNT_ADAPTER = "poortgenoot.accounts.social_adapter.HouseSocialAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: form-action 'self' would stop a form that leads to another house
SOCIALACCOUNT_ONLY = False
OIDC_PRIVATE_ADDRESSES = env.switch("OIDC_PRIVATE_ADDRESSES")
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

MAILERS = {
    "default": {"BACKEND": "poortgenoot.notifications.outbox.OutboxBackend"},
    "smtp": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.text("SMTP_HOST", "localhost"),
            "port": env.number("SMTP_PORT", 25, least=1),
            "username": env.text("SMTP_USER") or None,
            "password": env.text("SMTP_PASSWORD") or None,
            "use_tls": env.switch("SMTP_TLS"),
            "timeout": 20,
        },
    },
}
SEND_MAIL = env.switch("SEND_MAIL", default=not DEMO)
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Poortgenoot <post@localhost>")

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000 if SECURE else 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.switch("BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

PROCRASTINATE_ON_APP_READY = None
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING_CONFIG = None
