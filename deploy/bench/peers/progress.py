"""What a run says of itself."""

import sys


def tell(what: str) -> None:
    """To people: what is printed may be for machines."""
    print(what, file=sys.stderr)
