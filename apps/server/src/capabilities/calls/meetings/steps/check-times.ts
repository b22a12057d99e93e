import type { Recurrence } from '@baton/contract'
import { faultOfTimes } from '@baton/domain/calls/arranged'
import { mayBegin } from '@baton/domain/calls/series'
import { type Answer, refuse } from '../../../../platform/operations/answer.ts'

/** Why a meeting cannot be arranged for these times, as an answer; `null` when it can. */
export function checkTimes(
  times: { startsAt: Date; endsAt: Date },
  { recurrence, at, zone }: { recurrence: Recurrence | null; at: Date; zone: string },
): (Answer<never> & { ok: false }) | null {
  const fault = faultOfTimes({ ...times, at })
  if (fault === 'past') return refuse('no-longer-possible')
  if (fault !== null) return refuse('bad-input', [{ path: 'endsAt', problem: problems[fault] }])
  if (recurrence === null || mayBegin({ first: times.startsAt, recurrence, zone })) return null
  return refuse('bad-input', [{ path: 'recurrence', problem: 'leaves out the day on which it would begin' }])
}

const problems = {
  backwards: 'is not after the beginning',
  'too-long': 'is more than a day after the beginning',
  'too-far': 'is further ahead than meetings are arranged',
} as const
