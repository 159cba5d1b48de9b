"""What the bot counts of its own work, in the words of Prometheus. No label holds a person, a chat or a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from storage.measures import Measures


@dataclass(frozen=True, slots=True)
class Counted:
    """What this process counted since it started. `calls` by method of the Bot API and outcome."""

    received: int
    handled: int
    calls: Mapping[tuple[str, str], int]
    commits: int
    seconds: float
    silences: Mapping[str, float]


def exposition(counted: Counted, measures: Measures | None) -> bytes:
    """All of it; what the database counts is left out when it does not answer."""
    registry = CollectorRegistry()
    registry.register(_Once([*_counted(counted), *(_measured(measures) if measures else ())]))
    return generate_latest(registry)


class _Once(Collector):
    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _counted(counted: Counted) -> Iterator[Metric]:
    updates = "Updates from Telegram since the process started"
    yield CounterMetricFamily("atelier_updates_received", f"{updates}, kept in the inbox", counted.received)
    yield CounterMetricFamily("atelier_updates_handled", f"{updates}, done or set aside", counted.handled)
    calls = CounterMetricFamily("atelier_calls", "Calls of the Bot API", labels=("method", "outcome"))
    for labels, count in counted.calls.items():
        calls.add_metric(labels, count)
    yield calls
    seconds = "Seconds that transactions took, from their beginning to their commit"
    yield SummaryMetricFamily("atelier_commit_seconds", seconds, counted.commits, counted.seconds)
    hearts = GaugeMetricFamily("atelier_heartbeat_age_seconds", "Since a loop was last heard", labels=("loop",))
    for loop, silence in counted.silences.items():
        hearts.add_metric((loop,), silence)
    yield hearts


def _measured(measures: Measures) -> Iterator[Metric]:
    letters = GaugeMetricFamily("atelier_letters", "Letters in the database", labels=("state", "lane"))
    for (state, lane), count in measures.letters.items():
        letters.add_metric((state.value, lane.name.lower()), count)
    yield letters
    yield GaugeMetricFamily("atelier_letters_due", "Letters that are due and wait for their turn", measures.due)
    oldest = measures.oldest.total_seconds()
    yield GaugeMetricFamily("atelier_letters_due_oldest_seconds", "Since when the oldest of them waits", oldest)
    yield GaugeMetricFamily("atelier_updates_waiting", "Updates that wait in the inbox", measures.waiting)
    yield GaugeMetricFamily("atelier_updates_quarantined", "Updates in quarantine", measures.quarantined)
    lags = GaugeMetricFamily("atelier_tick_lag_seconds", "Since when a tick has not been done", labels=("tick",))
    for tick, lag in measures.lags.items():
        lags.add_metric((tick,), lag.total_seconds())
    yield lags
