"""A plan of a hundred printed pages in our own words, as text, as Word and as PDF."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document

from tests.intake.formats.pdf_building import a_pdf, pages_of

_NUMERALS = "一二三四五六七八九十"
_THEMES = ("水环境治理", "绿色交通", "清洁能源", "城市更新", "公共服务", "产业升级", "农村环境", "应急能力")
_WORKS = (
    "改造沿线老旧管网{n}公里，同步建设监测站点和调度平台，实现泵站、闸门和水质数据统一接入、统一分析、统一预警",
    "新建改建公共设施{n}处，优先布局老旧小区和人口密集片区，完善无障碍通道、照明和停车设施，方便群众就近使用",
    "开展专项排查，建立问题清单、责任清单和销号清单，对发现的{n}类问题逐项制定措施，整改一项、核实一项、销号一项",
    "培育骨干企业{n}家，支持企业联合高校院所建设创新平台，推动科技成果就地转化，带动上下游协同发展",
)
_DUES = ("2031年6月底前", "2032年底前", "到2033年", "每年10月底前", "2031年第三季度末前")


def paragraphs(tasks: int = 430) -> Iterator[str]:
    """Yield the paragraphs; title lines begin with "^"."""
    yield from ("^青河区人民政府关于印发", "^青河区高质量发展三年行动方案的通知", "各镇人民政府，区政府各部门：")
    yield "现将《青河区高质量发展三年行动方案（2031—2033年）》印发给你们，请认真组织实施。"
    yield "一、总体要求"
    yield "坚持问题导向、目标导向和结果导向，统筹发展和安全，推动各项工作落地见效，让群众得到实惠。"
    yield "二、重点任务"
    for number in range(1, tasks + 1):
        if number % 45 == 1:
            nth = number // 45
            yield f"（{_NUMERALS[nth]}）推进{_THEMES[nth % len(_THEMES)]}"
        work = _WORKS[number % len(_WORKS)].format(n=number % 89 + 3)
        due = _DUES[number % len(_DUES)]
        yield (
            f"{number}.实施第{number}项工程。{work}。{due}完成建设任务的{number % 60 + 40}%以上，运行维护费用纳入年度"
            f"预算，绩效评价结果作为下一年度安排资金的依据。（牵头单位：区{number % 40}号管理局；"
            f"配合单位：区{number % 37}号服务局、区财政局、各镇人民政府）"
        )
    yield "三、保障措施"
    yield "各部门要加强组织领导，落实工作责任，定期调度进展，及时协调解决困难和问题，确保完成各项任务。"


def write_text(path: Path) -> Path:
    path.write_text("\n".join(line.removeprefix("^") for line in paragraphs()), encoding="utf-8")
    return path


def write_word(path: Path) -> Path:
    document = Document()
    for line in paragraphs():
        document.add_paragraph(line.removeprefix("^"))
    document.save(str(path))
    return path


def write_pdf(path: Path) -> Path:
    return a_pdf(path, pages_of(paragraphs(), running_title="青河区人民政府文件"))
