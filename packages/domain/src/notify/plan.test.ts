import type { Channel, Urgency } from '@baton/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channelsFor, defaultQuiet, isPressing, type Situation } from './plan.ts'

const every: Channel[] = ['in-app', 'web-push', 'email', 'gateway']
const zone = 'Europe/London'
/** A Tuesday in winter, when London keeps UTC. */
const at = new Date('2026-01-13T22:10:00.000Z')

function situation(given: Partial<Situation> = {}): Situation {
  return {
    urgency: 'urgent',
    throughRole: false,
    asked: every,
    means: every,
    quiet: defaultQuiet,
    focusUntil: null,
    reach: { by: 'duty' },
    at,
    zone,
    ...given,
  }
}

/** Channels with the minutes that they wait. */
function stepsOf(given: Partial<Situation>): Record<string, number> {
  const plan = channelsFor(situation(given))
  if (plan.state === 'held') return { held: 0 }
  return Object.fromEntries(
    plan.steps.map((step) => [step.channel, (step.at.getTime() - at.getTime()) / 60_000]),
  )
}

describe('how much it presses', () => {
  test('QUI6: urgent wakes a device at once and uses the others after 5 minutes', () => {
    expect(stepsOf({})).toEqual({ 'in-app': 0, 'web-push': 0, email: 5, gateway: 5 })
  })

  test.each(['emergency', 'crash'] as const)('QUI6: %s uses every channel at once', (urgency) => {
    expect(stepsOf({ urgency })).toEqual({ 'in-app': 0, 'web-push': 0, email: 0, gateway: 0 })
  })

  test('QUI8: urgent for someone without a device to wake waits for nothing', () => {
    expect(stepsOf({ means: ['in-app', 'email', 'gateway'] })).toEqual({ 'in-app': 0, email: 0, gateway: 0 })
  })

  test('QUI7: routine waits for its bundle, on the channels that were chosen, and never uses the gateway', () => {
    expect(stepsOf({ urgency: 'routine' })).toEqual({ 'in-app': 0, 'web-push': 5 })
    const quiet = { ...defaultQuiet, bundleMinutes: 60, routine: ['email', 'gateway'] } as const
    expect(stepsOf({ urgency: 'routine', quiet: { ...quiet, routine: [...quiet.routine] } })).toEqual({
      email: 50,
    })
    expect(stepsOf({ urgency: 'routine', quiet: { ...defaultQuiet, bundleMinutes: 0 } })).toMatchObject({
      'web-push': 0,
    })
  })

  test('QUI7: what is for this shift comes at once, by e-mail only where no device can be woken', () => {
    expect(stepsOf({ urgency: 'soon' })).toEqual({ 'in-app': 0, 'web-push': 0 })
    expect(stepsOf({ urgency: 'soon', means: ['in-app', 'email'] })).toEqual({ 'in-app': 0, email: 0 })
  })
})

describe('what was asked to be spared', () => {
  const night = { ...defaultQuiet, bundleMinutes: 0 as const, hours: { from: '22:00', until: '06:30' } }

  test('QUI5: quiet hours, also past midnight, keep what does not press until they end', () => {
    expect(stepsOf({ urgency: 'soon', quiet: night })).toEqual({ 'in-app': 0, 'web-push': 500 })
    expect(stepsOf({ urgency: 'routine', quiet: night })).toEqual({ 'in-app': 0, 'web-push': 500 })
  })

  test('QUI5: so does a focus, and the later of the two counts', () => {
    const focusUntil = new Date('2026-01-13T22:40:00.000Z')
    expect(stepsOf({ urgency: 'soon', focusUntil })).toMatchObject({ 'web-push': 30 })
    expect(stepsOf({ urgency: 'soon', focusUntil, quiet: night })).toMatchObject({ 'web-push': 500 })
    const late = new Date('2026-01-14T07:10:00.000Z')
    expect(stepsOf({ urgency: 'soon', focusUntil: late, quiet: night })).toMatchObject({ 'web-push': 540 })
  })

  test('QUI5: on the night in which clocks go forward, quiet hours still end by the clock on the wall', () => {
    const quiet = { ...night, hours: { from: '22:00', until: '07:00' } }
    const plan = channelsFor(
      situation({ urgency: 'soon', quiet, at: new Date('2026-03-28T23:00:00.000Z'), means: ['web-push'] }),
    )
    expect(plan).toMatchObject({ steps: [{ at: new Date('2026-03-29T06:00:00.000Z') }] })
  })

  test('QUI5: nothing of it delays what presses, or what comes through a role', () => {
    const focusUntil = new Date('2026-01-14T08:00:00.000Z')
    const spared = { quiet: { ...night, bundleMinutes: 60 as const, routine: [] }, focusUntil }
    expect(stepsOf({ ...spared, urgency: 'urgent' })).toMatchObject({ 'web-push': 0 })
    for (const urgency of ['routine', 'soon'] as const) {
      expect(stepsOf({ ...spared, urgency, throughRole: true })).toEqual({ 'in-app': 0, 'web-push': 0 })
    }
  })
})

describe('10,000 situations', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  const situations = fc.record({
    urgency: fc.constantFrom<Urgency[]>('routine', 'soon', 'urgent', 'emergency', 'crash'),
    throughRole: fc.boolean(),
    asked: fc.subarray(every),
    means: fc.subarray(every),
    quiet: fc.record({
      hours: fc.option(fc.record({ from: time, until: time })),
      bundleMinutes: fc.constantFrom(0, 5, 15, 30, 60),
      routine: fc.subarray(every),
    }),
    focusUntil: fc.option(moment),
    reach: fc.oneof(
      fc.constant(null),
      fc.constant({ by: 'duty' as const }),
      fc.uuid().map((overrideId) => ({ by: 'override' as const, overrideId })),
    ),
    at: moment,
    zone: fc.constant(zone),
  }) as fc.Arbitrary<Situation>

  test('QUI1: none reaches someone off duty, on any channel, except by the override that it names', () => {
    fc.assert(
      fc.property(situations, (one) => {
        const plan = channelsFor(one)
        if (one.reach === null) return plan.state === 'held'
        if (plan.state === 'held') return false
        return plan.overrideId === (one.reach.by === 'override' ? one.reach.overrideId : null)
      }),
      { numRuns: 10_000 },
    )
  })

  test('QUI5, QUI6: none that presses, or comes through a role, waits for what was asked to be spared', () => {
    fc.assert(
      fc.property(situations, (one) => {
        const plan = channelsFor(one)
        if (plan.state === 'held' || !(isPressing(one.urgency) || one.throughRole)) return true
        const most = one.urgency === 'urgent' ? 5 * 60_000 : 0
        return plan.steps.every((step) => step.at.getTime() - one.at.getTime() <= most)
      }),
      { numRuns: 10_000 },
    )
  })

  test('only what was asked for and exists is used, nothing before it was asked, everything within a day and an hour of its spared time', () => {
    fc.assert(
      fc.property(situations, (one) => {
        const plan = channelsFor(one)
        if (plan.state === 'held') return true
        return plan.steps.every(
          ({ channel, at: when }) =>
            one.asked.includes(channel) &&
            one.means.includes(channel) &&
            when >= one.at &&
            when.getTime() <= Math.max(one.at.getTime(), one.focusUntil?.getTime() ?? 0) + 26 * 60 * 60_000,
        )
      }),
      { numRuns: 10_000 },
    )
  })
})
