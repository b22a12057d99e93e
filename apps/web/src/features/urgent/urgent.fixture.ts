import type { Escalation, Page, Role } from '@baton/contract'
import { amara, find, priya, tom } from '../messaging/ward.fixture.ts'
import type { UrgentNaming } from './words/targets.ts'

/** Amara, the nurse, has called the medical registrar on call, who is Tom; Priya is on the next rung. */
export const now = new Date('2026-11-26T14:05:00.000Z')
export const messageId = '01980000-0000-7000-8000-0000000000e1'

export const registrar = role('f1', 'Medical registrar on call', tom.id)
export const consultant = role('f2', 'Medical consultant on call', priya.id)
export const outreach = role('f3', 'Critical care outreach')

export const roles: ReadonlyMap<string, Role> = new Map(
  [registrar, consultant, outreach].map((one) => [one.id, one]),
)

/** Names as somebody sees them; Amara unless said otherwise. */
export function naming(viewerId = amara.id): UrgentNaming {
  return { viewerId, find, roles, teams: [] }
}

export function role(tail: string, name: string, holderId?: string, change: Partial<Role> = {}): Role {
  return {
    id: `01980000-0000-7000-9000-0000000000${tail}`,
    name,
    purpose: null,
    siteId: null,
    placeId: null,
    teamId: null,
    contact: { telephone: null, bleep: null },
    cover: { kind: 'always' },
    holdersAtMost: 1,
    fallbackRoleId: null,
    coordinates: false,
    holders: holderId ? [{ personId: holderId, since: '2026-11-26T08:00:00.000Z' }] : [],
    state: 'active',
    ...change,
  }
}

export function escalation(change: Partial<Escalation> = {}): Escalation {
  return {
    id: messageId,
    subject: { kind: 'message', id: messageId, withinId: null },
    urgency: 'urgent',
    reason: 'NEWS2 6 and rising, bed 4',
    sbar: null,
    callBack: '4471',
    raisedBy: amara.id,
    asRoleId: null,
    raisedAt: '2026-11-26T14:02:00.000Z',
    state: 'running',
    rungs: [
      { target: { kind: 'role', id: registrar.id }, waitMs: 600_000 },
      { target: { kind: 'role', id: consultant.id }, waitMs: 600_000 },
    ],
    rung: 0,
    nextAt: '2026-11-26T14:12:00.000Z',
    pages: [page()],
    passedOver: [],
    acceptedBy: null,
    acceptedAt: null,
    endedAt: null,
    endedBy: null,
    version: 1,
    ...change,
  }
}

export function page(change: Partial<Page> = {}): Page {
  return {
    personId: tom.id,
    roleId: registrar.id,
    rung: 0,
    pagedAt: '2026-11-26T14:02:00.000Z',
    deliveredAt: null,
    seenAt: null,
    answer: null,
    answeredAt: null,
    ...change,
  }
}
