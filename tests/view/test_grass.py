"""The style for Neo4j Browser: the committed file is what is generated, and its colours are the picture's."""

import re
from pathlib import Path

from kg.view.grass import generate_grass
from kg.view.theme import THEME
from loaders.neo4j_schema import stored_classes
from ontology.definition import load_definition

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_style_is_what_is_generated() -> None:
    assert (ROOT / "docs" / "neo4j.grass").read_text(encoding="utf-8") == generate_grass()


def test_each_class_has_its_colours_and_a_caption_of_its_own() -> None:
    classes = {kind.name: kind for kind in stored_classes(load_definition())}
    rules = dict(re.findall(r"^node\.(\w+) \{\n(.*?)\n\}$", generate_grass(), re.M | re.S))
    assert list(rules) == list(classes)
    for name, text in rules.items():
        cells = dict(re.findall(r"^  ([\w-]+): (.+);$", text, re.M))
        assert cells["caption"].strip('"{}') in classes[name].properties
        if name in THEME:
            assert (cells["color"], cells["border-color"]) == (THEME[name].fill, THEME[name].border)
            assert cells["text-color-internal"] == THEME[name].text
    assert set(THEME) <= set(rules)
