"""What django-allauth asks us: how mail leaves, what is counted, how secrets are kept. It learns no network address."""

from __future__ import annotations

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import letters
from newsroom.models import Letter, User

from . import lasting, sealing, tries

SECRETS = "second factor"
WRONG = gettext_lazy("This name and this password do not belong together. Look at both; capitals count in the password.")
# What was done to an account, by the name the library has for its mail: the letter says it in our words.
CHANGES = {
    "account/email/password_changed": "password", "mfa/email/totp_activated": "app", "mfa/email/totp_deactivated": "app-off",
    "mfa/email/webauthn_added": "passkey", "mfa/email/webauthn_removed": "passkey-off", "mfa/email/recovery_codes_generated": "codes",
}
DONE = {
    "mfa/messages/totp_activated.txt": gettext_lazy("The app on your telephone is your second factor now."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The app is no second factor any more."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is removed."),
    "account/messages/password_changed.txt": gettext_lazy("Your password is changed. Wherever else you were signed in, you are signed out."),
}


class Accounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": gettext_lazy("This is not your password. Look at the capitals, and try again."),
        "incorrect_code": gettext_lazy("This code is not right, or not good any more. Look again, or ask for a new one."),
        "too_many_login_attempts": gettext_lazy("That was wrong several times. Wait five minutes, then try again."),
        "rate_limited": gettext_lazy("That was wrong several times. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        """Nobody signs up: people are invited (newsroom/joining)."""
        return False

    def get_client_ip(self, request) -> str:
        """The library would write it into its table of sessions. What has to be counted by place is counted in tries.py."""
        return lasting.NOWHERE

    def get_http_user_agent(self, request) -> str:
        return ""

    def is_ajax(self, request) -> bool:
        """One page of ours answers a script: what a passkey is asked. No form is answered, with what was typed, as JSON."""
        return request.method == "GET" and request.resolver_match.url_name == "mfa_login_webauthn" and super().is_ajax(request)

    # Trying

    def pre_authenticate(self, request, **credentials):
        tries.take(request, tries.PASSWORD, _name(credentials))

    def authenticate(self, request, **credentials):
        person = super().authenticate(request, **credentials)
        if person is not None:
            tries.forgive(request, tries.PASSWORD, _name(credentials))
        return person

    def is_reauthentication_required(self, *, app, **more) -> bool:
        """Whoever has just signed in has proved enough."""
        return not lasting.is_fresh(context.request)

    # Coming in

    def respond_user_inactive(self, request, user):
        raise PermissionDenied(_("This account is closed for now. Write to the newsroom if you think that it should be open."))

    def login(self, request, user):
        super().login(request, user)
        tries.remember(request, user)

    def post_login(self, request, user, **more):
        response = super().post_login(request, user, **more)
        lasting.begin(request)
        return response

    # Saying

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Ours, or none: the library's greetings say nothing that the page does not."""
        said = message or DONE.get(message_template)
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """A code to sign in with, as a letter: the only mail that the library sends for itself."""
        person = User.objects.reached_at(email)
        if person and "code" in context:
            _write_code(person, context["code"])

    def write_to_nobody(self, email: str) -> None:
        """What is done for an account is done for a stranger's address, and struck out before anybody could send it: the time tells nothing."""
        with transaction.atomic():
            if letter := _write_code(email, self.generate_login_code()):
                letter.delete()

    def send_notification_mail(self, template_prefix: str, user, context=None, email=None) -> None:
        what = CHANGES.get(template_prefix)
        if what:
            letters.write("account_changed", once=f"account:{secrets.token_hex(12)}", to=user, what=what)


class SecondFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": Accounts.error_messages["incorrect_code"]}

    def get_totp_issuer(self) -> str:
        return str(settings.OUTLET)

    def get_totp_label(self, user) -> str:
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": str(settings.OUTLET)}

    def get_public_key_credential_user_entity(self, user) -> dict:
        return super().get_public_key_credential_user_entity(user) | {"name": user.get_username(), "display_name": user.shown_name}

    def generate_authenticator_name(self, user, type) -> str:
        number = sum(one.type == type for one in user.authenticator_set.all()) + 1
        return _("Passkey %(number)s") % {"number": number}

    # Secrets are kept under the key that lies outside the database: who has a copy of the tables alone makes no codes.

    def encrypt(self, text: str) -> str:
        return sealing.seal(text, purpose=SECRETS)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text, purpose=SECRETS)


def _write_code(to: User | str, code: str) -> Letter | None:
    return letters.write("sign_in_code", once=f"code:{secrets.token_hex(12)}", to=to, code=code)


def _name(credentials: dict) -> str:
    return credentials.get("username") or credentials.get("email") or ""
