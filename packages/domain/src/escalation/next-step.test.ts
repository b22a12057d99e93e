import type { Pressing } from '@baton/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Climb } from './climb.ts'
import { engineState } from './engine-state.ts'
import { headingOf, headingOfNews } from './heading.ts'
import { nextDue, nextStep } from './next-step.ts'
import { rungsAfterPassingOn, rungsFor } from './rungs.ts'
import { stepWhenPressing } from './step-when-pressing.ts'

const minute = 60_000
const start = new Date('2026-03-02T08:00:00.000Z')
const at = (minutes: number) => new Date(start.getTime() + minutes * minute)
const role = (id: string) => ({ kind: 'role' as const, id })

/** A nurse has called the registrar (rung 0); a vacant role and the consultant follow. */
function climb(change: Partial<Climb> = {}): Climb {
  return {
    urgency: 'urgent',
    state: 'running',
    raisedBy: 'nurse',
    rungs: ['registrar', 'vacant', 'consultant'].map((id) => ({ target: role(id), waitMs: 10 * minute })),
    rung: 0,
    since: start,
    round: 0,
    widened: false,
    pages: [{ personId: 'rana', rung: 0, answer: null, delivered: true }],
    ...change,
  }
}
const holders = [['rana'], [], ['connie']]

describe('the next step', () => {
  test('ESC11: a rung is not called a millisecond before it is due', () => {
    const before = new Date(at(10).getTime() - 1)
    expect(nextStep(climb({ round: 4 }), before, holders)).toEqual({ kind: 'wait', dueAt: at(10) })
    expect(nextStep(climb({ round: 4 }), at(10), holders).kind).toBe('advance')
  })

  test('ESC3: rungs that nobody holds are passed over on the way', () => {
    const step = nextStep(climb(), at(10), holders)
    expect(step).toEqual({ kind: 'advance', rung: 2, personIds: ['connie'], passedOver: [1] })
    expect(nextStep(climb(), at(10), [['rana'], [], []])).toEqual({ kind: 'exhaust', passedOver: [1, 2] })
  })

  test('ESC2: nobody is waited for on a rung whose people have all declined', () => {
    const pages = [{ personId: 'rana', rung: 0, answer: 'declined' as const, delivered: true }]
    expect(nextStep(climb({ pages }), at(0), holders).kind).toBe('advance')
  })

  test('ESC10: called again every two minutes, ten times at most', () => {
    expect(nextStep(climb(), at(2), holders)).toEqual({ kind: 'repeat', round: 1, personIds: ['rana'] })
    const long = climb({ rungs: [{ target: role('registrar'), waitMs: 240 * minute }], round: 10 })
    expect(nextStep(long, at(30), [['rana']])).toEqual({ kind: 'wait', dueAt: at(240) })
  })

  test('ESC11: rounds that a pause swallowed are one call', () => {
    expect(nextStep(climb(), at(7), holders)).toMatchObject({ kind: 'repeat', round: 3 })
  })

  test('ESC1: who has no device that received it is called by the other channels after five minutes, once', () => {
    const pages = [{ personId: 'rana', rung: 0, answer: null, delivered: false }]
    expect(nextStep(climb({ pages, round: 2 }), at(5), holders)).toEqual({
      kind: 'widen',
      personIds: ['rana'],
    })
    expect(nextStep(climb({ pages, round: 2, widened: true }), at(5), holders).kind).toBe('wait')
    expect(nextStep(climb({ round: 2 }), at(5), holders).kind).toBe('wait')
  })

  test('ESC13: who raised it is not called, nor anyone who has answered', () => {
    const pages = [
      { personId: 'rana', rung: 0, answer: 'declined' as const, delivered: true },
      { personId: 'connie', rung: 0, answer: 'passed-on' as const, delivered: true },
    ]
    const step = nextStep(climb({ pages }), at(0), [[], ['nurse', 'rana'], ['connie', 'sam']])
    expect(step).toMatchObject({ kind: 'advance', rung: 2, personIds: ['sam'], passedOver: [1] })
  })

  test('ESC5: nobody is left: said again often, then less often, and never not at all', () => {
    const exhausted = (round: number) => climb({ state: 'exhausted', rung: 2, round })
    expect(nextDue(exhausted(0))).toEqual(at(2))
    expect(nextDue(exhausted(9))).toEqual(at(20))
    expect(nextDue(exhausted(10))).toEqual(at(35))
    expect(nextStep(exhausted(0), at(2), [])).toEqual({ kind: 'remind', round: 1 })
    expect(nextStep(exhausted(10), at(60 * 24), [])).toMatchObject({ kind: 'remind' })
  })

  test('ESC8: whatever happens to it, something is due until somebody ends it', () => {
    fc.assert(
      fc.property(anyClimb(), fc.nat(20_000), (one, minutes) => {
        const open = one.state === 'running' || one.state === 'exhausted'
        expect(nextDue(one) !== null).toBe(open)
        expect(nextStep(one, at(minutes), holders).kind === 'settled').toBe(!open)
      }),
      { numRuns: 2_000 },
    )
  })

  test('ESC7: a climb that is stepped whenever it is due, however late, calls nobody twice for a rung and a round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }), anyPressing(), climbOnce),
      { numRuns: 500 },
    )
  })

  test('ESC1: an emergency waits no longer than two minutes, whatever its ladder says', () => {
    const emergency = climb({ urgency: 'emergency', round: 2 })
    expect(nextStep(emergency, at(2), holders).kind).toBe('advance')
  })
})

describe('the rungs', () => {
  test('ESC14: whom it was addressed to, then each ladder, every target once', () => {
    const ladders = [
      [
        { target: role('registrar'), waitMs: minute },
        { target: role('consultant'), waitMs: minute },
      ],
      [{ target: role('consultant'), waitMs: minute }],
    ]
    expect(rungsFor('urgent', role('registrar'), ladders)).toEqual([
      { target: role('registrar'), waitMs: 10 * minute },
      { target: role('consultant'), waitMs: minute },
    ])
  })

  test('ESC18: whom it is passed on to comes before what is left', () => {
    const ids = rungsAfterPassingOn('urgent', climb(), role('surgeon')).map(({ target }) => target.id)
    expect(ids).toEqual(['registrar', 'surgeon', 'vacant', 'consultant'])
  })
})

describe('what is said', () => {
  test('a locked screen shows how much it presses and for which role, and no more than eighty characters', () => {
    expect(headingOf('urgent', 'message', 'Medical registrar on call')).toBe(
      'Urgent message – Medical registrar on call',
    )
    expect(headingOf('emergency', 'task', null)).toBe('Emergency task')
    expect(headingOfNews('not accepted yet', 'urgent', 'message', 'x'.repeat(80))).toHaveLength(80)
  })

  test('ESC24: silent after thirty seconds without a word, late after five', () => {
    expect(engineState({ silentMs: null, latestMs: 0 })).toBe('silent')
    expect(engineState({ silentMs: 30_001, latestMs: 0 })).toBe('silent')
    expect(engineState({ silentMs: 30_000, latestMs: 5_001 })).toBe('late')
    expect(engineState({ silentMs: 2_000, latestMs: 5_000 })).toBe('well')
  })
})

function anyPressing() {
  return fc.constantFrom<Pressing>('urgent', 'emergency', 'crash')
}

function anyClimb() {
  return fc
    .record({
      urgency: anyPressing(),
      state: fc.constantFrom<Climb['state']>('running', 'accepted', 'exhausted', 'done', 'cancelled'),
      rung: fc.integer({ min: 0, max: 2 }),
      round: fc.nat(30),
      widened: fc.boolean(),
      answer: fc.constantFrom('declined' as const, null),
    })
    .map(({ answer, ...some }) =>
      climb({ ...some, pages: [{ personId: 'rana', rung: some.rung, answer, delivered: false }] }),
    )
}

/** Steps a climb after pauses of so many half minutes each. */
function climbOnce(pauses: readonly number[], urgency: Pressing): void {
  const called = new Set<string>()
  const call = (key: string) => {
    expect(called).not.toContain(key)
    called.add(key)
  }
  let one: Climb = climb({ urgency })
  let now = 0
  for (const pause of pauses) {
    now += pause / 2
    const step = nextStep(one, at(now), holders)
    if (step.kind === 'repeat' || step.kind === 'remind') {
      call(`${one.state}:${one.rung}:${step.round}`)
      one = { ...one, round: step.round }
    }
    if (step.kind === 'widen') {
      call(`${one.rung}:other`)
      one = { ...one, widened: true }
    }
    if (step.kind === 'advance') {
      call(`${step.rung}:0`)
      const pages = step.personIds.map((personId) => ({
        personId,
        rung: step.rung,
        answer: null,
        delivered: false,
      }))
      const fresh = { rung: step.rung, since: at(now), round: 0, widened: false }
      one = { ...one, ...fresh, pages: [...one.pages, ...pages] }
    }
    if (step.kind === 'exhaust') {
      one = { ...one, state: 'exhausted', rung: 2, since: at(now), round: 0 }
    }
  }
}

describe('what presses more from now on', () => {
  const emergency = (change: Partial<Climb> = {}) => climb({ urgency: 'emergency', ...change })

  test('ESC26: those of the present rung are called again at once, in a round of its own', () => {
    expect(stepWhenPressing(emergency(), at(0.5), holders)).toEqual({
      kind: 'repeat',
      round: 1,
      personIds: ['rana'],
    })
    expect(stepWhenPressing(emergency({ round: 1 }), at(1.6), holders)).toMatchObject({ round: 2 })
  })

  test('ESC26: a rung that has waited as long as an emergency bears is followed by the next', () => {
    expect(stepWhenPressing(emergency(), at(2), holders)).toMatchObject({ kind: 'advance', rung: 2 })
  })

  test('ESC26: that nobody is left is said again at once; what somebody has accepted calls nobody', () => {
    const exhausted = emergency({ state: 'exhausted', round: 3, since: at(100) })
    expect(stepWhenPressing(exhausted, at(100.5), holders)).toEqual({ kind: 'remind', round: 4 })
    expect(stepWhenPressing(emergency({ state: 'accepted' }), at(1), holders)).toEqual({ kind: 'settled' })
  })
})
