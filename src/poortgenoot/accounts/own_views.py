"""My keys to the API, and my own data: to take along or to have erased. All of it asks again who I am."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from poortgenoot.accounts import actions, moving, queries
from poortgenoot.accounts.forms import AddressForm, CodeForm, LeaveForm, TokenForm
from poortgenoot.accounts.fresh import fresh_required
from poortgenoot.accounts.models import User
from poortgenoot.core import clock


class UserRequest(HttpRequest):
    """A request behind the closed door."""

    user: User


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_required
@never_cache
def tokens(request: UserRequest) -> HttpResponse:
    """My tokens; a new one is shown on this very page, once, and is kept nowhere."""
    form = TokenForm(request.POST or None)
    plain = ""
    if request.method == "POST" and form.is_valid():
        plain = actions.make_token(request.user, form.cleaned_data["name"])[1]
        form = TokenForm()
    context = {"form": form, "plain": plain, "tokens": queries.tokens_of(request.user)}
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@fresh_required
def withdraw_token(request: UserRequest, pk: int) -> HttpResponse:
    actions.withdraw_token(get_object_or_404(queries.tokens_of(request.user), pk=pk), by=request.user)
    messages.success(request, _("Ingetrokken. Dit token opent niets meer."))
    return redirect("accounts:tokens")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_required
@never_cache
def address(request: UserRequest) -> HttpResponse:
    """Another address: the first post mails a code to it, the second brings that back."""
    if "code" in request.POST:
        return _prove_address(request)
    form = AddressForm(request.POST or None, now=request.user.email)
    if request.method == "POST" and form.is_valid():
        moving.ask(request, form.cleaned_data["email"])
        return _show_address(request, form, CodeForm(), status=200)
    return _show_address(request, form, status=422 if form.errors else 200)


def _prove_address(request: UserRequest) -> HttpResponse:
    code = CodeForm(request.POST)
    if code.is_valid() and moving.prove(request, code.cleaned_data["code"]):
        messages.success(request, _("Je adres is veranderd. Voortaan meld je je hiermee aan."))
        return redirect("accounts:own_data")
    if not code.errors:
        code.refuse()
    return _show_address(request, AddressForm(now=request.user.email), code, status=422)


def _show_address(
    request: UserRequest, form: AddressForm, code: CodeForm | None = None, *, status: int
) -> HttpResponse:
    sent_to = request.session.get(moving.KEY, {}).get("email", "")
    context = {"form": form, "code_form": code, "sent_to": sent_to}
    return render(request, "accounts/address.html", context, status=status)


@require_safe
@fresh_required
def own_data(request: UserRequest) -> HttpResponse:
    return render(request, "accounts/own_data.html", {"form": LeaveForm()})


@require_POST
@fresh_required
@never_cache
def take_along(request: UserRequest) -> HttpResponse:
    """A file with everything about me. A post, because the ledger notes that it was taken."""
    answer = JsonResponse(actions.take_along(by=request.user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="poortgenoot-{clock.today():%Y-%m-%d}.json"'
    return answer


@require_POST
@fresh_required
def erase(request: UserRequest) -> HttpResponse:
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/own_data.html", {"form": form}, status=422)
    actions.erase(form.cleaned_data["texts"], by=request.user)
    logout(request)
    messages.success(request, _("Je account is weg. Dank je wel voor alles wat je deelde."))
    answer = redirect("accounts:sign_in")
    answer["Clear-Site-Data"] = '"storage"'
    return answer
