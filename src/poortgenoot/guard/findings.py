"""What the guard found in a text: the kind, where it stands, how bad it is and what could stand there instead.

Pure: no Django. Offsets count code points of the text exactly as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``blocking`` never passes; ``weigh`` may stay with a reason."""

    BLOCKING = "blocking"
    WEIGH = "weigh"


class Kind(StrEnum):
    """The kinds of detail that give a person away, most telling first."""

    PERSON = "person"
    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    POSTCODE = "postcode"
    BIRTHDATE = "birthdate"
    IBAN = "iban"
    PLATE = "plate"
    NUMBER = "number"
    EMPLOYER = "employer"
    INSTITUTION = "institution"
    PLACE = "place"
    DATE = "date"
    AGE = "age"
    UNIQUE_JOB = "unique_job"
    RARE_DIAGNOSIS = "rare_diagnosis"
    FAMILY = "family"

    @property
    def severity(self) -> Severity:
        """Whether a detail of this kind stops a text or is weighed."""
        return Severity.WEIGH if self in WEIGHED else Severity.BLOCKING


WEIGHED = frozenset(
    {
        Kind.EMPLOYER,
        Kind.INSTITUTION,
        Kind.PLACE,
        Kind.DATE,
        Kind.AGE,
        Kind.UNIQUE_JOB,
        Kind.RARE_DIAGNOSIS,
        Kind.FAMILY,
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the original text where something of a kind stands; ``sure`` when a list knows it by name."""

    kind: Kind
    start: int
    end: int
    sure: bool = False

    def overlaps(self, other: Spot) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Finding:
    """One detail: ``text == original[start:end]``; ``proposal`` may replace it and is itself no finding."""

    kind: Kind
    severity: Severity
    start: int
    end: int
    text: str
    proposal: str

    @property
    def blocks(self) -> bool:
        """True when the text cannot be stored with this in it."""
        return self.severity is Severity.BLOCKING

    def as_json(self) -> dict[str, str | int]:
        """The finding as the command line and the API print it."""
        return {
            "kind": self.kind.value,
            "severity": self.severity.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "proposal": self.proposal,
        }
