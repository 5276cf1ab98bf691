"""What ends a run."""


class Problem(Exception):
    """In one line: what is wrong, and where."""
