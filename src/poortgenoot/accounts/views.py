"""The front door."""

from __future__ import annotations

from allauth.account.views import LogoutView, RequestLoginCodeView
from django.utils.decorators import method_decorator

from poortgenoot.accounts.forms import SignInForm
from poortgenoot.core.access import public


@method_decorator(public, name="dispatch")
class SignIn(RequestLoginCodeView):  # type: ignore[misc]
    """Ask for an address and send a code to it."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm


class SignOut(LogoutView):  # type: ignore[misc]
    """Sign out; the page asks first. The browser then drops its drafts (Clear-Site-Data)."""

    template_name = "accounts/sign_out.html"
