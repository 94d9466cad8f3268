/**
 * Measures decisions against other engines in one run, on one workload, and writes the rows `check` of results.json.
 * `ratio` is ours divided by theirs: less is better. Times are medians in nanoseconds per check and differ between machines;
 * the ratios are what is compared.
 */
import { median, nanosecondsPerCheck, repeat } from './measure.mjs'
import { accessControl } from './peers/accesscontrol.mjs'
import { betterAuth, betterAuthResolved } from './peers/better-auth.mjs'
import { namedBitSet, resolvedBitSet } from './peers/bit-set.mjs'
import { casbin } from './peers/casbin.mjs'
import { caslPerRequest, caslPerRole } from './peers/casl.mjs'
import { cedar } from './peers/cedar.mjs'
import { directory, resolved, roleOf } from './peers/portreeve.mjs'
import { makePeople, makeQuestions, organizations, peoplePerOrganization } from './workload.mjs'
import { writeResults } from './write-results.mjs'

const people = makePeople()
const questions = makeQuestions(people, 200_000)
const hot = repeat(questions, 200_000)
const rows = []

function row(id, title, ours, peer, goal) {
  const ratio = ours / peer
  rows.push({
    id,
    title,
    ours: round(ours),
    peer: round(peer),
    unit: 'ns',
    ratio: round(ratio, 4),
    goal: goal === undefined ? null : `ratio <= ${goal}`,
    met: goal === undefined ? null : ratio <= goal,
  })
}

const round = (number, digits = 1) => Number(number.toFixed(digits))
const answer = (index) => (question) =>
  index.can(question.person.id, question.person.organization, question.permission.id)

const ours = resolved()
const limit = resolvedBitSet(people)
const better = betterAuthResolved()
const members = directory(people)
const named = nanosecondsPerCheck(answer(members), questions)
const namedHot = nanosecondsPerCheck(answer(members), hot)

const resolvedOurs = measureResolved(ours)
row(
  'check.resolved',
  'member and permission in hand, against bits tested by hand',
  resolvedOurs,
  measureResolved(limit),
  2,
)
row(
  'check.better-auth',
  'member and permission in hand, against Better Auth role.authorize',
  resolvedOurs,
  measureResolved(better),
  0.2,
)
row(
  'check.casbin',
  'by person, organization and name, against casbin enforceSync',
  named,
  nanosecondsPerCheck(await casbin(people), questions),
  0.01,
)
row(
  'check.named',
  'by person, organization and name, against two look-ups by hand',
  named,
  nanosecondsPerCheck(namedBitSet(people), questions),
)
row(
  'check.named.hot',
  'the same 512 questions again and again, against two look-ups by hand',
  namedHot,
  nanosecondsPerCheck(namedBitSet(people), hot),
)
row(
  'check.named.better-auth',
  'by person, organization and name, against Better Auth behind a look-up',
  named,
  nanosecondsPerCheck(betterAuth(people), questions),
)
row(
  'check.named.casl',
  'by person, organization and name, against CASL with one ability per role',
  named,
  nanosecondsPerCheck(caslPerRole(people), questions),
)
row(
  'check.named.casl-per-request',
  'by person, organization and name, against CASL with one ability per request',
  named,
  nanosecondsPerCheck(caslPerRequest(people), questions),
)
row(
  'check.named.accesscontrol',
  'by person, organization and name, against accesscontrol',
  named,
  nanosecondsPerCheck(accessControl(people), questions),
)
row(
  'check.named.cedar',
  'by person, organization and name, against Cedar in WebAssembly, policies parsed beforehand',
  named,
  nanosecondsPerCheck(cedar(people), questions),
)

// Figures of our own, without a peer: measured at 100,000 people, as stack figures are asked for.
const many = makePeople(organizations * peoplePerOrganization * 10)
const crowd = directory(many)
const crowdQuestions = makeQuestions(many, 200_000)
own(
  'check.named.100k',
  'by person, organization and name among 100,000 people',
  nanosecondsPerCheck(answer(crowd), crowdQuestions),
  400,
)
own(
  'check.named.100k.hot',
  'the same 512 questions among 100,000 people',
  nanosecondsPerCheck(answer(crowd), repeat(crowdQuestions, 200_000)),
  50,
)
own(
  'check.everything',
  'everything one person may do in an organization',
  perCall((i) => crowd.everything(many[i].id, many[i].organization)),
  1000,
)
own(
  'check.role-change',
  'one role changed among 100,000 people, visible at the next check',
  perCall((i) => crowd.set(many[i].id, many[i].organization, [roleOf(i % 2 === 0 ? 'viewer' : 'owner')])),
  2000,
)

function own(id, title, value, goal) {
  rows.push({
    id,
    title,
    ours: round(value),
    peer: null,
    unit: 'ns',
    ratio: null,
    goal: `ours <= ${goal} ns`,
    met: value <= goal,
  })
}

function measureResolved({ resolve, check }) {
  return nanosecondsPerCheck(check, questions.slice(0, 100_000).map(resolve))
}

function perCall(work, rounds = 15, batch = 20_000) {
  const results = []
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    for (let index = 0; index < batch; index++) work((round * 6_151 + index * 7) % many.length)
    results.push(Number(process.hrtime.bigint() - start) / batch)
  }
  return median(results)
}

writeResults('check', rows)
