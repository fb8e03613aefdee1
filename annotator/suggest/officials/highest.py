"""Posts of which a state has one, so that state and post settle who is meant."""

from annotator.suggest.officials.names import inflected

HIGHEST_RUSSIAN = {
    form: english
    for russian, english in (
        ("президент", "president"),
        ("премьер-министр", "prime minister"),
        ("премьер", "prime minister"),
        ("канцлер", "chancellor"),
        ("король", "king"),
        ("султан", "sultan"),
        ("эмир", "emir"),
    )
    for form in inflected(russian)
}
"""In all cases, with their names in English."""
HIGHEST = frozenset(HIGHEST_RUSSIAN.values())
