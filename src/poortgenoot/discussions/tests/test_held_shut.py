"""What somebody tries who wants more from a table than their seat gives."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, client_of
from tests.factories import make_question

from poortgenoot.core import clock
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions, script_file, shipped
from poortgenoot.discussions.access.cases import discussions_open_to
from poortgenoot.discussions.actions import alone, methods, peers, presence, records
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.method_faults import faults
from poortgenoot.discussions.models import Discussion, PreparedCase, Reveal, Seat, Turn
from poortgenoot.discussions.queries import asking, slow
from poortgenoot.discussions.queries.evaluations import evaluations_of
from poortgenoot.discussions.tests.group import date_of, gather_peers
from poortgenoot.discussions.tests.table import Table, draft, lay, seal_all, stand, time_goes_by, weigh_all
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring.models import Recognition
from poortgenoot.sparring.tests.test_guarded import everything_stored


def away(*seats: Seat) -> None:
    long_ago = clock.now() - timedelta(minutes=10)
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(seen_at=long_ago)


def test_who_is_taken_away_before_sealing_is_named_at_the_reveal(table: Table) -> None:
    stand(table, "wegen")
    for seat in (table.bringer, table.doctor):
        weigh_all(seat)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.remove(table.insurance_doctor, by=table.bringer)
    assert actions.reveal(table.again(), by=table.bringer).missing == [table.insurance_doctor.pk]


def test_who_sealed_or_never_sat_there_is_not_named(table: Table) -> None:
    guest, _key = actions.invite_guest(table.discussion, by=table.bringer)
    stand(table, "wegen")
    seal_all(table)
    actions.declare(guest)
    actions.remove(Seat.objects.get(pk=guest.pk), by=table.bringer)
    actions.remove(table.doctor, by=table.bringer)
    stand(table, "openen")
    assert actions.reveal(table.again(), by=table.bringer).missing == []


def test_who_opens_is_there_and_seals_first_also_without_an_open_page(table: Table) -> None:
    """By program somebody leads without a page that gives signs: away, they would open what the others sealed alone."""
    stand(table, "wegen")
    for seat in (table.doctor, table.insurance_doctor):
        weigh_all(seat)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    away(table.bringer)
    with pytest.raises(Refused):
        actions.reveal(table.again(), by=table.bringer)


@pytest.mark.parametrize("at", ["ronde", "opnieuw", "besluit"])
def test_only_a_step_that_reveals_opens(table: Table, at: str) -> None:
    stand(table, "wegen")
    seal_all(table)
    stand(table, at)
    with pytest.raises(Refused, match="pas in de stap"):
        actions.reveal(table.again(), by=table.bringer)
    assert not Reveal.objects.exists()


def test_while_a_discussion_is_hidden_nobody_leads_or_opens_it(table: Table) -> None:
    stand(table, "wegen")
    seal_all(table)
    stand(table, "openen")
    away(table.doctor, table.insurance_doctor)
    Discussion.objects.update(hidden_at=clock.now())
    hidden = Discussion.objects.get()
    for act in (actions.reveal, actions.pause, actions.close):
        with pytest.raises(Refused):
            act(hidden, by=table.bringer)
    away(table.bringer)
    with pytest.raises(Refused):
        actions.take_over(hidden, by=table.doctor)


def test_before_it_began_nobody_takes_the_lead_from_who_prepared_it(table: Table) -> None:
    away(table.bringer)
    with pytest.raises(Refused, match="nog tijd"):
        actions.take_over(table.discussion, by=table.doctor)
    Discussion.objects.update(planned_at=clock.now() - timedelta(minutes=1))
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_the_bringer_takes_the_lead_back_whenever_who_leads_is_away(table: Table) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    away(table.doctor)
    actions.take_over(table.again(), by=table.bringer)
    assert table.again().facilitator_id == table.bringer.pk


def test_at_a_slow_table_the_lead_is_taken_over_only_when_a_term_is_over(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    away(table.bringer)
    with pytest.raises(Refused, match="nog tijd"):
        actions.take_over(table.again(), by=table.doctor)
    time_goes_by(table, 14 * 24 * 60)
    actions.take_over(table.again(), by=table.doctor)
    assert table.again().facilitator_id == table.doctor.pk


def test_while_they_weigh_nobody_finds_out_by_the_factors_whether_others_began(table: Table) -> None:
    stand(table, "wegen")
    said = []
    for began in (False, True):
        if began:
            weigh_all(table.insurance_doctor)
        with pytest.raises(Refused) as refused:
            actions.add_factor(table.again(), "Hoe ver het reizen is", FactorGroup.MARKET, by=table.doctor)
        said.append(refused.value.why)
    assert said[0] == said[1]


def test_a_factor_that_is_too_long_is_refused_with_the_reason(table: Table, cast: Cast) -> None:
    with pytest.raises(ValidationError, match="80"):
        actions.add_factor(table.discussion, "Reistijd " * 10, FactorGroup.MARKET, by=table.doctor)
    sent = {"title": "Reistijd " * 10, "group": "market"}
    answer = client_of(cast.doctor).post(f"/casus/{table.discussion.pk}/factor/?deel=factoren", sent)
    assert answer.status_code == 422


def test_a_page_that_missed_that_its_seat_is_gone_ends_at_its_next_sign_of_life(table: Table) -> None:
    assert presence.sign(table.doctor.pk)
    Seat.objects.filter(pk=table.doctor.pk).update(removed_at=clock.now())
    assert not presence.sign(table.doctor.pk)


def test_who_was_taken_away_sees_by_the_link_what_one_sees_without_a_table(cast: Cast) -> None:
    table = lay_with_link(cast)
    actions.remove(table.doctor, by=table.bringer)
    doctor = client_of(cast.doctor)
    found, never = (doctor.get(f"/casus/mee/{code}/") for code in (table.discussion.code, "bestaat-niet"))
    assert found.status_code == never.status_code == 404
    assert table.discussion.title not in found.text
    path = f"/casus/{table.discussion.pk}/meedoen/"
    assert doctor.post(path, {"profession": "BA", "code": table.discussion.code}).status_code == 404


def lay_with_link(cast: Cast) -> Table:
    table = lay(cast)
    Discussion.objects.update(joining="link")
    return Table(Discussion.objects.get(), *table.seats)


def recognised(by: Member, cast: Cast) -> Discussion:
    """A table that began with a question in which `by` recognised somebody."""
    question = make_question(cast.asker)
    Recognition.objects.create(question=question, member=by)
    table = lay(cast)
    Discussion.objects.update(question=question)
    return table.again()


def test_who_recognised_somebody_in_the_question_does_not_come_to_its_table(cast: Cast) -> None:
    discussion = recognised(cast.labour_expert, cast)
    assert not discussions_open_to(cast.labour_expert).exists()
    with pytest.raises(Refused):
        actions.take(discussion, "AD", by=cast.labour_expert)
    assert discussions_open_to(cast.coach).exists()


def test_who_leads_cannot_tell_by_asking_who_recognised_somebody(cast: Cast) -> None:
    discussion = recognised(cast.labour_expert, cast)
    client, share = client_of(cast.asker), f"/casus/{discussion.pk}/nodig-uit/"
    said = []
    for member, code in ((cast.labour_expert, "AD"), (cast.reintegrator, "RP")):
        answer = client.post(f"{share}lid/", {"member": member.pk, "profession": code}, follow=True)
        said.append((answer.status_code, f"{member.name} is gevraagd." in answer.text))
    assert said == [(200, True)] * 2
    assert list(asking.waiting(discussion).values_list("member", flat=True)) == [
        cast.labour_expert.pk,
        cast.reintegrator.pk,
    ]
    assert not Notice.objects.filter(member=cast.labour_expert).exists(), "nothing is told to who recognised somebody"
    assert Notice.objects.filter(member=cast.reintegrator).exists()
    assert client_of(cast.labour_expert).get(f"/casus/{discussion.pk}/").status_code == 404
    with pytest.raises(Refused):
        actions.take(discussion, "AD", by=cast.labour_expert)


def test_bringing_a_case_to_a_group_does_not_tell_who_in_it_recognised_somebody(cast: Cast) -> None:
    group = gather_peers(cast)
    question = make_question(cast.asker)
    asked = []
    for by in (None, cast.doctor):
        if by:
            Recognition.objects.create(question=question, member=by)
        discussion = actions.prepare(draft(cast.asker, cast), by=cast.asker)
        Discussion.objects.filter(pk=discussion.pk).update(question=question)
        discussion.refresh_from_db()
        asked.append(peers.bring_to(date_of(group, cast.doctor, hours=24), discussion, by=cast.asker))
    assert asked[0] == asked[1] > 0


def test_who_recognises_somebody_while_sitting_there_sees_and_hears_nothing_more(cast: Cast) -> None:
    discussion = recognised(cast.labour_expert, cast)
    doctor, path = discussion.seats.get(member=cast.doctor), f"/casus/{discussion.pk}/"
    assert client_of(cast.doctor).get(path).status_code == 200
    assert presence.sign(doctor.pk)
    assert doctor in slow.members_at(discussion)
    Recognition.objects.create(question=discussion.question, member=cast.doctor)
    assert client_of(cast.doctor).get(path).status_code == 404
    assert not presence.sign(doctor.pk), "its open pages end with their next sign of life"
    assert doctor not in slow.members_at(discussion)
    assert client_of(cast.insurance_doctor).get(path).status_code == 200


def test_who_recognised_somebody_does_not_find_the_case_among_what_they_weighed(cast: Cast) -> None:
    question = make_question(cast.asker)
    table = lay(cast, at="wegen", question=question)
    weigh_all(table.doctor)
    client = client_of(cast.doctor)
    assert table.discussion.title in client.get("/mijn-afwegingen/").content.decode()
    Recognition.objects.create(question=question, member=cast.doctor)
    assert table.discussion.title not in client.get("/mijn-afwegingen/").content.decode()


def test_routing_passes_who_recognised_somebody_by(cast: Cast) -> None:
    from poortgenoot.sparring import shortlist

    discussion = recognised(cast.labour_expert, cast)
    candidates = shortlist.candidates(asking.need(discussion, "AD"))
    assert cast.labour_expert.pk in {one.member for one in candidates}
    assert cast.labour_expert.pk not in {one.member for one in asking.free(discussion, candidates)}


def test_who_leads_asks_so_many_people_a_day_and_no_more(
    table: Table, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poortgenoot.discussions.actions.asking.LIMITS", replace(LIMITS, invitations_per_day=1))
    actions.ask_member(table.discussion, cast.labour_expert, "AD", by=table.bringer)
    with pytest.raises(TooMany):
        actions.ask_member(table.discussion, cast.reintegrator, "RP", by=table.bringer)


def test_one_seat_fills_a_step_with_so_many_contributions_and_no_more(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poortgenoot.discussions.actions.talking.LIMITS", replace(LIMITS, contributions_a_step=2))
    stand(table, "vragen")
    for text in ("Wie weet ervan?", "Wat wil zij zelf?"):
        actions.contribute(table.again(), text, uuid.uuid4(), by=table.doctor)
    with pytest.raises(TooMany):
        actions.contribute(table.again(), "En nog iets?", uuid.uuid4(), by=table.doctor)
    actions.contribute(table.again(), "Wat is er geprobeerd?", uuid.uuid4(), by=table.insurance_doctor)


def test_saying_later_again_and_again_moves_nobody(table: Table) -> None:
    stand(table, "ronde")
    turn = Turn.objects.get(seat=table.doctor)
    for _again in range(5):
        actions.take_turn(Turn.objects.get(pk=turn.pk), Turn.State.LATER, by=table.doctor)
    assert Turn.objects.get(pk=turn.pk).place <= 3


def test_evaluations_stand_in_an_order_that_says_nothing_of_who_wrote_first(table: Table, cast: Cast) -> None:
    from poortgenoot.discussions.models import Evaluation

    first = actions.take(table.discussion, "JC", by=cast.coach)
    for seat, worked in ((table.bringer, "Z"), (first, "A"), (table.doctor, "M")):
        Evaluation.objects.create(seat=seat, worked=worked)
    assert [(said.profession, said.worked) for said in evaluations_of(table.discussion)] == [
        ("BA", "M"),
        ("JC", "A"),
        ("JC", "Z"),
    ]


def test_what_names_a_group_a_gathering_or_a_method_points_at_nobody(cast: Cast) -> None:
    case = PreparedCase.objects.filter(host=None)[0]
    bob = shipped.methods()["bob"]
    step = replace(bob.steps[0], instructions="Begin bij mevrouw Jansma-Terpstra, 06-12345678.")
    later = clock.now() + timedelta(days=1)
    for make in (
        lambda: peers.make_group(cast.association, "Toetsgroep BSN 123456782", "review", "BA", by=cast.doctor),
        lambda: alone.gather(cast.association, case, "Over mevrouw Jansma-Terpstra", later, by=cast.moderator),
        lambda: methods.keep(cast.association, replace(bob, steps=(step, *bob.steps[1:])), by=cast.moderator),
    ):
        with pytest.raises(ValidationError, match="weggeven"):
            make()
    assert "Terpstra" not in everything_stored()
    peers.make_group(cast.association, "Toetsgroep Zwolle, sinds 2019", "review", "BA", by=cast.doctor)


def test_the_forms_of_a_group_a_gathering_and_a_method_say_so(cast: Cast) -> None:
    doctor, moderator = client_of(cast.doctor), client_of(cast.moderator)
    group = {"name": "Groep 06-12345678", "kind": "review", "host": cast.association.pk, "profession": "BA"}
    day = (clock.today() + timedelta(days=3)).isoformat()
    gathering = {"title": "Bel 06-12345678", "prepared": PreparedCase.objects.all()[0].pk, "last_day": day}
    script = script_file.toml(replace(shipped.methods()["bob"], title="Bel 06-12345678")).encode()
    desk = f"/gastheer/{cast.association.slug}"
    for answer in (
        doctor.post("/intervisie/", group),
        moderator.post(f"{desk}/weeg-mee/", gathering),
        moderator.post(f"{desk}/werkvormen/", {"file": SimpleUploadedFile("x.toml", script)}),
    ):
        assert answer.status_code == 422
        assert "iets dat iemand kan weggeven" in answer.text


def test_one_seat_does_not_keep_the_guard_busy_for_all(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poortgenoot.discussions.actions.guarded.LIMITS", replace(LIMITS, guard_checks_per_minute=2))
    stand(table, "vragen")
    for text in ("Wie weet ervan?", "Wat wil zij zelf?"):
        actions.contribute(table.again(), text, uuid.uuid4(), by=table.doctor)
    with pytest.raises(TooMany):
        actions.contribute(table.again(), "En nog iets?", uuid.uuid4(), by=table.doctor)
    actions.contribute(table.again(), "Wat is er geprobeerd?", uuid.uuid4(), by=table.insurance_doctor)


def test_the_key_of_somebody_elses_words_gives_nobody_those_words(table: Table, cast: Cast) -> None:
    stand(table, "vragen")
    key = uuid.uuid4()
    actions.contribute(table.again(), "Wie weet ervan?", key, by=table.doctor)
    with pytest.raises(Refused):
        actions.contribute(table.again(), "Wat wil zij zelf?", key, by=table.insurance_doctor)
    stand(table, "besluit")
    records.write_line(table.doctor, "would_do", "Eerst luisteren.", key=key)
    with pytest.raises(Refused):
        records.write_line(table.insurance_doctor, "would_do", "Eerst rust.", key=key)
    with pytest.raises(Refused):
        actions.prepare(draft(cast.coach, cast, key=table.discussion.draft_key), by=cast.coach)


def test_who_was_taken_from_the_table_does_not_read_in_the_group_what_it_is_about(cast: Cast) -> None:
    group = gather_peers(cast)
    meeting = date_of(group, cast.doctor, hours=24)
    discussion = actions.prepare(draft(cast.asker, cast), by=cast.asker)
    peers.bring_to(meeting, discussion, by=cast.asker)
    path = f"/intervisie/datum/{meeting.pk}/"
    assert discussion.title in client_of(cast.doctor).get(path).text
    actions.remove(discussion.seats.get(member=cast.doctor), by=discussion.seats.get(member=cast.asker))
    assert discussion.title not in client_of(cast.doctor).get(path).text


def test_a_step_has_a_key_that_can_be_kept() -> None:
    bob = shipped.methods()["bob"]
    long = replace(bob, steps=(replace(bob.steps[0], key="k" * 61), *bob.steps[1:]))
    assert [(fault.code, fault.step) for fault in faults(long)] == [("too_long", 1)]
