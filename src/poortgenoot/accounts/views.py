"""The front door."""

from __future__ import annotations

from allauth.account.views import LogoutView, RequestLoginCodeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from poortgenoot.accounts import fresh, oidc, queries
from poortgenoot.accounts.forms import CodeForm, SignInForm
from poortgenoot.core.access import public


@method_decorator(public, name="dispatch")
class SignIn(RequestLoginCodeView):  # type: ignore[misc]
    """Ask for an address and send a code to it."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "oidc_doors": oidc.doors()}


class SignOut(LogoutView):  # type: ignore[misc]
    """Sign out; the page asks first. The browser then drops its drafts (Clear-Site-Data)."""

    template_name = "accounts/sign_out.html"

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class Fresh(View):
    """Ask again: the first post sends a code, the second brings it back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, None)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "code" not in request.POST:
            fresh.send_code(request)
            return self.show(request, CodeForm())
        form = CodeForm(request.POST)
        if form.is_valid() and not fresh.prove(request, form.cleaned_data["code"]):
            form.refuse()
        return self.show(request, form) if form.errors else redirect(self.back(request))

    def show(self, request: HttpRequest, form: CodeForm | None) -> HttpResponse:
        context = {"form": form, "next": self.back(request), "has_passkey": queries.has_passkey(request.user)}
        return render(request, "accounts/fresh.html", context)

    def back(self, request: HttpRequest) -> str:
        wanted = request.POST.get("next") or request.GET.get("next") or "/"
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        return wanted if safe else "/"


@public
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """allauth sends people to pages of its own; the house has one front door."""
    wanted = request.GET.urlencode()
    return redirect(reverse("accounts:sign_in") + (f"?{wanted}" if wanted else ""))
