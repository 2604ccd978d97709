"""The kind of an official document, from its title alone."""

from __future__ import annotations

import pytest

from graph_loader.lexicon import mapping
from graph_loader.resolution.document_kinds import official_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于切实做好强降雨防御工作的紧急通知", "notice"),
        ("望溪县人民政府关于推进乡村振兴战略的实施意见", "opinion"),
        ("关于印发〈安澜市人才公寓建设实施方案〉的通知", "notice"),
        ("关于征求〈河道管理办法〉意见的函", "letter"),
        ("关于调整枕河片区控制性详细规划的请示", "request"),
        ("关于2030年预算执行情况的报告", "report"),
        ("《关于表彰先进单位的决定》", "decision"),
        ("关于水库划定保护范围的 通告", "public_notice"),
    ],
)
def test_a_title_that_ends_with_its_kind(title: str, kind: str) -> None:
    assert official_kind(title) == kind


@pytest.mark.parametrize(
    "title",
    [
        "2020年县政府工作报告",
        "关于白鹭区管廊工程的可行性研究报告",
        "关于听澜河大桥坍塌事故的调查报告",
        "安澜市河道采砂管理办法",
        "关于支持民营企业发展的若干措施",
        "关于城市更新的整改方案",
        "关于通知",
        "通知",
        "关于决定",
        "关于进一步规范公文处理的规定",
        "",
    ],
)
def test_a_title_that_does_not_say_it(title: str) -> None:
    assert official_kind(title) is None


def test_the_fifteen_kinds() -> None:
    assert len(set(mapping("official_document_kinds").values())) == 15
