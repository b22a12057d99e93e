import type { Delivered, Escalation } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { applyToOpenEscalations, byPressing, type OpenEscalations } from './replay.ts'

const amina = '01980000-0000-7000-9000-00000000000a'
const viewer = { personId: amina }

describe('what is open, replayed', () => {
  test('a page that is new, changed and done leaves the list as a fresh one', () => {
    let open: OpenEscalations = { escalations: [], position: 4 }
    open = after(open, 5, item({ version: 1 }))
    expect(open.escalations.map(({ version }) => version)).toEqual([1])
    open = after(open, 6, item({ version: 2, state: 'accepted', acceptedBy: amina }))
    expect(open.escalations.map(({ state }) => state)).toEqual(['accepted'])
    open = after(open, 7, item({ version: 3, state: 'done' }))
    expect(open).toEqual({ escalations: [], position: 7 })
  })

  test('what was heard another way and is newer is not undone by an event that is older', () => {
    const open = { escalations: [item({ version: 5, state: 'accepted' })], position: 4 }
    expect(after(open, 5, item({ version: 3 })).escalations[0]?.version).toBe(5)
  })

  test('RT8: an event that comes twice changes nothing, and a hole is seen', () => {
    const open = { escalations: [], position: 4 }
    expect(applyToOpenEscalations(open, changed(4, item({})), viewer).outcome).toBe('already')
    expect(applyToOpenEscalations(open, changed(6, item({})), viewer).outcome).toBe('gap')
  })

  test('what nobody has accepted stands first, the more urgent before the older', () => {
    const order = [
      item({ id: id(1), state: 'accepted', urgency: 'crash' }),
      item({ id: id(2), urgency: 'urgent', raisedAt: '2026-03-02T07:00:00.000Z' }),
      item({ id: id(3), urgency: 'emergency', raisedAt: '2026-03-02T08:00:00.000Z' }),
      item({ id: id(4), urgency: 'urgent', state: 'exhausted', raisedAt: '2026-03-02T09:00:00.000Z' }),
    ].sort(byPressing)
    expect(order.map((one) => one.id)).toEqual([id(3), id(4), id(2), id(1)])
  })
})

function after(open: OpenEscalations, seq: number, escalation: Escalation): OpenEscalations {
  const replayed = applyToOpenEscalations(open, changed(seq, escalation), viewer)
  if (replayed.outcome !== 'applied') throw new Error(replayed.outcome)
  return replayed.state
}

function changed(seq: number, escalation: Escalation): Delivered {
  return {
    stream: `person:${amina}`,
    seq,
    at: '2026-03-02T08:00:00.000Z',
    by: null,
    type: 'escalation.changed',
    data: { escalation },
  }
}

function id(number: number): string {
  return `01980000-0000-7000-8000-00000000000${number}`
}

function item(change: Partial<Escalation>): Escalation {
  return {
    id: id(1),
    subject: { kind: 'message', id: id(1), withinId: id(9) },
    urgency: 'urgent',
    reason: 'NEWS2 6 and rising',
    sbar: null,
    callBack: '4471',
    raisedBy: amina,
    asRoleId: null,
    raisedAt: '2026-03-02T08:00:00.000Z',
    state: 'running',
    rungs: [],
    rung: 0,
    nextAt: null,
    pages: [],
    passedOver: [],
    acceptedBy: null,
    acceptedAt: null,
    endedAt: null,
    endedBy: null,
    version: 1,
    ...change,
  }
}
