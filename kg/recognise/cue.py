"""Words that tell whether a text reports or plans, found in one pass over it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["Cues"]

# What a text says of the future, of the past, and of when; of the words under NOTHING a shorter cue is only a part.
WORDS = """
要 将 拟 力争 确保 争取 努力 计划 预计 预期 预期目标 目标 任务 主要目标 目标任务 奋斗目标 打算 安排 部署 下一步 下步 今后 未来 接下来
今后五年 未来五年 加快 加强 加大 推进 推动 完善 健全 深化 强化 支持 鼓励 引导 着力 大力 持续 提高 提升 优化 打造 抓好 做好 办好 深入 积极
扎实 坚持 必须 应当 不得 不少于 不低于 原则上 一律 严禁 每年 每月 每季度 建立 实施 开展 组织 启动 开工 新建 建成 继续 进一步 统筹 聚焦 围绕 突出 落实
培育 发展 促进 保障 加力 扩大 巩固 抓 到年底 年底前 年内 月底前 前完成 之前 全年 今年 明年 去年 上年 前年 本年 当年 上半年 下半年 一季度
了 已 已经 取得 累计 获 获批 获评 荣获 入选 达 达到 增长 增加 增至 提升至 提升到 提高到 提高至 下降 降至 突破 超过 实现 完成 成功 顺利 圆满 明显 显著 有效 首次 率先
位居 居全国 基本形成 全面完成 过去 年来 以来 五年来 一年来 过去一年 过去五年 回顾 同比 目前 截至 迄今 至今 当前 现有 共有 先后 有力 不断 新高 总的看 成绩 成效 成果 进展
昨天 今天 日前 近日 此前 据 数据显示 记者 发布 公布 统计 会议指出 会议强调 会议要求 强调 要求 指出 提出 决定 希望 建议 同意 计划用 拟用 打响 赢得 战胜 经受 克服
但 存在 不足 问题 困难 差距 不够 仍 还有 没有 尚未 比如 有的 当时 那时 曾 从前 原来 现在 如果 只要 才 就 能 可 可以 应 应该 需 需要 会 让 使 由
具体 主要做法 总体要求 总的要求 总体思路 工作思路 工作安排 工作部署 重点工作 工作重点 主要任务 主要工作 工作回顾 情况 汇报 打好 稳定在 控制在 保持在 左右 以上 以内
""".split()
NOTHING = """
主要 重要 需求 必要 首要 要素 纪要 提要 要点 要闻 要件 要害 要领 要旨 要务 要津 要塞 要不 摘要 概要 扼要 简要 次要 政要 险要 索要 紧要 机要 将近 将军 将士 将领
为了 除了 了解 了望 不了 得了 已故 而已 自已 不已 获得感 捕获 发达 表达 转达 传达 到达 下达 发达国家 达成 通达 抓手 重任 责任 就业 就是 可持续 可靠 不可 才能 人才 才干 功能 能力 能源 智能 只能 节能 职能 产能 性能 可能 能够
机会 社会 大会 会议 会同 委员会 工会 协会 学会 机会 常委会 全会 会上 会后 会展 晚会 应对 应急 应用 相应 响应 供应 效应 适应 反应 由于 自由 理由 使用 即使 使命 大使 转让
证据 根据 依据 数据 据此 占据 目标性 组织部 组织者 组织化 但是 不但 急需 军需 内需 所需
""".split()

PLANNING = frozenset(
    "要 力争 确保 争取 计划 拟 目标 加快 加强 加大 推进 推动 完善 健全 深化 强化 支持 着力 大力 提高 优化 打造 抓好 做好 将".split()
)
REPORTING = frozenset(
    """了 已 已经 取得 累计 获 获批 达到 增长 建成 完成 实现 成功 顺利 明显 过去 年来 同比 目前 截至 首次 突破 一年来 五年来 过去一年
    过去五年""".split()
)


class Cues:
    """The cues of a view in order, in parallel lists."""

    def __init__(self, view: str) -> None:
        found = FINDER.find_matches_as_indexes(view)
        kept = [(WORDS[number], start) for number, start, _ in found if number < len(WORDS)]
        self.words: Sequence[str] = [word for word, _ in kept]
        self.starts: Sequence[int] = [start for _, start in kept]
        self.plans = [*accumulate((word in PLANNING for word in self.words), initial=0)]
        self.reports = [*accumulate((word in REPORTING for word in self.words), initial=0)]

    def between(self, start: int, end: int) -> Sequence[str]:
        """The cues that begin in `view[start:end]`."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def distinct(self, start: int, end: int) -> Sequence[str]:
        """The different cues that begin in `view[start:end]`."""
        return [*dict.fromkeys(self.between(start, end))]

    def balance(self, start: int, end: int) -> str:
        """How planning and reporting words weigh against each other in a stretch of text, in few classes."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        plans, reports = self.plans[last] - self.plans[first], self.reports[last] - self.reports[first]
        total = plans + reports
        return f"{min(3, total)}{4 * plans // total}" if total else "-"


FINDER = AhoCorasick([*WORDS, *NOTHING], matchkind=MatchKind.LeftmostLongest)
