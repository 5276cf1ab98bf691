"""What a run has brought, summed over the logs of nodes and database, and over the tails."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    acked: int
    lost: list
    doubled: list
    doubled_escalations: list
    vanished: int
    """Rows that were published, and that the log no longer holds."""
    published: int
    failures: list = field(default_factory=list)

    @classmethod
    def of(cls, found, tails, failures):
        """
        - found: the findings for each log that was read; what more than one of them tell counts once.
        """
        escalations = _once(found, "doubled_escalations") + tails.doubled_escalations
        return cls(max(findings.acked for findings in found), _once(found, "lost"), _once(found, "doubled"), escalations,
                   len(tails.vanished), tails.published, [*failures, *_once(found, "wrong"), *tails.wrong])

    @property
    def is_clean(self):
        return not (self.lost or self.doubled or self.doubled_escalations or self.vanished or self.failures)

    @property
    def is_clean_but_lost(self):
        """What may be demanded where a failover may forget."""
        return not (self.doubled or self.doubled_escalations or self.failures)

    @property
    def line(self):
        return (f"acked {self.acked} lost {len(self.lost)} doubled {len(self.doubled)} "
                f"escalations-doubled {len(self.doubled_escalations)}")


def _once(found, name):
    """In the order in which they were found first."""
    return list(dict.fromkeys(item for findings in found for item in getattr(findings, name)))
