"""Ways to other programs: each module writes one format and says what it has no place for."""

from annotator.model.snapshot import Exporter
from exports.interchange.brat import Brat
from exports.interchange.cas import CasJson, CasXmi
from exports.interchange.conll import ConllBio
from exports.interchange.docbin import SpacyDocs
from exports.interchange.doccano import Doccano
from exports.interchange.entities import FollowTheMoney
from exports.interchange.labelstudio import LabelStudio
from exports.interchange.qdpx import RefiQda
from exports.interchange.webanno import WebAnnoTsv
from exports.interchange.webannotation import WebAnnotation

INTERCHANGE: tuple[Exporter, ...] = (
    WebAnnotation(),
    Brat(),
    CasXmi(),
    CasJson(),
    WebAnnoTsv(),
    ConllBio(),
    SpacyDocs(),
    Doccano(),
    LabelStudio(),
    RefiQda(),
    FollowTheMoney(),
)
"""The formats of other programs, in the order of the dialog."""
