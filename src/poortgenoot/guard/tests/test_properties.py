"""What must hold for any text at all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from poortgenoot.guard.findings import Finding, Kind, Spot
from poortgenoot.guard.judge import replaced
from poortgenoot.guard.rules.bsn import passes_elfproef
from poortgenoot.guard.tests.test_what_is_found import DETAILS
from poortgenoot.guard.tests.test_what_is_left_alone import CLEAN

type Check = Callable[[str], tuple[Finding, ...]]

anything = st.text(max_size=40)
edge = st.sampled_from([" ", "\n", ": ", " (", '"', ", ", "\t"])
closing = st.sampled_from([" ", "\n", ". ", ")", '"', ", ", "! ", "? ", "\t"])
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def with_check_digit(front: int) -> str:
    digits = f"{front:08d}"
    return digits + str(sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11 % 10)


bsns = st.integers(1_000_000, 99_999_999).map(with_check_digit).filter(passes_elfproef)
phones = st.from_regex(r"06[- ]?[1-5][0-9]{7}|0[1-9][0-9]-[0-9]{7}|\+31 ?6 ?[1-5][0-9]{7}", fullmatch=True)
mails = st.from_regex(r"[a-z][a-z0-9]{1,8}(\.[a-z]{2,8})?@[a-z]{2,10}\.(nl|com|org|eu)", fullmatch=True)
BLOCKING = {
    Kind.BSN,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.NUMBER,
    Kind.IBAN,
    Kind.URL,
    Kind.BIRTHDATE,
    Kind.ADDRESS,
    Kind.POSTCODE,
}


def covered(check: Check, front: str, detail: str, back: str) -> bool:
    text = front + detail + back
    start, end = len(front), len(front) + len(detail)
    stopped = [f for f in check(text) if f.blocks and f.start < end and start < f.end]
    return bool(stopped)


@given(anything, edge, bsns, closing, anything)
@settings(deadline=None, max_examples=150)
def test_a_plain_bsn_never_passes(check: Check, left: str, gap: str, bsn: str, end: str, right: str) -> None:
    assert covered(check, left + gap, bsn, end + right)


@given(anything, edge, phones, closing, anything)
@settings(deadline=None, max_examples=150)
def test_a_plain_phone_never_passes(check: Check, left: str, gap: str, phone: str, end: str, right: str) -> None:
    assert covered(check, left + gap, phone, end + right)


@given(anything, edge, mails, closing, anything)
@settings(deadline=None, max_examples=150)
def test_a_plain_mail_address_never_passes(check: Check, left: str, gap: str, mail: str, end: str, right: str) -> None:
    assert covered(check, left + gap, mail, end + right)


streets = st.builds(
    lambda stem, tail: stem.capitalize() + tail,
    st.sampled_from(["kerk", "molen", "dorps", "linden", "wilhelmina", "stations", "kastanje", "beatrix"]),
    st.sampled_from(["straat", "laan", "weg", "plein", "kade", "singel", "dreef"]),
)
where = st.sampled_from(["Zij woont aan de ", "Hij werkt in de ", "We spraken af op de ", "Het huis aan de "])
after_street = st.sampled_from([" bij haar zus.", " en gaat lopend.", ", vlak bij het werk.", "."])


@given(where, streets, after_street)
@settings(deadline=None, max_examples=60)
def test_a_street_without_a_number_never_passes(check: Check, front: str, street: str, back: str) -> None:
    assert covered(check, front, street, back)


pairs = st.from_regex(r"J[BDFGHKLPRTW]|[BDEGHKPTW]J", fullmatch=True).filter(lambda pair: pair not in ("DJ", "TJ"))
said = st.sampled_from([" belde net.", " wil stoppen.", " was er ook bij.", ", mijn cliënt, twijfelt."])


@given(st.sampled_from(["Kort: ", "Ik hoorde dat ", "Volgens ", "Morgen komt "]), pairs, said)
@settings(deadline=None, max_examples=60)
def test_the_initials_of_a_double_name_never_pass(check: Check, front: str, pair: str, back: str) -> None:
    assert covered(check, front, pair, back)


sentences = st.lists(st.sampled_from([text for text, _, _ in DETAILS] + CLEAN), min_size=1, max_size=5)


@given(st.one_of(st.text(max_size=200), sentences.map(" ".join), sentences.map("\n".join)))
@settings(deadline=None, max_examples=150)
def test_places_always_point_at_the_text_and_lie_apart(check: Check, text: str) -> None:
    last = 0
    for finding in check(text):
        assert text[finding.start : finding.end] == finding.text
        assert finding.start >= last
        assert finding.text
        last = finding.end


@given(sentences, st.sampled_from([" ", "\n", "\n\n"]))
@settings(deadline=None, max_examples=150)
def test_taking_over_every_proposal_leaves_nothing_to_find(check: Check, parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    found = check(text)
    spots = [Spot(f.kind, f.start, f.end) for f in found]
    clean, _ = replaced(text, spots, [f.proposal for f in found])
    assert check(clean) == ()
