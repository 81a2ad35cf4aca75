# SPDX-License-Identifier: MIT
"""The schools of the fictional city of Yunze (云泽市) with the people and programmes in them.

Everything here complies with every rule; what does not is planted afterwards (plants/).
Rows are dictionaries of field names. None is an empty cell (not known, or an act on no
record), "" is known to be none, a tuple is a set.
"""

import hashlib
import math
import random
from collections import namedtuple

CITY = "990000"
DISTRICTS = ["澄湖区", "麓南区", "汀兰区", "望川区", "青芜区", "远岭县"]
PROGRAMME_NAMES = [
    ("机电技术应用", "engineering"), ("数控技术应用", "engineering"), ("汽车运用与维修", "engineering"),
    ("计算机网络技术", "engineering"), ("建筑工程施工", "engineering"), ("护理", "medical"),
    ("康复技术", "medical"), ("电子商务", "other"), ("会计", "other"), ("旅游服务与管理", "other"),
    ("学前教育", "other"), ("工艺美术", "other"), ("现代农艺技术", "other"), ("物流服务与管理", "other"),
]
SUBJECTS = [("politics", "思想政治", 144), ("chinese", "语文", 198), ("mathematics", "数学", 144),
            ("foreign_language", "外语", 144), ("information_technology", "信息技术", 108),
            ("physical_education", "体育与健康", 144), ("history", "历史", 72), ("art", "艺术", 36)]
CHARTER = ("name", "address", "purpose", "management", "staff", "students", "teaching", "property_finance", "amendment")
SAFETY = ("education_inspection", "guarding", "reporting_emergency", "buildings_equipment", "food_water",
          "medicines_dangerous_goods", "epidemic", "fire_traffic", "off_campus")

Place = namedtuple("Place", "number name kind ownership site district students teachers programmes flags")


def place(number, name, kind, ownership, site, district, students, teachers, programmes, *flags):
    return Place(number, "云泽市" + name, kind, ownership, site, district, students, teachers, programmes, flags)


ROSTER = [
    place(1, "第一机电职业学校", "vocational_high", "public", "city", 0, 2400, 132, 6, "boarding"),
    place(2, "现代商务职业学校", "vocational_high", "public", "city", 0, 3100, 211, 6),
    place(3, "信息工程学校", "general", "public", "city", 1, 1900, 166, 5, "boarding"),
    place(4, "财经学校", "general", "public", "city", 1, 1200, 60, 3),
    place(5, "交通运输学校", "general", "public", "city", 2, 1210, 66, 4, "new", "boarding"),
    place(6, "旅游职业学校", "vocational_high", "public", "city", 2, 2400, 122, 5),
    place(7, "轻工职业学校", "vocational_high", "public", "city", 3, 1680, 96, 4),
    place(8, "建筑工程学校", "general", "public", "city", 3, 2050, 118, 5, "boarding"),
    place(9, "电子技术职业学校", "vocational_high", "public", "city", 4, 1500, 100, 4),
    place(10, "卫生学校", "general", "public", "city", 4, 1800, 100, 3, "boarding"),
    place(11, "汽车应用职业学校", "vocational_high", "public", "city", 0, 1450, 100, 4),
    place(12, "听澜职业学校", "vocational_high", "private", "city", 1, 1300, 80, 4),
    place(13, "望川职业学校", "vocational_high", "public", "rural", 3, 1250, 80, 4, "boarding"),
    place(14, "水利电力学校", "general", "public", "city", 2, 1400, 90, 4, "boarding"),
    place(15, "航空服务学校", "general", "public", "city", 1, 1200, 75, 3, "new", "boarding"),
    place(16, "新城职业学校", "vocational_high", "public", "city", 4, 1500, 90, 4, "new"),
    place(17, "农业工程学校", "general", "public", "rural", 5, 1350, 82, 4, "boarding"),
    place(18, "智能制造学校", "general", "public", "city", 0, 1250, 78, 4, "boarding"),
    place(19, "第一技工学校", "technical", "public", "city", 0, 1100, 70, 4, "boarding"),
    place(20, "建设技工学校", "technical", "public", "city", 2, 900, 60, 4),
    place(21, "交通技工学校", "technical", "public", "city", 3, 700, 45, 3, "boarding"),
    place(22, "化工技工学校", "technical", "private", "city", 4, 950, 62, 3),
    place(23, "艺术学校", "arts", "public", "city", 1, 600, 50, 3, "boarding"),
    place(24, "水袖戏曲学校", "arts", "private", "city", 2, 380, 36, 3, "boarding"),
    place(25, "体育运动学校", "sports", "public", "city", 1, 450, 40, 3, "boarding"),
    place(26, "水上运动学校", "sports", "public", "rural", 3, 320, 30, 3, "boarding"),
    place(27, "启明特殊教育职业学校", "special", "public", "city", 0, 260, 45, 3, "boarding"),
    place(28, "聆风特殊教育职业学校", "special", "public", "city", 4, 210, 40, 3),
    place(29, "青芜综合中学附设中职班", "attached", "public", "rural", 4, 90, 12, 3, "no_intake"),
    place(30, "麓南综合中学附设中职班", "attached", "public", "city", 1, 160, 14, 3),
    place(31, "远岭职业学校", "vocational_high", "public", "rural", 5, 620, 41, 3, "remote", "boarding"),
    place(32, "汀兰职业学校", "vocational_high", "public", "rural", 2, 1240, 68, 4, "boarding"),
    place(33, "成人中等专业学校", "adult", "public", "city", 0, 1320, 84, 4),
    place(34, "远程开放成人中等专业学校", "adult", "public", "city", 3, 1260, 80, 4),
    place(35, "溪石中等专业学校", "general", "private", "city", 2, 1420, 86, 4, "boarding"),
    place(36, "远舟职业学校", "vocational_high", "private", "city", 0, 1280, 80, 4, "boarding"),
    place(37, "禾穗职业学校", "vocational_high", "private", "rural", 5, 1560, 95, 4, "boarding"),
    place(38, "东篱职业学校", "vocational_high", "private", "city", 4, 1360, 84, 4),
    place(39, "竹简中等专业学校", "general", "private", "city", 1, 1750, 100, 5, "boarding"),
    place(40, "砚池职业学校", "vocational_high", "private", "city", 3, 1620, 92, 4, "boarding"),
]


def stream(*key):
    """A source of chance of its own for each thing, so that a change to one leaves the others alone."""
    return random.Random("yunze:" + ":".join(str(part) for part in key))


def school_id(number):
    return f"99010000{number:02d}"


def identity(key):
    return hashlib.sha256(f"yunze:{key}".encode()).hexdigest()[:20]


def spread(total, parts):
    """`total` in `parts` whole shares that differ by one at most."""
    return [total // parts + (1 if i < total % parts else 0) for i in range(parts)]


def set_up(kind, flags):
    """Whether the set-up standard of 2010 reaches the school."""
    return kind in ("general", "vocational_high", "adult") and "remote" not in flags


def campus(p):
    """Land, buildings, library: comfortable where a line reaches the school, modest where none does."""
    reached = set_up(p.kind, p.flags)
    land = 36 * p.students if reached else 18 * p.students + 3000
    building = 23 * p.students if reached else 11 * p.students + 1500
    if p.kind == "technical":
        land, building = max(land, 32500), max(24 * p.students, 19500)
    if "new" in p.flags:
        land, building = max(land, 42600), max(building, 26400)
    return {
        "land_area_m2": land, "building_area_m2": building, "track_m": 250 if p.students < 1600 else 300,
        "books": (34 if reached else 14) * p.students, "periodical_kinds": 96 if reached else 42,
        "teacher_reading_seats": math.ceil(p.teachers * (0.26 if reached else 0.12)),
        "student_reading_seats": math.ceil(p.students * (0.12 if reached else 0.06)),
        "computers": math.ceil(p.students * 0.19), "equipment_value_yuan": max(4200 * p.students, 3360000),
    }


def oversight(p):
    """Reports, sport, safety, and for a private school its board."""
    boarders = p.students * 2 // 5 if "boarding" in p.flags else 0
    private = p.ownership == "private"
    guards = 3 + max(0, (p.students - 1000) // 500) + boarders // 200
    return {
        "boarders": boarders, "guards": guards,
        "safety_systems": SAFETY + (("dormitory",) if boarders else ()),
        "quality_report_published_on": f"2019-01-{10 + p.number % 15:02d}",
        "diagnosis_report_on": f"2018-11-{5 + p.number % 20:02d}",
        "pe_every_grade": True, "sports_meetings": 1 + p.number % 2, "daily_activity_minutes": 60 + 10 * (p.number % 3),
        "board_members": 7 if private else None, "board_members_experienced": 3 if private else None,
        "board_filed_on": "2017-06-20" if private else None,
        "audit_published_on": "2018-06-15" if private else None,
        "development_fund_rate": "0.25" if private else None,
    }


def school(p):
    intake = 0 if "no_intake" in p.flags else p.students * 7 // 20
    graduates = p.students * 3 // 10
    row = {
        "school_id": school_id(p.number), "district_id": f"{CITY[:2]}01{p.district + 1:02d}", "city_id": CITY,
        "name": p.name, "kind": p.kind, "ownership": p.ownership, "site": p.site,
        "founded_on": f"{2013 if 'new' in p.flags else 1958 + p.number}-09-01", "newly_built": "new" in p.flags,
        "remote_poor_area": "remote" in p.flags, "legal_person": True, "charter_topics": CHARTER,
        "licence_valid_until": f"202{p.number % 3}-08-31", "listed_on": "2019-03-15" if intake else None,
        "students": p.students, "new_students": intake, "enrolment_plan": intake + 20 if intake else 0,
        "graduates": graduates, "graduates_tracked": math.ceil(graduates * 0.98),
        "dual_qualified_share_last_year": f"0.{24 + p.number % 5}",
    }
    row.update(campus(p))
    row.update(oversight(p))
    return row


def leaders(p):
    posts = [("principal", "master", "senior", 18), ("teaching_vice_principal", "bachelor", "senior", 14),
             ("other", "bachelor", "intermediate", 9), ("other", "bachelor", "senior", 11)]
    for i, (role, degree, title, years) in enumerate(posts[:3 if p.students < 1000 else 4], 1):
        key = f"L{p.number:02d}{i}"
        yield {"leader_id": key, "school_id": school_id(p.number), "name": f"校领导{key}", "role": role,
               "degree": degree, "title": title, "education_years": years + p.number % 4}


def programme_id(number, i):
    return f"P{number:02d}{i:02d}"


def programmes(p):
    size = spread(p.students, p.programmes)
    intake = spread(0 if "no_intake" in p.flags else p.students * 7 // 20, p.programmes)
    for i in range(p.programmes):
        name, kind = PROGRAMME_NAMES[(p.number * 3 + i) % len(PROGRAMME_NAMES)]
        integrated = (p.number + i) % 5 == 0
        yield {"programme_id": programme_id(p.number, i + 1), "school_id": school_id(p.number),
               "code": f"Y{(p.number * 3 + i) % len(PROGRAMME_NAMES) + 1:02d}", "name": name, "class": kind,
               "filed_on": f"201{5 + i % 3}-05-20", "integrated": integrated, "students": size[i],
               "quota": intake[i] + 5 if intake[i] else 0, "new_students": intake[i],
               "equipment_value_yuan": 3600 * size[i],
               "plan_published_on": "2018-07-10", "teaching_weeks": 40, "total_hours": 3150, "public_hours": 1050,
               "elective_hours": 330, "practice_hours": 1620, "credits": 174 + i,
               "hours_after_transfer_exam": 160 if integrated else None}


def courses(p):
    for i in range(1, p.programmes + 1):
        plan = [(subject, name, hours) for subject, name, hours in SUBJECTS]
        plan += [("professional", f"专业核心课{n}", 96 + 12 * n) for n in (1, 2, 3)]
        for n, (subject, name, hours) in enumerate(plan, 1):
            yield {"course_id": f"C{p.number:02d}{i:02d}{n:02d}", "programme_id": programme_id(p.number, i),
                   "school_id": school_id(p.number), "name": name, "subject": subject, "required": True,
                   "planned_hours": hours, "taught_hours": hours + (p.number + n) % 3}


def teacher(p, n, employment, teaches, title, dual):
    chance = stream("teacher", p.number, n)
    key = f"T{p.number:02d}{n:03d}"
    professional = teaches == "professional"
    hired = f"{chance.randrange(1992, 2019)}-0{chance.choice('279')}-01"
    recent = hired >= "2016-05-13"
    return {
        "teacher_id": key, "school_id": school_id(p.number), "name": f"教师{key}", "identity_hash": identity(key),
        "employment": employment, "teaches": teaches,
        "degree": "master" if chance.random() < 0.25 else "bachelor", "title": title, "dual_qualified": dual,
        "dual_level": {"senior": "senior", "intermediate": "intermediate"}.get(title, "junior") if dual else None,
        "programme_id": programme_id(p.number, n % p.programmes + 1) if professional else "",
        "certificate": True, "hired_on": hired,
        "first_taught_on": None if not recent and chance.random() < 0.3 else hired,
        "enterprise_experience": True if recent else chance.random() < 0.5,
        "enterprise_months_5y": chance.choice((6, 6.5, 7, 8, 9, 10, 12)) if professional else None,
        "training_hours_5y": 360 + 10 * chance.randrange(15),
        "practice_experience": True if employment == "part_time" else None,
    }


def teachers(p):
    """Shares are made exactly, then shuffled: 60 % professional, of them 40 % dual-qualified, 28 % senior."""
    total = p.teachers
    professional = math.ceil(total * 6 / 10)
    dual = math.ceil(professional * 4 / 10)
    senior, intermediate = math.ceil(total * 28 / 100), math.ceil(total * 44 / 100)
    titles = ["senior"] * senior + ["intermediate"] * intermediate
    titles += (["junior", "junior", "none"] * total)[:total - len(titles)]
    stream("titles", p.number).shuffle(titles)
    duals = [True] * dual + [False] * (professional - dual)
    stream("duals", p.number).shuffle(duals)
    for n in range(total):
        inside = n < professional
        yield teacher(p, n + 1, "full_time", "professional" if inside else "public_basic", titles[n],
                      duals[n] if inside else False)
    for n in range(total, total + math.ceil(total / 5)):
        yield teacher(p, n + 1, "part_time", "professional", "intermediate", False)


def student(p, n, grade, spring=False):
    chance = stream("student", p.number, n)
    key = f"S{p.number:02d}{n:03d}"
    entered = 2019 - grade
    birth = entered - 15 - (8 if p.kind == "adult" else 0)
    day = f"{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    row = {
        "student_id": key, "school_id": school_id(p.number),
        "programme_id": programme_id(p.number, n % p.programmes + 1), "name": f"学生{key}",
        "identity_hash": identity(key),
        "birth_date": f"{birth if day < '09' else birth - 1}-{day}", "sex": chance.choice(("male", "female")),
        "grade": grade, "entered_on": f"{entered}-09-01", "season": "autumn",
        "registered_on": f"{entered}-10-{chance.randrange(9, 29):02d}", "approved_on": f"{entered}-12-10",
        "prior_education": "senior_secondary" if p.kind == "adult" else "junior_secondary",
        "origin_province": "邻省" if chance.random() < 0.1 else "本省",
        "boarding": "boarding" in p.flags and chance.random() < 0.4, "status": "enrolled", "other_roll": "none",
        "fitness_graduation_score": None, "certificate": None,
    }
    if spring:
        row.update(entered_on="2019-03-01", season="spring", registered_on="2019-03-12", approved_on="2019-03-18")
    return row


def students(p):
    """A sample of the roll: ten of each grade, then two who have left and one who entered in spring."""
    grades = (2, 3) if "no_intake" in p.flags else (1, 2, 3)
    n = 0
    for grade in grades:
        for _ in range(10):
            n += 1
            yield student(p, n, grade)
    gone = student(p, n + 1, 3)
    gone.update(status="graduated", certificate="graduation", fitness_graduation_score="71.5",
                entered_on="2015-09-01", registered_on="2015-10-20", approved_on="2015-12-10",
                birth_date="2000-04-12")
    yield gone
    left = student(p, n + 2, 2)
    left["status"] = "withdrawn"
    yield left
    if 1 in grades and p.number % 3 == 1:
        yield student(p, n + 3, 1, spring=True)
