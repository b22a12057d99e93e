import { nextStep, type Step } from '@baton/domain/escalation/next-step'
import type { EscalationParts } from '../parts.ts'
import type { EscalationRow } from '../store/escalations.ts'
import { insertPages, insertPassedOver, type PageRow } from '../store/pages.ts'
import { climbOf, type Whole } from '../whole.ts'
import type { Deed } from './deed.ts'
import { holdersFor, type Opened } from './open-step.ts'
import { ring, ringNews, ringOtherwise } from './ring.ts'
import { rolesThrough } from './roles-through.ts'

/** What a step made of an escalation. */
export interface Taken {
  readonly kind: Step['kind']
  readonly whole: Whole
  readonly paged: readonly string[]
  /** Whether there is something to be seen on a screen. */
  readonly shown: boolean
}

/** Asks the domain what is to be done now, usually what is due, and does it; the caller tells and saves. */
export async function takeStep(
  deed: Deed,
  parts: EscalationParts,
  opened: Opened,
  decide: typeof nextStep = nextStep,
): Promise<Taken> {
  const climb = climbOf(opened.whole)
  // Nobody is asked of the rota for a step that does not climb.
  const step = decide(climb, deed.at, [])
  if (step.kind !== 'advance' && step.kind !== 'exhaust') return doStep(deed, parts, opened, step)
  const holders = await holdersFor(deed, parts, opened)
  return doStep(deed, parts, opened, decide(climb, deed.at, holders))
}

/** Does a step that was decided. */
export async function doStep(deed: Deed, parts: EscalationParts, opened: Opened, step: Step): Promise<Taken> {
  const { whole } = opened
  const done = (row: EscalationRow, more: Partial<Taken> = {}): Taken => ({
    kind: step.kind,
    whole: { ...whole, row },
    paged: [],
    shown: false,
    ...more,
  })
  const { row } = whole
  switch (step.kind) {
    case 'settled':
    case 'wait':
      return done(row)
    case 'repeat': {
      const next = { ...row, round: step.round }
      await ring(deed, parts, next, step.personIds)
      return done(next)
    }
    case 'widen':
      await ringOtherwise(deed, parts, row, step.personIds)
      return done({ ...row, widened: true })
    case 'remind': {
      const next = { ...row, round: step.round }
      await ringExhausted(deed, parts, opened, next)
      return done(next)
    }
    case 'advance': {
      const advanced = await advance(deed, parts, opened, step)
      return { kind: step.kind, whole: advanced, paged: step.personIds, shown: true }
    }
    case 'exhaust': {
      const passed = passOver(deed, whole, step.passedOver)
      const rung = row.rungs.length - 1
      const next = { ...row, state: 'exhausted' as const, rung, since: deed.at, round: 0, widened: false }
      await ringExhausted(deed, parts, opened, next)
      return done(next, { whole: { ...passed, row: next }, shown: true })
    }
  }
}

async function advance(
  deed: Deed,
  parts: EscalationParts,
  { whole, coordinators }: Opened,
  { rung, personIds, passedOver }: Step & { kind: 'advance' },
): Promise<Whole> {
  const { transaction, organisationId, at } = deed
  const row = { ...whole.row, rung, since: at, round: 0, widened: false }
  const target = row.rungs[rung]?.target
  const roleOf = await rolesThrough(deed, parts, target, personIds)
  const pages = personIds.map((personId) => newPage(row.id, rung, personId, roleOf.get(personId) ?? null, at))
  insertPages(transaction, organisationId, pages)
  const passed = passOver(deed, whole, passedOver)
  await ring(deed, parts, row, personIds)
  // Whoever was called before has not accepted in time, or has said no: the coordinators are told (clinical.md §2).
  if (whole.pages.length > 0) {
    const others = coordinators.filter((personId) => !personIds.includes(personId))
    const news = { news: 'not accepted yet', about: rung, urgency: row.urgency, personIds: others } as const
    await ringNews(deed, parts, row, news)
  }
  return { ...passed, row, pages: [...whole.pages, ...pages] }
}

/** A page that is about to be written. */
export function newPage(
  escalationId: string,
  rung: number,
  personId: string,
  roleId: string | null,
  at: Date,
): PageRow {
  const unanswered = { deliveredAt: null, seenAt: null, answer: null, answeredAt: null }
  return { escalationId, rung, personId, roleId, pagedAt: at, ...unanswered }
}

function passOver({ transaction, organisationId, at }: Deed, whole: Whole, rungs: readonly number[]): Whole {
  const rows = rungs.flatMap((rung) => {
    const target = whole.row.rungs[rung]?.target
    return target === undefined ? [] : [{ escalationId: whole.row.id, rung, target, at }]
  })
  insertPassedOver(transaction, organisationId, rows)
  return { ...whole, passedOver: [...whole.passedOver, ...rows] }
}

async function ringExhausted(
  deed: Deed,
  parts: EscalationParts,
  { coordinators }: Opened,
  row: EscalationRow,
): Promise<void> {
  const personIds = [row.raisedBy, ...coordinators]
  const about = `${row.rung}:${row.round}`
  await ringNews(deed, parts, row, {
    news: 'nobody has accepted',
    about,
    urgency: row.urgency,
    personIds,
  })
}
