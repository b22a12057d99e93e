import type { Escalation, Page } from '@baton/contract'
import { amina, ben } from './people.ts'

export const registrar = '01980000-0000-7000-9000-0000000000f1'
export const messageId = '01980000-0000-7000-8000-0000000000e1'

/** Ben has sent something urgent to the registrar's role, whose first rung calls Amina. */
export function escalation(change: Partial<Escalation> = {}): Escalation {
  return {
    id: messageId,
    subject: { kind: 'message', id: messageId, withinId: null },
    urgency: 'urgent',
    reason: 'NEWS2 6 and rising',
    sbar: null,
    callBack: '4471',
    raisedBy: ben,
    asRoleId: null,
    raisedAt: '2026-03-02T08:00:00.000Z',
    state: 'running',
    rungs: [{ target: { kind: 'role', id: registrar }, waitMs: 600_000 }],
    rung: 0,
    nextAt: '2026-03-02T08:10:00.000Z',
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
    personId: amina,
    roleId: registrar,
    rung: 0,
    pagedAt: '2026-03-02T08:00:00.000Z',
    deliveredAt: null,
    seenAt: null,
    answer: null,
    answeredAt: null,
    ...change,
  }
}
