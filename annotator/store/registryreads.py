"""Reading the registry: officials, their posts, and where they are mentioned."""

from annotator.model.records import Official, Tenure
from annotator.store.ids import to_blob
from annotator.store.reads import Reads, id_from, require
from annotator.store.rows import official_from, tenure_from

_OFFICIAL = "SELECT id, name, aliases, note FROM official"
_TENURE = (
    "SELECT tenure.id, official.id, role, body, from_date, to_date, manner, annotation.id "
    "FROM tenure JOIN official ON official.n = tenure.official_n "
    "LEFT JOIN annotation ON annotation.n = annotation_n"
)


class RegistryReads(Reads):
    """The part of a reader that reads officials."""

    def officials(self) -> tuple[Official, ...]:
        """The registry, in the order of creation."""
        return self.all_of(official_from, f"{_OFFICIAL} ORDER BY id")

    def official(self, official_id: str) -> Official:
        """One official."""
        sql = f"{_OFFICIAL} WHERE id = ?"
        return require(self.first_of(official_from, sql, (to_blob(official_id),)), "official")

    def tenures(self) -> tuple[Tenure, ...]:
        """All posts, in the order of creation."""
        return self.all_of(tenure_from, f"{_TENURE} ORDER BY tenure.id")

    def tenure(self, tenure_id: str) -> Tenure:
        """One post."""
        sql = f"{_TENURE} WHERE tenure.id = ?"
        return require(self.first_of(tenure_from, sql, (to_blob(tenure_id),)), "post")

    def tenures_of(self, official_id: str) -> tuple[Tenure, ...]:
        """The posts of one official, in the order of creation."""
        sql = f"{_TENURE} WHERE official.id = ? ORDER BY tenure.id"
        return self.all_of(tenure_from, sql, (to_blob(official_id),))

    def tenures_from(self, annotation_id: str) -> tuple[Tenure, ...]:
        """The posts that have the annotation for their source."""
        sql = f"{_TENURE} WHERE annotation.id = ?"
        return self.all_of(tenure_from, sql, (to_blob(annotation_id),))

    def mentions_of(self, official_id: str) -> tuple[str, ...]:
        """Ids of the annotations of which a field refers to the official."""
        return self.all_of(
            id_from,
            "SELECT DISTINCT annotation.id FROM annotation, json_each(annotation.fields) AS held "
            "WHERE instr(annotation.fields, ?1) AND json_extract(held.value, '$[2]') = ?1 "
            "ORDER BY annotation.id",
            (official_id,),
        )
