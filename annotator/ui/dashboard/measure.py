"""Measuring a project for the dashboard, on a worker."""

from pathlib import Path

from annotator.model.records import Assignment, Statement
from annotator.model.snapshot import Progress
from annotator.review.agreement.study import study
from annotator.review.tally import Tally, due_days, shared_release
from annotator.ui.dashboard.charts import Measurements
from annotator.workspace.measuring import measuring


def measured(path: Path, today: str, progress: Progress) -> Measurements:
    """Everything that the plots show of the project at `path`; `today` is ISO."""
    tally, shared = Tally(), []
    with measuring(path) as reader:
        given: dict[str, list[Assignment]] = {}
        stated: dict[str, list[Statement]] = {}
        for assignment in reader.assignments:
            given.setdefault(assignment.document, []).append(assignment)
        for statement in reader.statements:
            stated.setdefault(statement.document, []).append(statement)
        for number, one in enumerate(reader.releases()):
            progress(number, reader.count)
            tally.take((*one.tags, *one.dismissals), reader.corrected)
            document = one.document
            here, said = given.get(document, ()), stated.get(document, ())
            if release := shared_release(document, one.length, one.tags, here, said):
                shared.append(release)
        names = {member.id: member.name for member in reader.members.values()}
        return Measurements(study(shared), tally, due_days(reader.assignments, today), names)
