"""Weeg mee: the cases, weighing one, and waiting for the others or seeing them."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from poortgenoot.core import tallies
from poortgenoot.core.access import public
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import returning, weighers
from poortgenoot.discussions.access.alone import PROFESSIONS_TO_OPEN, is_going_on
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.forms.alone import CuriousForm, WeighForm
from poortgenoot.discussions.models import Mark
from poortgenoot.discussions.others import laid_out
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Pool, Weigher


@public
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    return render(request, "discussions/alone/list.html", {"cases": queries.cases(weighers.of_request(request))})


@public
@require_safe
def gathering(request: HttpRequest, code: str) -> HttpResponse:
    """The short link of a gathering, as the poster has it."""
    found, by = queries.gathering_called(code), weighers.of_request(request)
    if found is None:
        return render(request, "discussions/alone/over.html", status=404)
    pool = Pool(found.prepared, found)
    if not is_going_on(found) and queries.own_mark(pool, by) is None:
        return render(request, "discussions/alone/over.html", {"gathering": found}, status=410)
    path = address("weigh_alone", pool)
    if by.member is None and queries.case_called(found.prepared.slug, by) is None:
        return redirect_to_login(path)
    return redirect(path)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: HttpRequest, slug: str) -> HttpResponse:
    """The case, and the form that seals how one weighs it."""
    pool = pool_of(request, slug)
    by = weighers.of_request(request)
    if queries.own_mark(pool, by):
        return redirect(address("others", pool))
    if pool.gathering and not is_going_on(pool.gathering):
        return render(request, "discussions/alone/over.html", {"gathering": pool.gathering}, status=410)
    initial = {"key": new_key(request)} | queries.spoken_before(by)
    form = WeighForm(request.POST or None, prepared=pool.prepared, member=by.member, initial=initial)
    if request.method == "POST" and form.is_valid():
        return seal(request, pool, form)
    context = {"case": pool.prepared, "gathering": pool.gathering, "form": form}
    return render(request, "discussions/alone/weigh.html", context, status=422 if request.method == "POST" else 200)


def seal(request: HttpRequest, pool: Pool, form: WeighForm) -> HttpResponse:
    """Seal what the form holds. The key of a visitor's first form becomes the key of the browser."""
    where = str(request.META.get("REMOTE_ADDR", ""))
    too_many = _("Vanaf deze plek is het nu heel druk. Probeer het over een uur nog eens.")
    tallies.count("marks", where, per="hour", limit=LIMITS.marks_per_hour, why=too_many)
    key = weighers.key_of(request) or form.cleaned_data["key"] or weighers.make_key()
    by = weighers.of_request(request, new_key=key)
    actions.seal(pool, form.contents(), as_profession=form.cleaned_data["profession"], by=by)
    response = redirect(address("others", pool))
    if by.member is None:
        weighers.keep_key(response, key)
    return response


@public
@require_safe
def others(request: HttpRequest, slug: str) -> HttpResponse:
    """The others, once three professions have sealed; until then, who is still missed."""
    pool, by = pool_of(request, slug), weighers.of_request(request)
    mine = mark_in(request, pool, by)
    if mine is None:
        return redirect(address("weigh_alone", pool))
    opened = queries.opened(pool, mine)
    context = page_context(pool, by)
    if opened is None:
        return render(request, "discussions/alone/waiting.html", context | waiting(pool))
    context |= {"others": laid_out(pool.prepared, opened), "mine": mine} | curious_context(
        pool, by, mine, request.GET.get("mijn", "")
    )
    return render(request, "discussions/alone/others.html", context)


@public
@require_safe
def still_sealed(request: HttpRequest, slug: str) -> HttpResponse:
    """The part of the waiting page that asks again by itself; once it opens, the whole page is fetched."""
    pool, by = pool_of(request, slug), weighers.of_request(request)
    if queries.own_mark(pool, by) is None:
        raise Http404
    found = waiting(pool)
    if not found["missing"]:
        return HttpResponseClientRefresh()
    return render(request, "discussions/alone/_sealed.html", found)


@public
@require_http_methods(["POST"])
def curious(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave an address for one mail, or take it away again. From one's own mark only."""
    pool, by = pool_of(request, slug), weighers.of_request(request)
    mine = mark_in(request, pool, by)
    if mine is None or (opened := queries.opened(pool, mine)) is None:
        raise Http404
    form = CuriousForm(request.POST)
    if request.POST.get("weg"):
        actions.forget_address(mine)
    elif form.is_valid():
        actions.want_to_know(mine, form.cleaned_data["email"])
    else:
        context = page_context(pool, by) | curious_context(pool, by, mine, request.GET.get("mijn", ""), form)
        context |= {"others": laid_out(pool.prepared, opened), "mine": mine}
        return render(request, "discussions/alone/others.html", context, status=422)
    asked = {"mijn": request.GET.get("mijn", ""), "gewist": request.POST.get("weg", "")}
    return redirect(address("others", pool, **asked) + "#benieuwd")


def pool_of(request: HttpRequest, slug: str) -> Pool:
    """The case at this address, and the gathering of `?via=`; 404 for what this reader may not see."""
    by = weighers.of_request(request)
    prepared = queries.case_called(slug, by)
    code = request.GET.get("via", "")
    found = queries.gathering_called(code) if code else None
    if prepared is None or (code and (found is None or found.prepared_id != prepared.pk)):
        raise Http404
    return Pool(prepared, found)


def mark_in(request: HttpRequest, pool: Pool, by: Weigher) -> Mark | None:
    """My own mark: of this browser or member, or the one that the key in a mail leads back to."""
    if key := request.GET.get("mijn"):
        mark = returning.mark_of_key(key)
        gathering = pool.gathering.pk if pool.gathering else None
        if mark and (mark.prepared_id, mark.gathering_id) == (pool.prepared.pk, gathering):
            return mark
    return queries.own_mark(pool, by)


def page_context(pool: Pool, by: Weigher) -> dict[str, object]:
    return {
        "case": pool.prepared,
        "gathering": pool.gathering,
        "views": sorted(pool.prepared.views.items()),
        "next": queries.next_case(by, pool.prepared),
        "nothing_apart": _("De beroepsgroepen staan hier dicht bij elkaar."),
    }


def waiting(pool: Pool) -> dict[str, object]:
    sealed = queries.sealed_professions(pool)
    missing = max(0, PROFESSIONS_TO_OPEN - len(sealed))
    socket = f"/ws/weeg-mee/{pool.prepared.slug}/" + (f"?via={pool.gathering.code}" if pool.gathering else "")
    return {"sealed": list(sealed), "missing": missing, "polls": address("still_sealed", pool), "socket": socket}


def curious_context(
    pool: Pool, by: Weigher, mine: Mark, key: str, form: CuriousForm | None = None
) -> dict[str, object]:
    """`key`: the one of a mail, by which this reader came; empty for who came by themselves."""
    email = by.member.user.email if by.member and by.member.user else ""
    return {
        "curious": queries.is_curious(mine),
        "curious_form": form or CuriousForm(initial={"email": email}),
        "curious_url": address("curious", pool, mijn=key),
    }


def address(name: str, pool: Pool, **asked: str) -> str:
    """A page about this case in this pool."""
    asked = {name: value for name, value in asked.items() if value}
    if pool.gathering:
        asked = {"via": pool.gathering.code} | asked
    return reverse(f"discussions:{name}", args=[pool.prepared.slug], query=asked or None)


def new_key(request: HttpRequest) -> str:
    """The key that this browser will have: made with the form, so that sending it twice counts once."""
    return weighers.key_of(request) or weighers.make_key()
