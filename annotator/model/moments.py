"""Points in a project's past, as people write them."""

from datetime import UTC, date, datetime, time

from annotator.model.errors import UserError


def last_millisecond(words: str) -> int:
    """The last millisecond since 1970 (UTC) of a day, or a moment as ISO 8601 writes it.

    A moment without a zone is taken as UTC. UserError where the words are neither.
    """
    try:
        return _milliseconds(datetime.combine(date.fromisoformat(words), time.max, UTC))
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise UserError(
            f"“{words}” is no date. Write a day like 2019-11-28, or the number of a revision."
        ) from error
    return _milliseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
