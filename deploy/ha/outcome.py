"""What a run has brought, summed over the logs of nodes and database, and over the tails."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    acked: int
    lost: list
    doubled: list
    doubled_escalations: list
    republished: list
    """Escalations that were published at two positions: the log forgot the first."""
    vanished: int
    """Rows that were published, and that the log no longer holds."""
    published: int
    failures: list = field(default_factory=list)

    @classmethod
    def of(cls, found, tails, failures):
        """
        - found: the findings for each log that was read; what more than one of them tell counts once.
        """
        return cls(max(findings.acked for findings in found), _once(found, "lost"), _once(found, "doubled"),
                   _once(found, "doubled_escalations"), tails.doubled_escalations, len(tails.vanished), tails.published,
                   [*failures, *_once(found, "wrong"), *tails.wrong])

    @property
    def is_clean(self):
        return self.is_clean_but_forgetful and not (self.lost or self.republished or self.vanished)

    @property
    def is_clean_but_forgetful(self):
        """What may be demanded where a failover may forget."""
        return not (self.doubled or self.doubled_escalations or self.failures)

    @property
    def line(self):
        return (f"acked {self.acked} lost {len(self.lost)} doubled {len(self.doubled)} "
                f"escalations-doubled {len(self.doubled_escalations) + len(self.republished)}")


def _once(found, name):
    """In the order in which they were found first."""
    return list(dict.fromkeys(item for findings in found for item in getattr(findings, name)))
