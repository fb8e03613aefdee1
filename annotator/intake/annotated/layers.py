"""Layers that UIMA programs keep of every text: parts and grammar of it, and no tags."""

_STRUCTURE = frozenset((
    "Sentence", "Token", "Lemma", "Stem", "MorphologicalFeatures", "SurfaceForm", "Compound",
    "Dependency", "ROOT", "Chunk", "Constituent", "Paragraph", "Heading", "Div", "Document",
    "DocumentMetaData", "DocumentAnnotation", "TagsetDescription", "TagDescription",
    "CASMetadata", "LayerDefinition", "FeatureDefinition", "SofaChangeAnnotation",
    "SpellingAnomaly", "SuggestedAction",
))  # fmt: skip
_GOVERNOR = "Governor"


def is_structure(name: str) -> bool:
    """Whether a layer of that name, without its package, tells of the text and tags nothing."""
    return name in _STRUCTURE or name == "POS" or name.startswith("POS_")


def is_relation(features: object) -> bool:
    """Whether an annotation with these features leads from one annotation to another."""
    return isinstance(features, dict) and (_GOVERNOR in features or f"@{_GOVERNOR}" in features)
