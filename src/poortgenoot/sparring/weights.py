"""What counts in choosing whom to ask, and how much. Every number of the score stands here.

Each feature below lies between 0 and 1; the score is their weighted sum. What somebody got from others is
no feature and never will be: asking is no debt.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature, and the numbers that shape it. `docs/decisions/rings.md` has the tuning."""

    brings: float = 3.0
    """Share of the question's themes that the member says to bring: what the asker came for."""

    helped: float = 2.0
    """Answers on these themes that helped others: shown, where `brings` is only said."""

    helped_half: float = 2.0
    """So many helpful answers count for half of `helped`; the next ones for ever less."""

    same_host: float = 0.5
    """A host in common with the asker: people turn to somebody close to the question."""

    same_region: float = 0.5
    """A work place in the same province: they may meet, and know the same employers and offices."""

    answered_before: float = 0.75
    """Answered this asker before: the next answer starts halfway."""

    often: float = 5.0
    """Share of invitations that was answered, smoothed: an invitation nobody answers costs the asker a third
    of the term."""

    often_prior: float = 0.25
    """What we expect of somebody never invited: about a quarter of a community ever answers."""

    often_strength: float = 2.0
    """The prior weighs as much as so many invitations: one missed mail is no verdict."""

    fast: float = 3.0
    """Working hours to an answer, beside those of the term: ten are fast for "no hurry", slow for "today"."""

    fast_prior_hours: float = 20.0
    """What we expect of somebody who never answered: the median of the community, in working hours."""

    fast_strength: float = 3.0
    """The prior weighs as much as so many answers."""

    rest: float = 1.0
    """Days since the last invitation: the willing few must not carry all."""

    rest_days: float = 14.0
    """Fully rested after so many days; never invited counts as rested."""

    there: float = 1.5
    """Share of the term's days on which the member works; unknown work days count as there."""
