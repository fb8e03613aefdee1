"""Whose minister, which command, and forms of address with an article: texts of our own."""

import pytest

from tests.suggest.officials.conftest import Read


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "President Bashar Nadir and Nadir's foreign minister Walid Salem came.",
            "foreign minister Walid Salem",
            "foreign minister",
            "",
        ),
        (
            "CSTO Secretary General's Press Secretary Yury Gromov came.",
            "CSTO Secretary General's Press Secretary Yury Gromov",
            "Secretary General's Press Secretary",
            "CSTO",
        ),
        (
            "Governor Mohammad Yusuf and Kandahar police chief Gen. Abdul Salem came.",
            "Kandahar police chief Gen. Abdul Salem",
            "police chief",
            "Kandahar",
        ),
        (
            "In Kabul and Kandahar President Abdul Salem spoke.",
            "President Abdul Salem",
            "President",
            "",
        ),
        (
            "Regional Command South deputy commander Brig. Gen. Ben Marsh spoke.",
            "Regional Command South deputy commander Brig. Gen. Ben Marsh",
            "deputy commander",
            "Regional Command South",
        ),
        (
            "Australian Foreign Minister Senator the Hon Helen Marsh spoke.",
            "Australian Foreign Minister Senator the Hon Helen Marsh",
            "Foreign Minister; Senator",
            "Australian",
        ),
        (
            "Deputy Prime Minister the Hon Richard Marsh spoke.",
            "Deputy Prime Minister the Hon Richard Marsh",
            "Deputy Prime Minister",
            "",
        ),
        (
            (
                "Executive Office Deputy Chief of Staff – Presidential Press Secretary Ivan Gromov "
                "spoke."
            ),
            "Executive Office Deputy Chief of Staff – Presidential Press Secretary Ivan Gromov",
            "Deputy Chief of Staff; Presidential Press Secretary",
            "Executive Office",
        ),
        (
            "ANA Maj. Gen. Sher Mohammad Salem, Chief of Army Staff, spoke.",
            "ANA Maj. Gen. Sher Mohammad Salem, Chief of Army Staff",
            "Chief of Army Staff",
            "",
        ),
        (
            "Member of the Federation Council Andrei Gromov spoke.",
            "Member of the Federation Council Andrei Gromov",
            "Member of the Federation Council",
            "",
        ),
    ],
)
def test_owners_commands_and_articles_are_told_from_names(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert (fields["role"], fields.get("body", "")) == (role, body)


def test_a_particle_behind_a_state_opens_the_name(read: Read) -> None:
    found = read("UN envoy Stefan de Marsh came. U.N. Special Envoy for Syria de Marsh spoke.")
    fields = found["U.N. Special Envoy for Syria de Marsh"]
    assert (fields["person"], fields["role"]) == ("Stefan de Marsh", "Special Envoy for Syria")
