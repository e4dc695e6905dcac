"""What the house counts of itself, for who runs it: numbers, never a name, an address or a word of a case.

Labels come from short closed lists. What a process counts is its own; what rooms read from the database is the same
at every process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db import Error
from prometheus_client import REGISTRY, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

REQUESTS = Histogram("poortgenoot_request_seconds", "Requests, from the first byte to the last", ["route", "status"])
SOCKETS = Gauge("poortgenoot_sockets", "Sockets that are open", ["kind"])
GUARD_CHECKS = Histogram("poortgenoot_guard_check_seconds", "What the guard took for one text")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that is looked up when somebody asks: `take` gives it by the value of `label` ("" without one)."""

    name: str
    says: str
    take: Callable[[], Mapping[str, float]]
    label: str = ""


_readings: dict[str, Reading] = {}


def register(*readings: Reading) -> None:
    """Let a room add numbers of its own; the same name again replaces it."""
    _readings.update({reading.name: reading for reading in readings})


class House(Collector):
    """What the rooms registered. A database that is away takes only its own numbers along."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        answers = True
        for reading in _readings.values():
            try:
                taken = dict(reading.take())
            except Error:
                answers = False
                continue
            yield _family(reading, taken)
        yield GaugeMetricFamily("poortgenoot_database_up", "1 when the database answered just now", float(answers))


def _family(reading: Reading, taken: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(reading.name, reading.says, labels=[reading.label] if reading.label else [])
    for value, number in taken.items():
        family.add_metric([value] if reading.label else [], number)
    return family


REGISTRY.register(House())
