"""Compressed rich text, as Outlook keeps a mail's body ([MS-OXRTFCP])."""

import struct

_HEADER = 16
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_SIZE = 4096
_LARGEST = 50 * 2**20
# What every such text may refer back to from its first byte on.
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpacked(data: bytes) -> bytes:
    """The rich text. Raises ValueError where it is none, or grows beyond reason."""
    if len(data) < _HEADER:
        raise ValueError("no compressed rich text")
    length, _, kind, _ = struct.unpack_from("<II4sI", data)
    held = data[_HEADER : length + 4]
    if kind == _PLAIN:
        return held
    if kind != _COMPRESSED:
        raise ValueError("no compressed rich text")
    return _inflated(held)


def _inflated(held: bytes) -> bytes:
    """Bytes, and references of 12 bits to a ring of the last 4096, eight behind a byte of flags."""
    ring = bytearray(_BEGINNING.ljust(_SIZE, b" "))
    made = bytearray()
    write, at = len(_BEGINNING), 0

    def put(byte: int) -> None:
        nonlocal write
        made.append(byte)
        ring[write] = byte
        write = (write + 1) % _SIZE

    while at < len(held):
        flags, at = held[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                if at >= len(held):
                    return bytes(made)
                put(held[at])
                at += 1
                continue
            if at + 1 >= len(held):
                return bytes(made)
            place, count = held[at] << 4 | held[at + 1] >> 4, (held[at + 1] & 15) + 2
            at += 2
            if place == write:  # the end
                return bytes(made)
            for step in range(count):
                put(ring[(place + step) % _SIZE])
        if len(made) > _LARGEST:
            raise ValueError("compressed rich text without end")
    return bytes(made)
