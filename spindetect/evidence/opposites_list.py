"""Opposites in everyday news: a list of our own."""

from __future__ import annotations

from typing import Final

__all__ = ["DOWN", "OPPOSITES", "UP"]

# Whatever stands left of a stroke is opposite to whatever stands right of it.
# Stems are compared, so that of a regular word one form is enough.
OPPOSITES: Final = """
increase increasing rise rose risen grow grew grown growth grows climb surge soar rally rebound
  expand
  expansion swell jump upturn upswing uptick boost raise hike escalate accelerate strengthen
  heighten
/ decrease decline fall fell fallen drop dwindle shrink shrank shrunk plunge plummet tumble slump
  sink sank sunk slip slide slid dip reduce reduction diminish downturn lower weaken lessen slow
gain gained gains / loss losses lose loses lost losing drop decline fall fell shed
profit profits earnings income surplus profitable / loss losses deficit unprofitable
up upward upwards / down downward downwards
higher highest high / lower lowest low
above over / below beneath under underneath
more most / less fewer least fewest
maximum maximal peak / minimum minimal trough
win wins won winning winner victory triumph triumphant victorious
/ lose loses lost losing loser defeat defeated loss failure
succeed success successful successfully / fail failed failure unsuccessful unsuccessfully
pass passed passes approve approval / fail failed fails reject rejection
accept accepted acceptance approve approval endorse welcome embrace back
/ reject rejection refuse refusal decline deny denied spurn oppose rebuff
support supports supporter favor favour back endorse defend champion praise laud applaud hail
/ oppose opposes opposition opponent attack condemn criticize criticise denounce undermine
confirm affirm acknowledge admit admits concede corroborate / deny denied denies denial refute
  dispute
agree agreement concur / disagree disagreement differ dissent
agree agreed consent / decline declined refuse refused refuses refusal
manage managed manages / fail failed fails
grant granted grants / deny denied denies refuse refused
uphold upheld upholds / overturn overturned quash quashed reverse reversed annul
yes yeah / no nope
allow allows permit authorize authorise legalize legalise let enable encourage
/ ban banned bans prohibit forbid forbade forbidden bar barred outlaw block prevent disallow
  discourage
lawful legal legally legitimate / unlawful illegal illegally illicit illegitimate criminal
guilty / innocent blameless
convict conviction condemn / acquit acquittal exonerate clear cleared
charge charged indict accuse prosecute / acquit exonerate absolve clear cleared pardon
arrest arrested detain detained imprison jail capture captured seize / release released free freed
buy buys bought purchase acquire acquisition / sell sells sold sale divest
lend lends lent lender / borrow borrows borrowed borrower
import imports importer / export exports exporter
hire hired hires recruit employ appoint appointed / fire fired dismiss dismissed sack layoff
  resign
employed employment / unemployed unemployment jobless
strong stronger strongest strongly strength powerful robust / weak weaker weakest weakly
  weakness feeble
best better good great / worst worse bad poor poorest
improve improves improvement better / worsen worse deteriorate deterioration
optimistic optimist optimism hopeful / pessimistic pessimist pessimism hopeless
positive favorable favourable upbeat / negative unfavorable unfavourable adverse downbeat
advantage benefit beneficial / disadvantage drawback detrimental harmful harm
open opens opened opening reopen launch / close closes closed closing shut shuts closure
begin begins began begun start starts started commence launch launched resume / end ends ended
  finish
  stop stopped halt halted conclude cease suspend
continue continued keep proceed / stop stopped halt discontinue quit cease abandon
enter enters entered arrive arrives arrived arrival come came join joined
/ leave leaves left depart departs departed departure exit exited quit withdraw withdrew withdrawn
stay stays stayed remain remained / leave leaves depart departed
appear emerge / disappear vanish
advance advanced advances advancing advancer / retreat withdraw decline decliner declining
attack attacks attacked assault / defend defends defended defense defence
protect protects shield safeguard preserve conserve / endanger threaten expose harm destroy damage
include includes included including / exclude excludes excluded excluding
inclusion / exclusion
add adds added addition / remove removes removed subtract deduct delete
insert install / remove delete uninstall
keep kept retain preserve / delete remove discard dump scrap abandon
save saves saved rescue / waste squander kill destroy ruin
build builds built construct create created establish / destroy destroyed demolish dismantle
  ruin wreck
before prior previously earlier until / after following subsequently later since
ahead / behind backward backwards
forward forwards onward / backward backwards
early earlier earliest / late later latest
first initial / last final
beginning outset onset / ending close end
old older oldest elderly ancient / new newer newest young younger youngest
modern / ancient outdated antiquated
always forever constantly / never rarely seldom
often frequent frequently regularly / rarely rare seldom infrequent infrequently
common commonly usual widespread / rare rarely unusual uncommon
everyone everybody everything everywhere / nobody none nothing nowhere
all every each both / none no neither nothing
many numerous most plenty / few
with / without
likely probable / unlikely improbable
able / unable incapable
possible / impossible
safe safer safety secure / unsafe dangerous danger hazardous risky insecure
large larger largest big bigger biggest huge massive giant enormous immense vast great gigantic
/ small smaller smallest tiny little minor minuscule petite modest slight
major significant substantial considerable important crucial / minor insignificant negligible
  trivial
  unimportant
hugely massively vastly highly very extremely enormously / slightly barely hardly marginally
majority / minority
long longer longest lengthy / short shorter shortest brief
tall taller tallest / short shorter shortest
wide wider widest broad broader / narrow narrower narrowest
deep deeper deepest / shallow shallower
thick thicker / thin thinner
heavy heavier heaviest / light lighter lightest
fast faster fastest quick quicker quickly rapid rapidly swift swiftly
/ slow slower slowest slowly sluggish gradual gradually
hot hotter hottest warm warmer warmest / cold colder coldest cool cooler freezing
wet rainy damp / dry drier arid
rich richer richest wealthy affluent / poor poorer poorest impoverished
expensive costly pricey / cheap cheaper inexpensive affordable
easy easier easiest easily simple / hard harder hardest difficult tough complicated complex
full / empty vacant
hard / soft softer
clean cleaner / dirty dirtier polluted filthy
bright brighter / dark darker dim
loud louder noisy / quiet quieter silent
happy happier pleased glad delighted / unhappy sad upset angry sorrowful
love loves loved adore / hate hates hated loathe despise
like likes liked / dislike dislikes disliked
calm peaceful peacefully peace nonviolent / violent violently violence war turbulent hostile
peace truce ceasefire armistice / war warfare battle fighting hostilities
friend friendly ally / enemy foe adversary hostile
live lives lived living survive survives survived alive survivor survival
/ die dies died dying dead death perish killed
birth born / death died dead
healthy well / sick ill unhealthy ailing unwell
cure heal / sicken infect
public publicly openly / private privately secret secretly covert covertly
open openly / secret secretly hidden covert
reveal reveals revealed disclose expose divulge / hide hides hid hidden conceal conceals suppress
remember recall / forget forgot forgotten
true truth genuine authentic real factual / false fake untrue bogus lie falsehood
right correct correctly accurate accurately / wrong incorrect incorrectly inaccurate mistaken
honest honestly / dishonest deceitful
voluntary voluntarily optional / mandatory compulsory obligatory required forced
deliberate deliberately intentional intentionally / accidental accidentally unintentional
  inadvertent
  inadvertently
permanent permanently / temporary temporarily interim
domestic domestically internal / foreign external overseas
local regional / global international worldwide
national / regional provincial
federal / provincial
rural / urban
indoor indoors inside / outdoor outdoors outside
inside within / outside
internal inner interior / external outer exterior
upper top topmost / bottom lower
front / rear back
left leftist / right rightist
left-wing / right-wing
liberal liberals progressive / conservative conservatives
north northern northward / south southern southward
east eastern eastward / west western westward
northeast northeastern / southwest southwestern
northwest northwestern / southeast southeastern
incoming inbound / outgoing outbound
regular / irregular sporadic
loyal / disloyal treacherous
expert / amateur novice
professional / amateur
humble modest / arrogant boastful
generous / stingy greedy
calm / panic frantic
mild moderate / severe extreme harsh
lenient / strict harsh severe
real actual / imaginary fictional
similar alike same identical / different dissimilar
same / opposite
equal / unequal
exact exactly precise precisely / approximate approximately roughly
specific / general vague
shallow / profound
smooth / rough bumpy
sharp / blunt dull
solvent / bankrupt insolvent
intact / damaged broken destroyed
active / inactive idle dormant passive
awake / asleep
conscious / unconscious
sober / drunk intoxicated
stranger / acquaintance
hero / villain
leader / follower
incumbent / challenger
volunteer / conscript
mainland / offshore
vertical / horizontal
clockwise / anticlockwise counterclockwise
asset / burden
surplus / shortage scarcity shortfall deficit
abundant abundance / scarce scarcity
earnest / jest
bless / curse
heaven / hell
solution / problem
answer / question
cause / effect
theory / practice
conquer / liberate
deploy deployed / withdraw withdrew recall
deposit deposited / withdraw withdrew
mobilize / demobilize
escape escaped flee fled / surrender surrendered return returned
employer / employee worker
teacher / student pupil
landlord / tenant
buyer customer / seller vendor
plaintiff prosecutor / defendant
attacker aggressor perpetrator / victim
creditor / debtor
predecessor / successor
ancestor / descendant
parent parents / child children
host / guest
doctor / patient
unite united unify merge join / divide divided split separate
attract / repel
praise praised / blame blamed criticize criticized criticise
reward / punish punishment penalty penalize
honor honour / disgrace dishonor dishonour
trust / distrust mistrust suspicion
hope hopes hopeful / despair hopeless
pride proud / shame ashamed
courage brave bravely / cowardice coward cowardly
inflate / deflate
elevated / depressed deflated
tighten tighter tight / loosen looser loose
demand / supply
credit / debit
asset assets / liability liabilities
bull bullish / bear bearish
triumphant thrive thriving flourish flourishing prosper prosperous
/ struggle struggling fail failing flounder ailing troubled faltering
support rescue / sabotage undermine
prop bolster boost / undermine sink weaken cripple
stability stable stabilize / instability unstable volatile destabilize
certain certainly sure definite / uncertain doubtful unsure
clear clearly / unclear vague
obey comply compliance / disobey defy violate violation
follow followed observe / violate ignore flout breach
win won / forfeit
resist resisted fight fought defend / surrender surrendered yield capitulate
contain curb restrain tame limit / inflate unleash fuel stoke fan
illuminate glowing bright shining luminous / dark dim unlit
buoyant / sinking
cooperate collaborate / fight clash attack obstruct
help helped aid assist / hinder hamper hurt harm obstruct thwart
conduct perform / neglect omit
victim / culprit perpetrator
meet met exceed exceeded surpass / miss missed
overestimate overstate exaggerate / underestimate understate
overvalued / undervalued
send sends sent / receive receives received
give gives gave given / receive receives received
teach / learn
ask asked question / answer answered reply replied
push pushed / pull pulled
lift lifted impose / lower
impose imposed / lift lifted
ascend ascent / descend descent
float / sink sank
attach connect / detach disconnect
activate activated enable enabled / deactivate deactivated disable disabled
recover recovered recovery / relapse decline
present attend attended / absent
despite notwithstanding / because following
because / although
for / against
toward towards / from
on / off
with / against
forced compelled required obliged ordered obligated
/ allowed permitted free
endorse endorsing approve support promote / ban banning prohibit oppose
manned crewed / unmanned uncrewed
civilian commercial / military
male man men boy boys / female woman women girl girls
husband / wife
father / mother
son / daughter
brother / sister
uncle / aunt
king / queen
"""
# Said of prices and of fields of play: any of the one against any of the other.
UP: Final = """up rise rose risen gain climb jump surge soar rally rebound advance advancer
  add higher upward increase grow grew grown higher improve rocket"""
DOWN: Final = """down off fall fell fallen drop decline decliner decrease dip slip slide slid
  sink sank sunk plunge plummet tumble slump ease shed lose lost retreat lower
  downward shrink shrank weaken"""
