"""Abbreviations that mean different things in texts of different years and fields."""

import pytest

from kg.pipeline import Pipeline, extract
from kg.resolve.sense import choose_sense
from ontology.lexicon import load_lexicon

SENSES = load_lexicon().senses
# (form, date of the text, the words around it, the expansion that is meant; None: the text leaves it open)
CASES = [
    ("四化", "1979", "全国人民一心一意搞四化建设，为在本世纪末实现现代化而奋斗。", "四个现代化"),
    ("四化", "1985-06", "按照干部队伍“四化”方针选拔年轻干部，革命化、年轻化、知识化、专业化。", "干部队伍四化"),
    ("四化", "2014", "推动信息化和工业化融合、工业化和城镇化互动，促进“四化”同步发展。", "四化同步"),
    ("四化", "2003", "坚持“四化”。", "干部队伍四化"),
    ("两个大局", "1999", "按照邓小平两个大局的思想，沿海地区要支持中西部发展。", "沿海与内地两个大局"),
    ("两个大局", "2011", "统筹国内国际两个大局。", "国内国际两个大局"),
    ("两个大局", "2022-03-08", "心怀“两个大局”，立足百年未有之大变局。", "战略全局与百年变局"),
    ("两个大局", "1990", "顾全两个大局。", "沿海与内地两个大局"),
    ("两个大局", "2022", "要胸中有数，服务“两个大局”。", None),
    ("五个必须", "2016", "严守政治纪律和政治规矩，做到“五个必须”，防止“七个有之”。", "政治规矩"),
    (
        "五个必须",
        "2024-02",
        "中央经济工作会议提出“五个必须”的规律性认识，把推进中国式现代化作为最大的政治。",
        "2023年中央经济工作会议规律性认识",
    ),
    (
        "五个必须",
        "2026-01",
        "经济工作要把握“五个必须”，以苦练内功应对挑战，投资于物和投资于人结合。",
        "2025年中央经济工作会议认识和体会",
    ),
    ("三个面向", "1985", "教育要面向现代化、面向世界、面向未来，落实三个面向。", "教育"),
    ("自我革命", "2014-03", "简政放权是政府的自我革命，要转变政府职能。", "政府自我革命"),
    ("自我革命", "2023", "以党的自我革命引领社会革命，全面从严治党永远在路上。", "党的自我革命"),
    ("主题教育", "2019-09", "扎实开展主题教育，守初心、担使命，找差距、抓落实。", "“不忘初心、牢记使命”主题教育"),
    (
        "主题教育",
        "2023-05",
        "扎实开展主题教育，学思想、强党性、重实践、建新功。",
        "学习贯彻习近平新时代中国特色社会主义思想主题教育",
    ),
]


@pytest.mark.parametrize(("form", "date", "context", "name"), CASES)
def test_date_and_context_decide(form: str, date: str, context: str, name: str | None) -> None:
    chosen = choose_sense(SENSES[form], date=date, context=context)
    assert (chosen.name if chosen else None) == name


def test_the_sense_is_on_the_mention(pipeline: Pipeline) -> None:
    for name, text, year in (
        ("1999_中央_讲话.txt", "按照邓小平两个大局的思想，沿海支持内地。", 1999),
        ("2022_讲话.txt", "胸怀“两个大局”，立足战略全局。", 2022),
    ):
        (mention,) = [m for m in extract(text, name=name, pipeline=pipeline) if m.text == "两个大局"]
        assert mention.sense is not None, year
