"""Why there is a mention, in words."""

from kg.cli.reason import tell_reason
from kg.pipeline import Build


def test_every_rule_of_the_samples_has_a_reason(samples: Build) -> None:
    reasons = {mention.rule: tell_reason(mention.rule) for mention in samples.mentions}
    assert len(reasons) > 20
    assert not [rule for rule, reason in reasons.items() if reason.startswith("found by")]


def test_reasons_are_told_in_words() -> None:
    assert tell_reason("head:工程") == "a name that ends in 工程"
    assert tell_reason("quoted:行动") == "in quotation marks before 行动"
    assert tell_reason("quoted:upheld") == "in quotation marks, upheld (坚持, 树牢 ...)"
    assert tell_reason("model:words").startswith("weighed by the trained model")
    assert tell_reason("of-old") == "found by of-old"
