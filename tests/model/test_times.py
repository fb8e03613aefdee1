"""Times of the log, shown in the local zone."""

from datetime import UTC, datetime

from annotator.model.times import local_time


def test_a_time_is_shown_in_the_local_zone_with_year_and_seconds_where_it_must_be_exact() -> None:
    here = datetime(2026, 11, 27, 2, 30, 15, tzinfo=UTC).astimezone()
    assert local_time("2026-11-27T02:30:15Z") == f"{here:%d %b %H:%M}"
    assert local_time("2026-11-27T02:30:15Z", exact=True) == f"{here:%Y-%m-%d %H:%M:%S}"
