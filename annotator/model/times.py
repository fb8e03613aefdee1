"""Times of the log as people read them."""

from datetime import datetime


def local_time(iso: str, *, exact: bool = False) -> str:
    """A time of the log (UTC, ISO 8601) in the local zone; `exact` with year and seconds."""
    moment = datetime.fromisoformat(iso).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M:%S" if exact else "%d %b %H:%M")
