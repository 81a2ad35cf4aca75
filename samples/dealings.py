# SPDX-License-Identifier: MIT
"""What the schools of Yunze do with others: enterprises, internships, enrolment, money, reports."""

import schools
from schools import CITY, DISTRICTS, ROSTER, programme_id, school_id

BRANDS = ["禾", "砚", "榆", "菱", "梧", "岫", "汀", "蓼", "桐", "荻"]
TRADES = [("manufacturing", "石精密机械有限公司"), ("service", "溪酒店服务有限公司"), ("technology", "舟网络科技有限公司"),
          ("health", "岭康复护理中心"), ("agriculture", "田现代农业有限公司"), ("transport", "桥物流有限公司")]
PARTNERS = 60          # enterprises that schools send interns to
SPARE = 10             # enterprises on file that have no interns
INSPECTION = ("qualification", "good_faith", "management", "work_content", "working_time", "work_environment",
              "living_environment", "safety_protection")
PARTIES = ("school", "enterprise", "student")
AUTUMN = ("2018-09-03", "2019-03-01")
SPRING = ("2018-03-05", "2018-08-31")

# What the city does, month by month, in words of our own.
MILESTONES = {
    1: ["拟定全年职成教育工作要点", "召开年度质量报告编写会", "上报学习型城市监测数据", "考核社区居民培训", "总结上年终身学习活动周"],
    2: ["汇总质量报告各分册", "布置学生才艺展示活动", "研究社区教育年度重点"],
    3: ["召开全市职业教育工作会", "发布年度质量报告", "申报五年制和新增专业", "完成春季新生学籍注册", "调查教师培训需求",
        "调整学习型城市领导小组", "研究学习型学校评估", "组织社区学习中心申报"],
    4: ["印发教学资源基地标准", "公布达标建设合格学校", "调研民办学校达标建设", "印发学习型学校评估方案", "启动社区教育实验项目",
        "启动学习型城市案例编写", "举行教职工羽毛球赛"],
    5: ["举办职业教育活动周", "公布备案招生专业并审核毕业生信息", "启动骨干教师培训", "印发加强学校体育工作的通知",
        "推进教学诊断与改进", "申报社区教育基地"],
    6: ["组织技能竞赛", "制发毕业证书", "认定第二批实训基地", "调研社区和老年教育", "收集学习型城市监测数据"],
    7: ["安排学生实习和教师实践", "开展半年工作总结", "组织招生录取", "举办教师培训班", "评审终身学习品牌"],
    8: ["推进智慧校园建设", "建设第三批实训基地", "建设优质数字资源", "验收社区教育建设", "完成学习型城市案例"],
    9: ["完善信息平台模块", "筹备终身学习活动周"],
    10: ["启动下一年度质量报告", "审核秋季新生学籍", "举办终身学习活动周"],
    11: ["组织职称评审", "印发老年教育意见", "公布网络学习空间名单"],
    12: ["总结全年工作", "完成目标考评", "检查居民培训绩效"],
}


def enterprise_id(n):
    return f"E{n:03d}"


def post_id(n, i):
    return f"G{n:03d}{i}"


def enterprises():
    for n in range(1, PARTNERS + SPARE + 1):
        category, trade = TRADES[(n - 1) % len(TRADES)]
        yield {"enterprise_id": enterprise_id(n), "name": f"云泽市{BRANDS[(n - 1) // len(TRADES) % len(BRANDS)]}{trade}"
               if n <= PARTNERS else f"云泽市{BRANDS[n - PARTNERS - 1]}浦{trade[1:]}",
               "category": category, "staff": 160 + n * 37 % 400,
               "filed_on": "2017-11-15", "inspected_on": "2018-01-18", "inspection_points": INSPECTION}


def posts():
    for n in range(1, PARTNERS + SPARE + 1):
        for i, name in enumerate(("操作岗", "服务岗"), 1):
            yield {"post_id": post_id(n, i), "enterprise_id": enterprise_id(n), "name": name, "staff": 50 + n * 7 % 30}


def partners(p):
    return [(p.number - 1) * 3 % PARTNERS + k + 1 for k in range(3)]


def cooperations(p):
    kinds = ("joint_training", "shared_resources", "apprenticeship")
    for k, n in enumerate(partners(p)):
        yield {"cooperation_id": f"H{p.number:02d}{k + 1}", "school_id": school_id(p.number),
               "enterprise_id": enterprise_id(n), "kind": kinds[k], "agreement_on": f"201{6 + k}-0{4 + k}-11",
               "filed_on": f"201{6 + k}-0{5 + k}-08", "diary_entries": 12 + p.number % 9,
               "annual_report_on": "2018-12-20"}


def internship(key, student, n, post, kind, term=AUTUMN):
    """One student at post `post` of enterprise `n`; on-post interns are paid, visitors sign nothing."""
    on_post, visit = kind == "on_post", kind == "visit"
    before = f"{term[0][:4]}-{int(term[0][5:7]) - 1:02d}-20"
    return {
        "internship_id": key, "school_id": student["school_id"], "student_id": student["student_id"],
        "enterprise_id": enterprise_id(n), "post_id": post_id(n, post), "kind": kind,
        "starts_on": term[0], "ends_on": term[1],
        "agreement_on": None if visit else before, "agreement_parties": () if visit else PARTIES,
        "guardian_consent_on": before, "hours_per_day": 6 if visit else 8,
        "night_shift": False, "overtime": False, "holiday_work": False,
        "pay_yuan": 2200 if on_post else None, "probation_pay_yuan": 2500 if on_post else None,
        "post_pay_yuan": 3100 if on_post else None, "fees_charged_yuan": 0, "insured": True,
        "hazards": (), "intermediary": "",
    }


def internships(p, roll):
    """Six on post (grade 3), four assisting (grade 2), three visiting (grade 1)."""
    where = partners(p)
    wanted = [("on_post", 3, 6, AUTUMN), ("assist", 2, 4, ("2018-11-05", "2018-12-28")),
              ("visit", 1, 3, ("2018-10-22", "2018-10-26"))]
    n = 0
    for kind, grade, count, term in wanted:
        able = [s for s in roll if s["grade"] == grade and s["status"] == "enrolled" and s["season"] == "autumn"]
        for i, student in enumerate(able[:count]):
            n += 1
            yield internship(f"N{p.number:02d}{n:03d}", student, where[i % 3], 1 + i // 3 % 2, kind, term)


def training_bases(p):
    for i in range(1, p.programmes + 1):
        for location in ("on_campus", "off_campus"):
            inside = location == "on_campus"
            yield {"base_id": f"B{p.number:02d}{i:02d}{1 if inside else 2}", "school_id": school_id(p.number),
                   "programme_id": programme_id(p.number, i), "location": location,
                   "workplaces": 40 + p.number * i % 25 if inside or p.number % 4 else None,
                   "agreement_until": None if inside else "2021-06-30"}


def joint_schoolings(p):
    if p.number % 3 == 2:
        site = p.number % 2 == 0
        yield {"joint_id": f"J{p.number:02d}", "school_id": school_id(p.number),
               "partner": f"云泽市{DISTRICTS[p.district]}社区教育学院", "agreement_on": "2016-05-16",
               "filed_on": "2016-06-02", "own_site": site, "site_approved_on": "2016-06-24" if site else None}


def brochures(p):
    if "no_intake" not in p.flags:
        for year in (2018, 2019):
            yield {"brochure_id": f"Z{p.number:02d}{year}", "school_id": school_id(p.number), "year": year,
                   "filed_on": f"{year}-03-0{1 + p.number % 9}", "published_on": f"{year}-03-1{p.number % 10}",
                   "mismatches": ()}


def payments(p):
    for i in range(p.number % 3):
        yield {"payment_id": f"F{p.number:02d}{i + 1}", "school_id": school_id(p.number),
               "payee": f"收款方{p.number:02d}{i + 1}", "payee_kind": "other",
               "purpose": "recruitment" if i else "other", "amount_yuan": 1800 + 250 * p.number,
               "paid_on": f"2018-0{5 + i}-14"}


def complaints():
    kinds = ("information_blocking", "false_publicity", "other", "student_trading", "forced_placement", "other")
    for i, kind in enumerate(kinds, 1):
        yield {"complaint_id": f"Q{i:02d}", "city_id": CITY, "school_id": school_id(i * 6), "kind": kind,
               "filed_on": f"2018-0{i + 2}-09", "upheld": kind == "other"}


def enrolment_reports(p):
    """One a month from August; that of March is not due on the audit date."""
    ends = (("2018-08", 31), ("2018-09", 30), ("2018-10", 31), ("2018-11", 30), ("2018-12", 31), ("2019-01", 31),
            ("2019-02", 28), ("2019-03", 31))
    for i, (month, last) in enumerate(ends):
        yield {"report_id": f"R{p.number:02d}{i + 1}", "school_id": school_id(p.number), "month": month,
               "due_on": f"{month}-{last}", "submitted_on": f"{month}-{last - p.number % 4:02d}" if i < 7 else None,
               "enrolled": p.students * (4 + min(i, 3)) // 20 if "no_intake" not in p.flags else 0}


def funding(p):
    private = p.ownership == "private"
    for year in (2017, 2018):
        yield {"funding_id": f"M{p.number:02d}{year}", "school_id": school_id(p.number), "year": year,
               "appropriation_yuan": None if private else 7200 * p.students,
               "tuition_yuan": 6800 * p.students if private else 0, "service_income_yuan": 90 * p.students,
               "average_students": p.students + p.number % 7}


def fitness_tests(p):
    for grade, size in zip((1, 2, 3), (p.students * 7 // 20, p.students * 7 // 20, None)):
        enrolled = p.students - 2 * (p.students * 7 // 20) if size is None else size
        exempt = enrolled // 60
        yield {"fitness_id": f"D{p.number:02d}{grade}", "school_id": school_id(p.number), "grade": grade,
               "enrolled": enrolled, "tested": enrolled - exempt, "exempt": exempt, "passed": enrolled * 9 // 10}


def incidents(p):
    if p.number % 7 == 4:
        yield {"incident_id": f"A{p.number:02d}", "school_id": school_id(p.number), "occurred_on": "2018-11-06",
               "reported_on": "2018-11-06", "filed": True}


def milestones():
    for month, tasks in MILESTONES.items():
        for i, task in enumerate(tasks, 1):
            yield {"milestone_id": f"W{month:02d}{i}", "city_id": CITY, "month": f"2019-{month:02d}", "task": task,
                   "completed_on": f"2019-{month:02d}-{10 + i:02d}" if month < 3 or month == 3 and i < 5 else None}


def city_row(schools):
    intake = sum(row["new_students"] for row in schools)
    return {"city_id": CITY, "name": "云泽市", "reporting_date": "2019-03-22", "school_year": 2018,
            "general_high_school_intake": intake * 11 // 10, "qualified_list_published_on": "2019-03-15",
            "results_published_on": "2019-03-20", "resource_bases": 11, "smart_campuses": 10}


def districts():
    for i, name in enumerate(DISTRICTS):
        yield {"district_id": f"{CITY[:2]}01{i + 1:02d}", "city_id": CITY, "name": name,
               "community_college_standardised": i != 5, "digital_learning_communities": 2 + i}


def build():
    """All tables of a city without a fault, by entity."""
    tables = {name: [] for name in ("school", "leader", "programme", "course", "teacher", "student", "cooperation",
                                    "internship", "training_base", "joint_schooling", "brochure", "payment",
                                    "enrolment_report", "funding", "fitness_test", "incident")}
    for p in ROSTER:
        tables["school"].append(schools.school(p))
        roll = list(schools.students(p))
        parts = {"leader": schools.leaders(p), "programme": schools.programmes(p), "course": schools.courses(p),
                 "teacher": schools.teachers(p), "student": roll, "cooperation": cooperations(p),
                 "internship": internships(p, roll), "training_base": training_bases(p),
                 "joint_schooling": joint_schoolings(p), "brochure": brochures(p), "payment": payments(p),
                 "enrolment_report": enrolment_reports(p), "funding": funding(p), "fitness_test": fitness_tests(p),
                 "incident": incidents(p)}
        for name, rows in parts.items():
            tables[name].extend(rows)
    tables["city"] = [city_row(tables["school"])]
    tables["district"] = list(districts())
    tables["enterprise"] = list(enterprises())
    tables["post"] = list(posts())
    tables["complaint"] = list(complaints())
    tables["milestone"] = list(milestones())
    return tables
