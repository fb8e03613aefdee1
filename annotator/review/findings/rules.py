"""The table of rules. A new rule is a small function and one line here."""

from annotator.review.findings import counting, measures, naming, posts, quoting, telling, versions
from annotator.review.findings.rule import Across, Rule, Within

RULES: tuple[Rule, ...] = (
    Within("announced", "Announced against tagged", counting.announced),
    Within("parts", "Parts against the total", counting.parts),
    Within("listed", "Told against named", counting.listed),
    Across("other value", "Another value elsewhere", measures.by_period, measures.other_value),
    Across("jump", "Jump from year to year", measures.by_measure, measures.jump),
    Across(
        "other unit", "Another unit from year to year", measures.by_counted, measures.other_unit
    ),
    Across(
        "post not held",
        "Post not held on that day",
        posts.by_person,
        posts.not_held,
        posts.posts_by_person,
    ),
    Across(
        "two holders",
        "Two holders of one post",
        posts.by_post,
        posts.two_holders,
        posts.posts_by_post,
    ),
    Across(
        "two spellings",
        "A name in two spellings",
        naming.by_sound,
        naming.two_spellings,
        naming.names_by_sound,
    ),
    Across("backward", "Status that runs backward", naming.by_title, naming.backward),
    Within("told as past", "Told as past before its day", telling.told_as_past),
    Within("quotation marks", "Quotation marks that don’t pair", quoting.quotation_marks),
    Within("title figures", "Figure of the title alone", telling.title_figures),
    Across("versions", "English against Russian", versions.by_day, versions.versions),
)
"""All rules in the order in which findings are listed."""
