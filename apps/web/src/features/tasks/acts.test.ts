import { expect, test } from 'vitest'
import { amara, tom } from '../messaging/ward.fixture.ts'
import { actsOf } from './acts.ts'
import { asPriya, asTom, sbar, task, viewer } from './tasks.fixture.ts'

const accepted = { status: 'accepted', ownerId: tom.id, acceptedAt: '2026-11-26T14:02:00.000Z' } as const

test('whoever is asked accepts, declines or passes on; whoever asked takes it back', () => {
  expect(actsOf(task('1'), asTom)).toEqual({ next: 'accept', others: ['passOn', 'decline'] })
  expect(actsOf(task('1'), viewer())).toEqual({
    next: null,
    others: ['accept', 'changeRequest', 'cancel', 'enterInError'],
  })
})

test('whoever asked corrects the SBAR while it is open, where there is one', () => {
  const unwell = task('1', { type: 'unwell-review', sbar })
  expect(actsOf(unwell, viewer()).others).toContain('correctSbar')
  expect(actsOf(unwell, asTom).others).not.toContain('correctSbar')
  const done = task('1', { ...accepted, status: 'completed', sbar, endedBy: tom.id })
  expect(actsOf(done, viewer()).others).not.toContain('correctSbar')
})

test('a colleague who sees it may take it, and nobody who is off duty', () => {
  expect(actsOf(task('1'), asPriya)).toEqual({ next: 'accept', others: [] })
  expect(actsOf(task('1'), { ...asPriya, isOnDuty: false })).toEqual({ next: null, others: [] })
})

test('each status of mine has one next thing', () => {
  const next = (change: Parameters<typeof task>[1]) =>
    actsOf(task('1', { ...accepted, ...change }), asTom).next
  expect(next({})).toBe('start')
  expect(next({ status: 'in-progress' })).toBe('complete')
  expect(next({ status: 'on-hold' })).toBe('resume')
})

test('what somebody else has is not mine to do', () => {
  expect(actsOf(task('1', accepted), asPriya)).toEqual({ next: null, others: [] })
})

test('whoever asked reads what came of it once, and may open it again', () => {
  const done = task('1', { ...accepted, status: 'completed', endedBy: tom.id })
  expect(actsOf(done, viewer())).toEqual({ next: 'review', others: ['reopen'] })
  expect(actsOf({ ...done, reviewedAt: '2026-11-26T14:30:00.000Z' }, viewer())).toEqual({
    next: null,
    others: ['reopen'],
  })
})

test('whoever coordinates may ask one person to take what nobody has', () => {
  expect(
    actsOf(task('1', { requestedBy: amara.id }), viewer({ id: 'x', coordinates: true })).others,
  ).toContain('nudge')
})

test('whoever coordinates passes on what somebody off duty has, and nothing that somebody on duty has', () => {
  const manager = viewer({ id: 'x', coordinates: true })
  expect(actsOf(task('1', accepted), manager).others).toEqual([])
  expect(actsOf(task('1', accepted), { ...manager, awayIds: new Set([tom.id]) }).others).toEqual(['passOn'])
})

test('whoever a ladder called may decline', () => {
  expect(actsOf(task('1'), asPriya, true).others).toEqual(['passOn', 'decline'])
})
