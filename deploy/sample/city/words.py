"""The vocabulary of the sample: places, offices, sectors, enterprises' and people's names, phrases.

Places and offices exist; everything that the sample says about them is invented.
Trade names are put together from rare characters, so that no enterprise bears them by design.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random
import re


@dataclass(frozen=True)
class County:
    """A county, town or zone: its code, its name and roughly where it lies."""

    code: str
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class City:
    """A city whose offices publish; `share` is its part of all hazards."""

    code: str
    name: str
    short: str
    share: float
    counties: tuple[County, ...]
    sector_factors: dict[str, float]


CHANGZHI = City("140400", "长治市", "长", 0.42, (
    County("140403", "潞州区", 113.12, 36.20), County("140404", "上党区", 113.05, 36.05),
    County("140405", "屯留区", 112.89, 36.32), County("140406", "潞城区", 113.23, 36.33),
    County("140423", "襄垣县", 113.05, 36.54), County("140425", "平顺县", 113.44, 36.20),
    County("140426", "黎城县", 113.39, 36.50), County("140427", "壶关县", 113.21, 36.12),
    County("140428", "长子县", 112.88, 36.12), County("140429", "武乡县", 112.86, 36.84),
    County("140430", "沁县", 112.70, 36.76), County("140431", "沁源县", 112.34, 36.50),
    County("140400-gxq", "高新区", 113.10, 36.22),
), {})

DATONG = City("140200", "大同市", "同", 0.33, (
    County("140212", "新荣区", 113.14, 40.26), County("140213", "平城区", 113.30, 40.08),
    County("140214", "云冈区", 113.15, 40.01), County("140215", "云州区", 113.61, 40.04),
    County("140221", "阳高县", 113.75, 40.36), County("140222", "天镇县", 114.09, 40.42),
    County("140223", "广灵县", 114.28, 39.76), County("140224", "灵丘县", 114.23, 39.44),
    County("140225", "浑源县", 113.70, 39.70), County("140226", "左云县", 112.70, 40.01),
), {"煤矿": 1.3, "露天矿山": 2, "文化旅游": 2, "民爆物品": 2, "危险化学品": 0.6})

YONGJI = City("140881", "永济市", "永", 0.10, (
    County("140881001", "城西街道", 110.43, 34.87), County("140881002", "城北街道", 110.45, 34.88),
    County("140881003", "城东街道", 110.46, 34.86), County("140881100", "虞乡镇", 110.63, 34.86),
    County("140881101", "卿头镇", 110.63, 34.98), County("140881102", "开张镇", 110.53, 34.94),
    County("140881103", "栲栳镇", 110.37, 34.97), County("140881104", "蒲州镇", 110.33, 34.85),
    County("140881-jkq", "经开区", 110.48, 34.90),
), {"煤矿": 0, "农机": 5, "经营性自建房": 3, "非煤矿山": 0.6, "冶金工贸": 1.4, "尾矿库": 0.3, "露天矿山": 0.5})

PANJIN = City("211100", "盘锦市", "盘", 0.15, (
    County("211102", "双台子区", 122.06, 41.19), County("211103", "兴隆台区", 122.07, 41.12),
    County("211104", "大洼区", 122.07, 41.00), County("211122", "盘山县", 121.99, 41.24),
    County("211100-lbjkq", "辽滨经开区", 122.02, 40.75),
), {"煤矿": 0, "危险化学品": 3.5, "危险废物": 4, "尾矿库": 0, "露天矿山": 0, "交通运输": 2, "特种设备": 2,
    "地质灾害": 0, "非煤矿山": 0, "森林草原防灭火": 0.5})

CITIES = (CHANGZHI, DATONG, YONGJI, PANJIN)


@dataclass(frozen=True)
class Sector:
    """A sector: how often it is found lacking, who leads, through which office that one publishes,
    and what its enterprises are called."""

    weight: float
    department: str
    office: str
    forms: tuple[str, ...]


# Departments without a system of their own report through the 安委办 (office `awb`).
SECTORS = {
    "煤矿": Sector(15, "能源局", "nyj", ("煤业有限公司", "煤矿有限公司")),
    "非煤矿山": Sector(4, "应急管理局", "yjj", ("矿业有限公司", "铁矿有限公司")),
    "尾矿库": Sector(2, "应急管理局", "yjj", ("选矿有限公司",)),
    "露天矿山": Sector(2, "应急管理局", "yjj", ("石料有限公司", "露天采石场")),
    "危险化学品": Sector(9, "应急管理局", "yjj", ("化工有限公司", "焦化有限公司", "石化有限公司", "新材料有限公司")),
    "冶金工贸": Sector(10, "应急管理局", "yjj", ("钢铁有限公司", "冶金铸造有限公司", "特钢有限公司", "铸业有限公司")),
    "道路交通": Sector(6, "公安局交警支队", "gaj", ("交通运输有限公司", "交通实业有限公司")),
    "交通运输": Sector(4, "交通运输局", "jtj", ("交通发展有限公司", "交通运营有限公司")),
    "建筑施工": Sector(9, "住房和城乡建设局", "zjj", ("建筑工程有限公司", "建设集团有限公司")),
    "消防": Sector(9, "消防救援支队", "xfj", ("商贸城有限公司", "仓储物流有限公司", "家居有限公司", "酒店管理有限公司")),
    "城镇燃气": Sector(7, "住房和城乡建设局", "zjj", ("燃气有限公司", "液化气有限公司")),
    "文化旅游": Sector(2, "文化和旅游局", "awb", ("旅游开发有限公司", "文化旅游有限公司")),
    "特种设备": Sector(4, "市场监督管理局", "scj", ("实业有限公司", "物业服务有限公司", "商业管理有限公司")),
    "民爆物品": Sector(1, "公安局", "gaj", ("民用爆破器材有限公司", "爆破工程有限公司")),
    "经营性自建房": Sector(3, "住房和城乡建设局", "zjj", ("宾馆", "饭店", "公寓")),
    "危险废物": Sector(1, "生态环境局", "awb", ("环保科技有限公司", "再生资源有限公司")),
    "生态环保": Sector(1, "生态环境局", "awb", ("环境治理有限公司", "环保能源有限公司")),
    "农机": Sector(1, "农业农村局", "awb", ("农机专业合作社",)),
    "人员密集场所": Sector(6, "消防救援支队", "xfj", ("养老院", "购物广场有限公司", "培训学校", "文化娱乐有限公司")),
    "森林草原防灭火": Sector(2.5, "规划和自然资源局", "zrj", ("国有林场", "林业开发有限公司")),
    "地质灾害": Sector(1, "规划和自然资源局", "zrj", ("股份经济合作社",)),
    "教育": Sector(1.5, "教育局", "awb", ("实验学校", "寄宿制学校")),
    "民政": Sector(1, "民政局", "awb", ("敬老院", "福利服务中心")),
    "农业农村": Sector(0.7, "农业农村局", "awb", ("种养专业合作社", "农业开发有限公司")),
    "商务": Sector(1, "商务局", "awb", ("商贸有限公司", "供销有限公司")),
    "卫健": Sector(1, "卫生健康委员会", "awb", ("医院有限公司", "康复医院")),
    "体育": Sector(0.5, "体育局", "awb", ("体育文化有限公司", "冰雪运动有限公司")),
    "粮食储备": Sector(0.6, "发展和改革委员会", "awb", ("粮食储备有限公司",)),
    "其他": Sector(0.7, "安委办", "awb", ("综合服务有限公司", "实业有限公司")),
}

UNITS = {
    "煤矿": ("机电科", "通风科", "综采一队", "掘进二队", "调度室"),
    "危险化学品": ("生产运行部", "储运车间", "设备部", "安全环保部"),
    "建筑施工": ("项目部", "钢筋班组", "安全部"),
    "道路交通": ("车队", "安全监控室", "运营部"),
}
ANY_UNIT = ("安全科", "设备科", "后勤部", "工程部", "综合办公室", "值班室")

_TRADE_FIRST = "昶禾屹岱沅垚沐钧嵘翊朔颢旻澍琚峪霁淙珺勖桓皓筠琨"
_TRADE_SECOND = "峤沣辰屿琅埕峻衡锴璟澜垣赟珩彧晖塬珈嵩翀浔榕沚煊"
_SURNAMES = "王李张刘陈杨赵郭武韩申宋冯贾秦苗牛程段郝路曹崔靳连暴原姬"
_GIVEN = ("建军", "志强", "海龙", "永红", "晋生", "文斌", "晓东", "国平", "秀英", "丽萍", "俊杰", "宏伟", "瑞芳", "彦明", "天佑",
          "振华", "玉柱", "卫国", "春梅", "鹏飞", "世杰", "立新", "红兵", "学文", "淑珍", "云峰", "占奎", "小勇", "慧敏", "保平")

IMMEDIATE_MEASURES = ("立即停止作业并设置警戒", "划定警戒区，派专人盯守", "限期整改，整改期间不得使用", "暂停使用，安排专人值守", "撤出作业人员，切断电源")
PLANS = ("主要负责人领衔，制定“五落实”整改方案", "委托第三方机构出具整改方案并经专家论证", "分两步实施：先停用隔离，后更换改造")
EXTENSION_REASONS = ("关键设备采购周期较长", "春节期间施工单位停工", "专家论证提出补充意见", "低温天气不具备施工条件", "改造需与停车检修同步实施")
FAILED_NOTES = ("现场复查发现整改不彻底", "佐证材料与现场不符", "仅更换设备，制度未修订", "现场试验未通过", "同类问题举一反三不到位")
PASSED_NOTES = ("现场复查合格，同意销号", "资料齐全，现场符合要求", "专家复核通过")
FALSE_ALARMS = ("复核为监测设备误报", "同一问题重复录入", "现场核实不构成隐患")
UPGRADES = ("对照重大事故隐患判定标准重新认定为重大", "专家复核认为可能导致群死群伤", "复查发现范围扩大，升级督办")
DOWNGRADES = ("经专家组复核不符合重大隐患判定情形", "主要风险已消除，剩余问题按一般隐患管理")
CORRECTIONS = ("责任单位录入有误", "责任人岗位调整", "描述补充完善")
ACKNOWLEDGEMENTS = ("已收到，正在核实", "已签收并转责任单位", "立即组织整改", "已安排现场督办", "已向分管领导报告")


def person(rng: Random) -> str:
    """A full name, made up."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def trade_names(rng: Random) -> list[str]:
    """Every trade name there is, in random order."""
    names = [first + second for first in _TRADE_FIRST for second in _TRADE_SECOND]
    rng.shuffle(names)
    return names


def department(city: City, sector: str) -> str:
    """The department that leads a sector in a city; a county-level city has 大队, not 支队."""
    name = city.name + SECTORS[sector].department
    return name.replace("支队", "大队") if city is YONGJI else name


@dataclass(frozen=True)
class Danger:
    """One line of hazards.txt: a template of a description, and how the hazard is put right."""

    level: str
    by_sensor: bool
    template: str
    places: tuple[str, ...]
    remedy: str

    def describe(self, rng: Random) -> str:
        """The description with a place chosen for each pair of braces."""
        def choose(match: re.Match[str]) -> str:
            inside = match.group(1)
            return rng.choice(self.places if inside == "p" else inside.split("、"))
        return re.sub(r"\{([^}]*)\}", choose, self.template)


def read_dangers() -> dict[str, list[Danger]]:
    """hazards.txt by sector."""
    dangers: dict[str, list[Danger]] = {}
    sector, places = "", ()
    for line in (Path(__file__).parent / "hazards.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("|")]
        if line.startswith("["):
            sector, places = line.strip("[]"), ()
        elif fields[0] == "地点":
            places = tuple(fields[1].split("、"))
        elif len(fields) == 3 and not line.startswith("#"):
            level = "major" if fields[0].startswith("重大") else "general"
            dangers.setdefault(sector, []).append(
                Danger(level, fields[0].endswith("监测"), fields[1], places, fields[2]))
    return dangers


DANGERS = read_dangers()
