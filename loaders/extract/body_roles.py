"""Decides what part a body has in a plan, from the words around it and around the bodies beside it."""

from __future__ import annotations

import re

__all__ = ["role_of"]

_REACH = 16

_PARTNER_BEFORE = re.compile(
    r"(?:会同|联合|联同|协同|配合|协助|携手|邀请|争取|协调|商请|联系|委托|依托|加强与|聘请)$"
)
_WITH = re.compile(r"(?:与|同|和|跟)$")
_TOGETHER = re.compile(
    r"[^,。;]{0,12}(?:合作|共建|共同|签约|签订|签署|联动|结对|对接|联合|携手|联办|共享|协作|缔结|衔接|配合|开展|建立)"
)
_HELPED = re.compile(r"[^。;]{0,24}(?:托管|帮扶|支援)")
_PARTNER_AFTER = re.compile(r"(?:等(?:部门|单位)?)?(?:[^,。;]{0,4})(?:配合|协助|参与|协同|协办|支持下)")
_LEADS = re.compile(
    r"(?:等(?:部门|单位)?)?(?:分别|共同|统一|具体|分头)?(?:牵头|负责|主办|承办|统筹|主管|统一领导|履行|落实|组织|指导|督促|领导带头|要|应|须|将|按季|实施)"
)
_AUTHORITY_BEFORE = re.compile(
    r"(?:落实|贯彻|按照|根据|围绕|遵照|执行|响应|服从|按|依据|符合|达到|完成|接受|被|经|报请|提请|报经|呈报|获|获得|迎接|通过|贯彻执行|学习)(?:好|了)?$"
)
_AUTHORITY_AFTER = re.compile(
    r"(?:的)?(?:重大|各项|统一|有关|工作|系列)*(?:决策|部署|安排|精神|要求|文件|下达|批准|同意|认定|中心工作|巡察意见|批复|评估|验收|考核|表彰|命名|授予|确定|重要指示|指示|“八项规定”|八项规定|印发的|出台的|制定的|颁布的|下发的|即将制定|规定|关于|中心)"
)
_HELPED_BEFORE = re.compile(
    r"(?:支持|新建|建设|建成|完成|启用|实现|改造|改建|扩建|迁建|加强|帮扶|打造|创建|推动|建好|办好|扶持|资助|推进|加快|抓好|做好|筹建|续建|设立|新增|扩容|提升|重点|撤并|整合|搬迁|迁入|指导|实施|建|改扩建|确保|力争|启动|成功创建|推进了|开工|谋划|加快推进|全面完成)(?:好|了)?$"
)
_HELPED_AFTER = re.compile(
    r"(?:等)?(?:一期|二期|新校区|整体)?(?:建设|扩建|改造|迁建|改建|新建|改扩建|工程|综合楼|教学楼|教学综合楼|宿舍楼|食堂|运动场|新校区|校区|竣工|投入使用|启用|投用|秋季|春季|搬迁|建成|项目|\d+月|\d+年|开工|主体|分别确定|确定为|入选|获批|获评|被评|荣获|被认定|成功创|升格|通过|迁|如期|顺利|获)"
)
_FOUNDED_BEFORE = re.compile(r"(?:成立|组建|设立|建立|筹建)(?:了)?“?$")
_TOLD = re.compile(r"(?:报|报送|上报|抄送|报告|反馈|送|交|办公室设在)$")
_SCHOOL = re.compile(
    r"(?:小学|中学|学校|大学|学院|幼儿园|校区|高中|初中|中专|职中|职高|职教中心|中心校|[一二三四五六七八九十][中小]|技校|园|中心|院)$"
)


def role_of(folded: str, start: int, end: int, name: str, *, founding: str = "responsible") -> str:
    """The role of a body, or of several that stand in one list.

    Args:
        folded: folded text.
        start, end: where the body, or the whole list of bodies, stands.
        name: the body's own name.
        founding: the role of a committee that is being set up.

    Returns:
        a role in the annotation format's words.
    """
    before = folded[max(0, start - _REACH) : start]
    after = folded[end : end + 40]
    school = _SCHOOL.search(name) is not None
    if after.startswith(("《", "关于印发")) or _AUTHORITY_AFTER.match(after):
        return "authority"
    if _PARTNER_BEFORE.search(before):
        return "partner"
    if _WITH.search(before):
        if school and _HELPED.match(after):
            return "beneficiary"
        if _TOGETHER.match(after):
            return "partner"
    if _PARTNER_AFTER.match(after):
        return "partner"
    if _FOUNDED_BEFORE.search(before):
        return founding if re.search(r"(?:领导小组|委员会|专班|指挥部)$", name) else "mentioned"
    return _by_position(before, after, school)


def _by_position(before: str, after: str, school: bool) -> str:
    """The role where no word of joint work or of authority stands beside the body."""
    if _TOLD.search(before):
        return "mentioned"
    if school and (_HELPED_BEFORE.search(before) or _HELPED_AFTER.match(after)):
        return "beneficiary"
    if before.endswith("由") or _LEADS.match(after):
        return "responsible"
    if _AUTHORITY_BEFORE.search(before):
        return "authority"
    begins = not before.strip(" \t") or before.rstrip(" \t“")[-1:] in ",。;:!?\n)"
    if begins or before.endswith(("以", "在")):
        return "responsible"
    return "mentioned"
