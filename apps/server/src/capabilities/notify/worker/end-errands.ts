import { isPressing } from '@baton/domain/notify/plan'
import { pauseAfter } from '@baton/domain/notify/retry'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { mayRetry, type Outcome } from '../channels/outcome.ts'
import type { NotifyParts } from '../parts.ts'
import {
  bringForward,
  type Ended,
  endAttempts,
  insertAttempts,
  type NewAttempt,
  readStillWanted,
  type TakenAttempt,
} from '../store/attempts.ts'
import { deleteDevices, saveDevicesReached } from '../store/devices.ts'
import type { Errand } from './errand.ts'

export interface EndedErrand {
  readonly errand: Errand
  readonly outcome: Outcome
}

/**
 * Writes down how errands of one organisation ended. What failed is tried again after a pause, and where it presses the
 * channels that wait are used at once (QUI8). An errand whose lease another one has taken over writes nothing (QUI9).
 */
export async function endErrands(
  { database, clock }: NotifyParts,
  organisationId: string,
  ended: readonly EndedErrand[],
): Promise<void> {
  const at = clock.now()
  await inTransaction(database.app, organisationId, async (transaction) => {
    const ours = await endAttempts(transaction, ended.flatMap(rowsOf), at)
    const standing = ended.filter(({ errand }) => ours.has(errand.first.id))
    tidyDevices(transaction, standing, at)
    const lost = standing.flatMap(({ errand, outcome }) =>
      outcome.state === 'failed'
        ? [errand.first, ...errand.bundled].map((attempt) => ({ attempt, problem: outcome.problem }))
        : [],
    )
    if (lost.length === 0) return
    const noticeIds = lost.map(({ attempt }) => attempt.noticeId)
    const wanted = await readStillWanted(transaction, noticeIds)
    const again = lost
      .filter(({ attempt, problem }) => wanted.has(attempt.noticeId) && mayRetry(problem))
      .flatMap(({ attempt }) => nextAttempt(attempt, at))
    if (again.length > 0) insertAttempts(transaction, organisationId, again)
    bringForward(transaction, noticeIds, at)
  })
}

function rowsOf({ errand: { first, bundled }, outcome }: EndedErrand): Ended[] {
  const problem = outcome.state === 'failed' ? outcome.problem : null
  return [first, ...bundled].map(({ id, fence }) => ({
    id,
    fence,
    state: outcome.state,
    problem,
    bundledWith: id === first.id ? null : first.id,
  }))
}

function tidyDevices(transaction: Transaction, standing: readonly EndedErrand[], at: Date): void {
  const devices = standing.flatMap(({ errand: { target }, outcome }) =>
    target.channel === 'web-push' ? [{ id: target.deviceId, outcome }] : [],
  )
  const reached = devices.flatMap(({ id, outcome }) => (outcome.state === 'sent' ? id : []))
  if (reached.length > 0) saveDevicesReached(transaction, reached, at)
  const gone = devices.flatMap(({ id, outcome }) =>
    outcome.state === 'failed' && outcome.problem === 'gone' ? id : [],
  )
  if (gone.length > 0) deleteDevices(transaction, gone)
}

function nextAttempt(attempt: TakenAttempt, at: Date): NewAttempt[] {
  const pause = pauseAfter(attempt.tries, attempt.urgency)
  if (pause === null) return []
  const { noticeId, personId, channel, deviceId, urgency, tries } = attempt
  const dueAt = new Date(at.getTime() + pause)
  return [
    {
      id: uuidv7(),
      noticeId,
      personId,
      channel,
      deviceId,
      pressing: isPressing(urgency),
      tries: tries + 1,
      state: 'due',
      dueAt,
    },
  ]
}
