import { remindBeforeMs } from '@baton/domain/calls/arranged'
import { aheadMs } from '@baton/domain/calls/series'
import type { CallsAtWork } from '../../parts.ts'
import { byItself } from '../../steps/by-itself.ts'
import { findToGoOn, findToRemind } from '../store/arranged.ts'
import { goOnWithSeries } from './go-on-with-series.ts'
import { remind } from './remind.ts'

/** Reminds of every meeting that is about to begin (CAL30). One that fails keeps no other from being done. */
export async function remindOfMeetings(parts: CallsAtWork): Promise<void> {
  const at = parts.clock.now()
  const until = new Date(at.getTime() + remindBeforeMs)
  for (const { id, organisationId } of await findToRemind(parts.database.system, at, until)) {
    const doer = { organisationId, action: 'calls.remind' }
    await byItself(parts, doer, (deed) => remind(deed, parts, id)).catch((error: unknown) =>
      parts.log.warn({ meetingId: id, organisationId, err: error }, 'meeting not reminded of; tried again'),
    )
  }
}

/** Goes on with every series whose next eight weeks are not made (CAL28). */
export async function goOnWithMeetings(parts: CallsAtWork): Promise<void> {
  const at = parts.clock.now()
  const until = new Date(at.getTime() + aheadMs)
  for (const { id, organisationId } of await findToGoOn(parts.database.system, at, until)) {
    const doer = { organisationId, action: 'calls.goOnWithSeries' }
    await byItself(parts, doer, (deed) => goOnWithSeries(deed, parts, id)).catch((error: unknown) =>
      parts.log.warn({ seriesId: id, organisationId, err: error }, 'series not gone on with; tried again'),
    )
  }
}
