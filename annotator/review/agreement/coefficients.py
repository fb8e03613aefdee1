"""Agreement beyond chance on values: Krippendorff's alpha and Cohen's kappa."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from annotator.review.measure import Measure, Undefined

NOBODY_BOTH = Undefined("No item was tagged by both.")
ALL_THE_SAME = Undefined("Everybody chose the same value, so that chance agreement is total.")


def alpha(units: Iterable[Sequence[Hashable | None]]) -> Measure:
    """Krippendorff's alpha for nominal values (Content Analysis, 2004, chapter 11).

    A unit holds a value for each annotator, None where one has not judged it.
    """
    coincidences: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit, alike in Counter(map(tuple, units)).items():
        counts = Counter(value for value in unit if value is not None)
        judged = counts.total()
        if judged < 2:
            continue
        for one, times in counts.items():
            for other, others in counts.items():
                pairs = times * (others - (one == other))
                coincidences[one, other] += alike * pairs / (judged - 1)
    return _beyond_chance(coincidences)


def _beyond_chance(coincidences: Mapping[tuple[Hashable, Hashable], float]) -> Measure:
    margins: dict[Hashable, float] = defaultdict(float)
    for (one, _), share in coincidences.items():
        margins[one] += share
    total = sum(margins.values())
    if not total:
        return NOBODY_BOTH
    expected = total**2 - sum(share**2 for share in margins.values())
    if len(margins) == 1:
        return ALL_THE_SAME
    observed = sum(share for (one, other), share in coincidences.items() if one != other)
    return 1 - (total - 1) * observed / expected


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> Measure:
    """Cohen's kappa (Educational and Psychological Measurement 20, 1960) of two annotators."""
    table = Counter(pairs)
    total = table.total()
    if not total:
        return NOBODY_BOTH
    left: Counter[Hashable] = Counter()
    right: Counter[Hashable] = Counter()
    for (one, other), times in table.items():
        left[one] += times
        right[other] += times
    chance = sum(left[value] * right[value] for value in left) / total**2
    if len({*left, *right}) == 1:
        return ALL_THE_SAME
    agreed = sum(times for (one, other), times in table.items() if one == other) / total
    return (agreed - chance) / (1 - chance)
