"""Swap tables of our own writing, for the spinners whose dictionaries are hand-picked.

Content spinners sold for blogs do not draw from a dictionary at random: they
apply a few thousand frequent, half-plausible swaps, everywhere ("officials" →
"authorities", "recent" → "current"), and fixed phrase replacements
("before" → "prior to"). The tables below were written from knowledge of their
output and of the seed articles.

Each line of :data:`FREQUENT` is ``part-of-speech lemma: substitutes``, in the
order of preference; ``=`` before a substitute means that it is never inflected.
Each line of :data:`PHRASES` is ``phrase: substitutes``, matched as written in any case.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FREQUENT", "NUMBER_WORDS", "PHRASES"]

FREQUENT: Final = """
n official: authority, =authorities
n person: individual
n child: kid, youngster
n country: nation
n nation: country
n company: business, firm
n business: company, organization
n firm: company
n problem: issue, concern
n issue: problem, concern
n concern: issue, worry
n worry: concern
n burden: concern
n team: group
n group: team
n adviser: advisor, consultant
n strategy: technique, method
n technique: strategy, method
n approach: method, technique
n method: approach, technique
n plan: strategy, proposition
n proposal: proposition, plan
n decision: choice
n choice: option, decision
n option: choice, alternative
n solution: option, service
n service: services, solution
n chance: opportunity, possibility
n opportunity: chance
n moment: minute, second
n fight: battle
n battle: fight
n war: battle
n conflict: dispute
n dispute: disagreement, conflict
n debate: argument, dispute
n discussion: conversation
n conversation: discussion
n talk: discussion
n negotiation: settlement, talk
n deliberation: consideration
n agreement: contract, arrangement
n deal: offer, bargain
n contract: agreement
n result: outcome
n outcome: result
n effect: result, impact
n impact: effect
n effort: attempt
n attempt: effort
n goal: objective
n objective: goal
n aim: objective
n purpose: function
n area: location, region
n region: area
n location: place, area
n place: location
n site: website, location
n house: home
n home: house, residence
n building: structure
n job: task, work
n task: job
n worker: employee
n employee: worker, staff member
n staff: personnel
n boss: manager
n leader: head, magnate
n chief: head, leader
n head: leader
n lawmaker: legislator
n legislator: lawmaker
n lawyer: attorney, legal representative
n attorney: lawyer, legal representative
n doctor: physician, medical professional
n hospital: medical facility, health center
n teacher: instructor, educator
n student: trainee, pupil
n school: institution
n university: college
n man: male, guy
n woman: female, lady
n police: cops
n car: automobile, vehicle
n vehicle: automobile, lorry
n road: roadway
n street: roadway
n money: cash, funds
n price: rate, cost
n cost: expense, price
n bill: expense, costs
n fund: money
n tax: taxation
n budget: spending plan
n income: earnings
n fee: charge
n profit: revenue
n amount: quantity
n number: variety
n part: component
n piece: item
n kind: sort, type
n type: kind
n sort: kind
n way: method
n thing: important thing
n fact: truth
n idea: concept
n view: sight, perspective
n opinion: viewpoint
n story: tale
n report: account
n study: research study
n survey: study
n poll: survey
n campaign: project
n project: job, task
n program: programme
n candidate: prospect
n voter: citizen
n election: vote
n vote: ballot
n party: celebration
n member: participant
n partner: ally
n ally: partner
n enemy: opponent
n opponent: challenger, enemy
n spokesman: representative, agent
n spokeswoman: representative
n spokesperson: representative
n representative: agent
n statement: declaration
n comment: remark
n announcement: statement
n speech: address
n interview: conversation
n event: occasion
n meeting: conference
n conference: meeting
n visit: see, check out
n trip: journey
n weapon: tool
n weaponry: weapons
n artillery: weapons
n ammunition: ammo
n military: armed force
n army: military
n soldier: trooper
n attack: assault
n assault: attack
n death: fatality
n injury: wound
n victim: casualty
n crime: criminal offense
n court: tribunal
n judge: magistrate
n law: legislation
n rule: guideline
n regulation: policy, guideline
n policy: guideline
n penalty: charge
n punishment: penalty
n right: ideal
n aid: help
n help: assistance, aid
n assistance: support, help
n support: assistance
n supply: provide
n material: product
n product: item
n food: meals
n health: wellness
n illness: disease
n disease: illness
n drug: medication
n medicine: medication
n treatment: therapy
n benefit: advantage
n advantage: benefit
n leverage: take advantage of
n power: energy
n increase: boost
n rise: boost
n decline: decrease
n cut: decrease
n growth: development
n development: advancement
n improvement: enhancement
n change: modification
n damage: damages
n danger: threat
n threat: risk, danger
n risk: threat, danger
n safety: security
n security: safety
n victory: success, win
n success: victory
n failure: breakdown
n end: conclusion
n beginning: start
n start: beginning
n pause: time out, break
n winter: winter season
n summer: summer season
n spring: spring season
n season: period
n trend: pattern
n figure: number
n data: information
n information: details, info
n evidence: proof
n proof: evidence
n reason: factor
n cause: reason
n factor: element
n need: requirement
n requirement: need
n demand: need
n wish: desire
n hope: want
n belief: faith
n faith: belief
n situation: scenario, circumstance
n scenario: circumstance
n position: placement
n role: function
n gap: space
n field: area
n sea: ocean
n land: property
n property: home
n land: property
n friend: pal, buddy
n family: household
n parent: mom and dad
n mother: mom
n father: dad
n community: neighborhood
n neighborhood: community
n resident: homeowner, local
n owner: proprietor
n customer: client, consumer
n user: individual
n history: past
n experience: encounter
n skill: ability
n ability: capability
n capability: ability
n tool: instrument
n device: gadget
n computer: computer system
n site: website
n newspaper: paper
n document: file
n letter: note
n list: checklist
n record: document
n advance: development
n stance: position
n warning: caution
n heater: heating unit
n battlefield: battleground
n official: authority
v say: state
v state: say
v tell: inform
v explain: discuss, describe
v add: include
v note: keep in mind
v mention: point out
v announce: reveal, state
v reveal: expose
v show: reveal
v cite: point out
v claim: declare
v argue: say
v suggest: recommend
v recommend: suggest
v ask: request, inquire
v request: ask for
v urge: prompt, advise
v praise: applaud
v criticize: slam
v warn: alert, caution
v think: believe
v believe: think
v know: understand
v understand: comprehend
v see: view
v look: appear
v seem: appear
v appear: seem
v want: desire
v need: require
v require: need
v hope: want
v seek: look for
v find: discover
v discover: find
v search: browse
v get: obtain
v obtain: get
v receive: get
v gain: acquire
v give: offer, provide
v provide: offer, supply
v offer: provide
v send: send out
v supply: provide
v help: assist
v assist: help
v support: back
v back: support
v allow: permit, enable
v let: allow
v enable: allow
v permit: allow
v begin: start
v start: begin
v end: finish
v stop: quit
v continue: keep
v keep: maintain
v remain: stay
v stay: remain
v maintain: keep
v increase: boost
v rise: increase
v raise: increase
v grow: expand
v expand: broaden
v decrease: reduce
v reduce: decrease, lower
v cut: reduce
v fall: drop
v drop: decrease
v improve: enhance
v enhance: improve
v build: construct
v construct: build
v create: develop, produce
v make: produce
v produce: create
v develop: establish
v establish: develop
v change: alter
v alter: modify
v use: utilize
v run: operate
v operate: run
v manage: handle
v handle: deal with
v face: deal with
v address: attend to
v solve: fix
v fix: repair
v meet: fulfill, satisfy
v attend: participate in, go to
v visit: check out, see
v arrive: get here
v leave: depart
v return: come back
v bring: carry
v carry: bring
v move: relocate
v transfer: move
v push: press
v press: push
v pull: draw
v buy: purchase
v purchase: buy
v sell: offer
v pay: pay out
v spend: invest
v save: conserve
v earn: make
v cost: set you back
v lose: shed
v beat: defeat
v fight: battle
v attack: assault
v kill: eliminate
v die: pass away
v hurt: injure
v injure: hurt
v hit: strike
v strike: hit
v arrest: detain
v accuse: implicate
v charge: bill
v sue: take legal action against
v protect: safeguard, secure
v defend: protect
v save: conserve
v destroy: ruin
v damage: harm
v happen: take place, occur
v occur: happen
v cause: trigger
v lead: result
v allow: permit
v prevent: avoid
v avoid: prevent
v ensure: guarantee, make sure
v choose: pick, select
v select: choose
v decide: choose
v determine: identify
v negotiate: work out
v discuss: talk about
v talk: speak
v speak: talk
v call: telephone
v write: compose
v read: check out
v learn: find out
v teach: instruct
v try: attempt
v work: function
v live: reside
v hold: keep
v stand: represent
v sit: rest
v include: consist of
v contain: include
v involve: include
v consider: think about
v expect: anticipate
v plan: prepare
v prepare: get ready
v agree: concur
v disagree: differ
v refuse: decline
v reject: decline
v accept: approve
v approve: authorize
v sign: authorize
v join: sign up with
v follow: comply with
v watch: view
v collect: gather
v gather: collect
v show: reveal
v launch: introduce
v release: launch
v publish: release
v serve: offer
v seize: take
v achieve: attain
v reach: get to
v finish: complete
v complete: finish
v examine: take a look at
v monitor: keep an eye on
v mean: indicate
v indicate: suggest
v demonstrate: show
v prove: show
v renew: restore
v restore: bring back
v retake: reclaim
v prompt: trigger
v rule: judgment
v promote: market
v intend: mean
v plan: mean
a recent: current
a current: present, existing
a national: nationwide
a international: worldwide, global
a global: worldwide, international
a big: large, huge
a large: big
a huge: substantial, big
a small: little
a little: small
a great: fantastic, terrific
a good: great, excellent
a bad: negative
a important: essential, crucial
a crucial: vital, important
a critical: vital, important
a vital: important, essential
a key: crucial, essential
a major: significant
a significant: substantial, considerable
a serious: severe, major
a difficult: tough, hard
a hard: tough, difficult
a tough: hard, challenging
a easy: simple
a simple: easy, basic
a quick: fast
a fast: quick
a new: brand-new
a old: aged
a young: youthful
a final: last
a first: very first
a next: following
a previous: past, prior
a former: previous
a various: different, numerous
a different: various
a many: numerous
a several: a number of
a possible: feasible
a likely: most likely
a available: readily available, offered
a necessary: required, essential
a necessary: needed
a unable: not able
a ready: all set
a whole: entire
a entire: whole
a common: typical
a typical: common
a normal: regular
a regular: routine
a special: unique
a unique: special
a specific: particular
a particular: specific
a certain: particular
a powerful: effective
a effective: efficient
a rich: abundant
a poor: bad
a expensive: costly, pricey
a cheap: inexpensive, low-cost
a free: complimentary
a open: available
a private: personal
a personal: individual
a local: regional
a financial: monetary
a economic: financial
a top: leading
a main: primary
a primary: main
a broad: comprehensive
a wide: broad, large
a full: complete
a complete: total
a total: overall
a real: genuine
a true: real
a wrong: incorrect
a right: ideal
a happy: pleased
a proud: happy
a sad: unfortunate
a angry: upset
a afraid: scared
a dangerous: hazardous
a safe: secure
a secure: safe
a sick: ill
a beautiful: gorgeous
a famous: popular, well-known
a wary: cautious
a familiar: acquainted
a amazing: remarkable
a enough: adequate
a tiny: small
a nearby: close-by
a rapid: fast
a immediate: instant
a massive: enormous
a enormous: massive
r widely: extensively, commonly
r very: extremely, really
r really: actually
r extremely: very
r also: likewise
r often: typically, frequently
r frequently: often
r usually: normally, typically
r usually: generally
r sometimes: in some cases
r always: constantly
r quickly: rapidly, promptly
r soon: quickly
r currently: presently
r recently: just recently
r previously: formerly
r finally: lastly
r eventually: ultimately
r nearly: almost
r almost: nearly
r only: just
r just: simply
r especially: particularly
r particularly: especially
r clearly: plainly
r well: plainly
r immediately: right away
r perhaps: maybe
r probably: most likely
r likely: most likely
r highly: extremely
r largely: mostly
r mainly: primarily
r significantly: considerably
r greatly: considerably
r closely: carefully
r carefully: thoroughly
r directly: straight
r simply: just
r instead: rather
r fervently: busily
"""

PHRASES: Final = """
before: prior to
but: however
also: likewise
because: due to the fact that, since
because of: due to, since of
since: considering that
if: in the event that, on the off chance that
about: approximately, around
around: about
until: up until, till
while: whilst, while
during: throughout
throughout: throughout, across
among: amongst
despite: in spite of, regardless of
although: though, even though
though: although
even though: despite the fact that
however: nevertheless
instead: rather
instead of: rather of
rather than: instead of
such as: like
like: such as
as well as: along with, in addition to
in addition: furthermore
in addition to: along with
according to: concurring to, agreeing to
in order to: so as to
to ensure: to guarantee, to make sure
in fact: in truth
for example: for instance
for instance: for example
as a result: as an outcome
as a result of: as an outcome of
at least: a minimum of
at the same time: at the exact same time
the same: the exact same
most of: the majority of
many of: a number of
some of: a few of
a lot of: a great deal of
lots of: great deals of
several: numerous, a number of
one of: among
nothing: absolutely nothing
everyone: everybody
everybody: everyone
someone: somebody
anyone: anybody
people: individuals
other people: other individuals
need to: require to
have to: need to
has to: needs to
must: need to
should: ought to, need to
can: could
may: might
might: may
is able to: has the ability to
want to: wish to
wants to: wishes to
going to: going to
used to: utilized to
due to: because of
in front of: before
across the country: throughout the nation
around the world: all over the world
across the: throughout the
in recent years: recently, over the last few years
this year: this year
last year: in 2015
real estate: property
health care: healthcare, treatment
law enforcement: police
news conference: interview, press conference
press conference: interview
first: very first
the first: the very first
front lines: cutting edge
front line: cutting edge
pointed out: mentioned
point out: explain
carry out: perform
carried out: performed
take part in: participate in
took part in: participated in
set up: established
pushing for: promoting
out loud: aloud
make sure: make certain
find out: discover
figure out: determine
each other: each other
right now: today
more than: over
over: more than
less than: under
per year: each year
each year: every year
every year: each year
every day: daily
once again: when again
again: once again
when asked: when inquired
led to: resulted in
leads to: results in
would not: would not
burden of proof: concern of evidence
the united states: the US
united states: US
united nations: Joined together Nations
white house: White Home
supreme court: High court
chief executive: president
homeland security: Homeland Safety
social security: Social Safety
armed services: Armed Providers
prime minister: Head of state
US: United States
U.S.: United States
percent: %
"""

NUMBER_WORDS: Final = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "twenty": "20",
    "thirty": "30",
    "fifty": "50",
}
