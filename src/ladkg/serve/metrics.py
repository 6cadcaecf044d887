"""Numbers for Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

from functools import partial

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from ladkg import limits
from ladkg.serve.pool import Pool


class Metrics:
    """A registry of its own, so that several servers may run in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter("ladkg_requests", "Requests answered.", ["route", "status"], registry=self.registry)
        self._seconds = Histogram("ladkg_request_seconds", "Time to answer.", ["route"], registry=self.registry)
        self._ended = Counter("ladkg_ended", "Questions given up, by reason.", ["why"], registry=self.registry)
        self._cut = Counter("ladkg_truncated", "Answers cut short, by cap.", ["cap"], registry=self.registry)
        self._kept = Counter("ladkg_kept_answers", "Questions answered from memory.", registry=self.registry)

    def watch(self, pool: Pool) -> None:
        """Adds what a pool is at."""
        for name, lane in (("quick", pool.quick), ("slow", pool.slow)):
            running = self._gauge(f"ladkg_{name}_running", f"Queries that run in the {name} lane.")
            running.set_function(partial(getattr, lane, "running"))
            waiting = self._gauge(f"ladkg_{name}_waiting", f"Queries that wait for the {name} lane.")
            waiting.set_function(partial(getattr, lane, "waiting"))
        self._gauge("ladkg_workers_started", "Worker processes started so far.").set_function(lambda: pool.started)
        self._gauge("ladkg_workers_bytes", "Memory that all worker processes hold.").set_function(
            lambda: sum(map(limits.held, pool.workers))
        )

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(name, about, registry=self.registry)

    def request(self, route: str, status: int, seconds: float) -> None:
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def ended(self, why: str) -> None:
        self._ended.labels(why).inc()

    def truncated(self, cap: str) -> None:
        self._cut.labels(cap).inc()

    def kept(self) -> None:
        self._kept.inc()

    def text(self) -> bytes:
        return generate_latest(self.registry)
