"""What a rule of recognition means, for people."""

from __future__ import annotations

__all__ = ["tell_reason"]

FAMILIES = {
    "lexicon": "stands in the lexicon, table {0}",
    "head": "a name that ends in {0}",
    "meeting": "named like a meeting ({0})",
    "body": "a body by its place in the hierarchy ({0})",
    "metric": "a number with its unit ({0})",
    "title": "a document that is made or carried out, ends in {0}",
    "model": "weighed by the trained model, ends in {0}",
    "quoted": "in quotation marks before {0}",
}
SPECIAL = {
    "lexicon:own": "stands in your own lexicon file",
    "model:quoted": "in quotation marks, weighed by the trained model",
    "model:title": "in book-title marks, weighed by the trained model",
    "model:words": "weighed by the trained model from its words and what stands around",
    "quoted:lexicon": "in quotation marks, and in the lexicon",
    "quoted:list": "in quotation marks, in a list with a shared head",
    "quoted:theme": "in quotation marks, the theme of a year",
    "quoted:motto": "in quotation marks before 为主题, 理念, 原则 and the like",
    "quoted:undertaken": "in quotation marks, carried out (开展, 实施 ...)",
    "quoted:obeyed": "in quotation marks, obeyed (落实, 执行 ...)",
    "quoted:upheld": "in quotation marks, upheld (坚持, 树牢 ...)",
    "quoted:tail": "in quotation marks, ends like an undertaking",
    "quoted:spirit": "in quotation marks, ends in 精神, 理念 and the like",
    "quoted:shorthand": "in quotation marks, numbered shorthand",
    "quoted:parallel": "in quotation marks, parallel phrases",
}


def tell_reason(rule: str) -> str:
    """Why there is a mention, in words: `head:工程` -> a name that ends in 工程."""
    if rule in SPECIAL:
        return SPECIAL[rule]
    family, _, detail = rule.partition(":")
    return FAMILIES.get(family, "found by {0}").format(detail or rule)
