"""Words that the corrupted copies of :mod:`tests.eval.corrupted` are made with; all our own."""

from __future__ import annotations

__all__ = [
    "FIRST_NAMES",
    "MONTHS",
    "NUMBERS",
    "PLACES",
    "SPELLINGS",
    "SPUN_NAMES",
    "SURNAMES",
    "SYNONYMS",
    "TITLES",
    "WEEKDAYS",
]


def _table(text: str) -> dict[str, str]:
    return dict(entry.split(":") for entry in text.split())


# What a spinner's dictionary makes of words that names are made of.
SPUN_NAMES = _table(
    "Staff:Personnel Committee:Board Department:Division Office:Workplace Agency:Company "
    "Health:Wellness Security:Safety Defense:Protection Affairs:Matters Act:Deed Fund:Money "
    "Force:Pressure Center:Facility School:Institution National:Nationwide Energy:Power "
    "House:Residence Court:Courtroom Foreign:International Administration:Management "
    "Association:Organization Commission:Payment Council:Assembly Bureau:Dresser Service:Solution "
    "Services:Solutions Guard:Shield Program:Scheme Army:Military "
    "Labor:Work Justice:Fairness Education:Learning Development:Growth "
    "Research:Study Homeland:Fatherland Project:Task Authority:Expert Relief:Alleviation "
    "Subcommittee:Subgroup Budget:Spending Finance:Money Chamber:Room Institute:Establishment "
    "University:College Hospital:Clinic Safety:Security Trade:Profession River:Stream "
    "Price:Rate Young:Youthful Stone:Rock Rice:Grain Baker:Cook Hill:Mountain Brown:Tan "
    "Bush:Shrub Frank:Candid Bond:Connection Burns:Blazes Black:Dark White:Snowy Wood:Timber "
    "Reed:Cane Snow:Ice Gates:Entrances Powers:Abilities Fields:Areas Page:Web Bell:Alarm"
)
TITLES = _table(
    "Sen.:Senator Senator:Sen. Rep.:Representative Gov.:Governor Governor:Gov. Sens.:Senators "
    "Gen.:General Col.:Colonel"
)
SURNAMES = tuple(
    "Halloran Whitcombe Pellman Ostrander Varick Lindqvist Thackeray Molloy Brandvold Kessler "
    "Duquette Ferrante Hargrove Okafor Villanueva Pruitt Sandoval Trask Underhill "
    "Yarborough".split()
)
FIRST_NAMES = tuple(
    "James John Robert Michael William David Richard Charles Joseph Thomas Christopher Daniel Paul "
    "Mark Donald George Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Matthew Gary "
    "Timothy Larry Jeffrey Frank Scott Eric Stephen Andrew Raymond Gregory Joshua Jerry Dennis "
    "Walter Patrick Peter Harold Douglas Henry Carl Arthur Ryan Roger Mary Patricia Linda Barbara "
    "Elizabeth Jennifer Maria Susan Margaret Dorothy Lisa Nancy Karen Betty Helen Sandra Donna "
    "Carol Ruth Sharon Michelle Laura Sarah Kimberly Deborah Jessica Cynthia Angela Melissa Brenda "
    "Amy Anna Rebecca Virginia Kathleen Pamela Martha Amanda Stephanie Carolyn Christine Diane "
    "Janet Catherine Frances Ann Joyce Alice Julie Heather Teresa Jim Bob Mike Bill Tom Joe Chris "
    "Dan Steve Ken Tim Jeff Ron Tony Greg".split()
)
PLACES = tuple(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia "
    "Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts "
    "Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon "
    "Pennsylvania Tennessee Texas Utah Vermont Wisconsin Wyoming Iraq Iran Afghanistan China Japan "
    "Canada Mexico Russia Israel India Pakistan Cuba Colombia Sudan Bosnia Kuwait Vietnam Korea "
    "Chicago Boston Denver Seattle Baltimore Detroit Houston Dallas Portland Omaha Tulsa Tampa "
    "Baghdad Beijing Moscow London Paris Atlanta Phoenix".split()
)
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NUMBERS = tuple("two three four five six seven eight nine ten eleven twelve".split())
SPELLINGS = _table(
    "program:programme programs:programmes labor:labour center:centre centers:centres "
    "defense:defence honor:honour color:colour favor:favour neighbor:neighbour "
    "neighbors:neighbours organization:organisation organizations:organisations "
    "recognize:recognise authorize:authorise authorized:authorised authorizing:authorising "
    "emphasized:emphasised modernize:modernise modernization:modernisation toward:towards "
    "traveled:travelled fulfill:fulfil enrollment:enrolment check:cheque health-care:healthcare "
    "counselor:counsellor endeavor:endeavour harbor:harbour percent:per-cent"
)
# What a spinner puts into the mouths of others.
SYNONYMS = _table(
    "important:crucial help:assist people:individuals country:nation nation:country need:require "
    "work:labor make:produce good:great great:fantastic families:households children:kids "
    "support:assistance ensure:guarantee provide:supply continue:proceed believe:think "
    "proud:happy pleased:delighted funding:financing money:cash jobs:tasks communities:areas "
    "community:neighborhood state:specify many:lots new:brand-new today:nowadays keep:maintain "
    "safe:secure strong:solid critical:vital vital:essential issue:concern issues:problems "
    "problem:issue bill:costs legislation:regulations law:regulation protect:safeguard "
    "improve:enhance opportunity:chance effort:initiative efforts:initiatives forward:ahead "
    "working:functioning better:much-better clear:obvious hard:difficult future:tomorrow "
    "lives:resides long:lengthy begin:start start:begin step:action small:tiny large:huge "
    "business:company businesses:companies high:tall fight:battle hope:wish plan:strategy "
    "change:modification cost:expense costs:expenses leaders:forerunners leader:chief "
    "citizens:residents workers:employees serve:offer serving:offering served:offered "
    "service:solution honor:respect deserve:be-worthy-of know:understand time:moment year:season "
    "everyone:everybody significant:substantial needs:requirements needed:required address:resolve "
    "allow:permit result:outcome made:built helping:aiding look:appear war:battle freedom:liberty "
    "thank:give-thanks-to right:ideal real:genuine growth:development resources:materials "
    "commitment:dedication dedicated:committed education:schooling students:pupils quality:top"
)
