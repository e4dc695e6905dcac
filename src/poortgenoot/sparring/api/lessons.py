"""Lessons for programs."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from poortgenoot.core.walking import After, next_path
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, queries
from poortgenoot.sparring.api import telling
from poortgenoot.sparring.api.shapes import LessonOut

router = Router(tags=["lessons"])


class Asked(After):
    theme: int | None = Field(None, ge=1, le=2**31 - 1)
    profession: Profession | None = Field(None, description="In which this profession answered.")


class LessonList(Schema):
    lessons: list[LessonOut]
    next: str | None


@router.get("/lessons", response=LessonList, summary="What others learned, newest first")
def lessons(request: MemberRequest, asked: Query[Asked]) -> LessonList:
    profession = asked.profession.value if asked.profession else ""
    page = queries.lessons(request.member, asked.theme, profession, asked.mark)
    return LessonList(lessons=[telling.lesson(one) for one in page.rows], next=next_path(request, page.after))


@router.get("/lessons/{int:lesson_id}", response=LessonOut, summary="One lesson")
def lesson(request: MemberRequest, lesson_id: int) -> LessonOut:
    found = access.lessons_visible_to(request.member).prefetch_related("themes")
    return telling.lesson(get_object_or_404(found, pk=lesson_id))
