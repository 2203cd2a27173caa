"""Settings of logging in: passwords, codes, second factors, and how often each may be tried."""

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kriya.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "kriya.accounts.forms.log_in.LogInForm",
    "request_login_code": "kriya.accounts.forms.log_in.EmailCodeForm",
    "reset_password": "kriya.accounts.forms.log_in.ResetForm",
}
# First by telephone number, loosely by address: thousands of makers share one address behind a mobile carrier.
ACCOUNT_RATE_LIMITS = {
    "phone_code": "3/10m/key,120/10m/ip",
    "maker_application": "3/d/key,60/h/ip",
    "shop_order": "10/h/key,120/h/ip",
    "visit_request": "3/d/key,20/h/ip",
    "shop_voucher": "20/h/key",
    "page_seen": "240/m/ip",
    "quotation_inquiry": "3/d/key,60/h/ip",
    "playbook_report": "20/h/key,60/h/ip",
    "newsletter": "3/d/key,30/h/ip",
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
}
MFA_ADAPTER = "kriya.accounts.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "kriya.accounts.forms.factors.EnterCodeForm",
    "reauthenticate": "kriya.accounts.forms.factors.ProveCodeForm",
    "activate_totp": "kriya.accounts.forms.factors.AppForm",
    "add_webauthn": "kriya.accounts.forms.factors.PasskeyForm",
    "edit_webauthn": "kriya.accounts.forms.factors.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A telephone's clock may be off by half a minute, and typing takes its time (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Kriya"
USERSESSIONS_TRACK_ACTIVITY = True
