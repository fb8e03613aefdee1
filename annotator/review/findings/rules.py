"""The table of rules. A new rule is a small function and one line here."""

from annotator.review.findings import counting, measures, naming, posts, quoting, telling, versions
from annotator.review.findings.labels import LABELS
from annotator.review.findings.rule import Across, Rule, Within

RULES: tuple[Rule, ...] = (
    Within("announced", LABELS["announced"], counting.announced),
    Within("parts", LABELS["parts"], counting.parts),
    Within("listed", LABELS["listed"], counting.listed),
    Across("other value", LABELS["other value"], measures.by_period, measures.other_value),
    Across("jump", LABELS["jump"], measures.by_measure, measures.jump),
    Across("other unit", LABELS["other unit"], measures.by_counted, measures.other_unit),
    Across(
        "post not held",
        LABELS["post not held"],
        posts.by_person,
        posts.not_held,
        posts.posts_by_person,
    ),
    Across(
        "two holders",
        LABELS["two holders"],
        posts.by_post,
        posts.two_holders,
        posts.posts_by_post,
    ),
    Across(
        "two spellings",
        LABELS["two spellings"],
        naming.by_sound,
        naming.two_spellings,
        naming.names_by_sound,
    ),
    Across("backward", LABELS["backward"], naming.by_title, naming.backward),
    Within("told as past", LABELS["told as past"], telling.told_as_past),
    Within("quotation marks", LABELS["quotation marks"], quoting.quotation_marks),
    Within("title figures", LABELS["title figures"], telling.title_figures),
    Across("versions", LABELS["versions"], versions.by_day, versions.versions),
)
"""All rules in the order in which findings are listed."""
