"""Keeps members findable as they change, inside the transaction that changes them."""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from poortgenoot.members import directory
from poortgenoot.members.models import Member, Membership, WorkPlace
from poortgenoot.search import actions, gates
from poortgenoot.search.people import queries
from poortgenoot.search.people.entries import KIND


def register() -> None:
    """Called once, when the room is ready."""
    gates.register(KIND, queries.visible, _("Leden"), queries.member_entries)
    directory.register_text_search(queries.found_by)
    for model in (Member, Membership, WorkPlace):
        post_save.connect(_changed, sender=model, dispatch_uid=f"search-saved-{model.__name__}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"search-deleted-{model.__name__}")


def _changed(sender: type[Model], instance: Member | Membership | WorkPlace, **how: object) -> None:
    """Let a member be found as the profile stands now, or no longer."""
    if not isinstance(instance, Member):
        actions.replace(KIND, instance.member_id, queries.entries_for(queries.member(instance.member_id)))
    elif how.get("created") and instance.onboarded_at is None:
        return
    else:
        there = instance if "created" in how else None  # only post_save says whether it created
        actions.replace(KIND, instance.pk, queries.entries_for(there))
