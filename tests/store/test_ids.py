"""Ids sort by when they were made, and are what RFC 9562 calls version 7."""

import uuid

import pytest

from annotator.store.ids import from_blob, from_blobs, new_id, to_blob


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = uuid.UUID(new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_ids_made_one_after_the_other_differ_and_sort_by_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = [1_620_000_000_000_000_000 + 1_000 * step for step in range(3_000)]
    following = iter(moments)
    monkeypatch.setattr("time.time_ns", lambda: next(following))
    made = [new_id() for _ in moments]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert [one.hex() for one in map(to_blob, made)] == sorted(
        one.hex() for one in map(to_blob, made)
    )


def test_an_id_holds_the_milliseconds_since_1970(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1_620_000_000_123_999_999)
    assert uuid.UUID(new_id()).int >> 80 == 1_620_000_000_123


def test_an_id_goes_through_the_file_s_sixteen_bytes_and_back() -> None:
    made = new_id()
    assert len(to_blob(made)) == 16
    assert from_blob(to_blob(made)) == made


def test_what_is_no_id_is_refused() -> None:
    with pytest.raises(ValueError, match="badly formed"):
        to_blob("harbour")


def test_many_ids_read_as_each_of_them_does() -> None:
    for count in (0, 1, 2, 50):
        blobs = [to_blob(new_id()) for _ in range(count)]
        assert from_blobs(blobs) == [from_blob(blob) for blob in blobs]
