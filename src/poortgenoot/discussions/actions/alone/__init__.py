"""What can be done in *Weeg mee*: weighing a prepared case along, alone."""

from poortgenoot.discussions.actions.alone.curious import forget_address, tell_curious, want_to_know
from poortgenoot.discussions.actions.alone.gatherings import gather, withdraw
from poortgenoot.discussions.actions.alone.loading import load_prepared
from poortgenoot.discussions.actions.alone.marking import pool_audience, seal
from poortgenoot.discussions.actions.alone.preparing import prepare_from, take_away

__all__ = [
    "forget_address",
    "gather",
    "load_prepared",
    "pool_audience",
    "prepare_from",
    "seal",
    "take_away",
    "tell_curious",
    "want_to_know",
    "withdraw",
]
