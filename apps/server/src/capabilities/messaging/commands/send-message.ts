import { api } from '@baton/contract'
import type { GroupCommit } from '../../../platform/database/group-commit.ts'
import { sqlStateOf } from '../../../platform/database/sql-state.ts'
import { type Answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Job, Outcome, Sent } from '../batch/job.ts'

/** Sends a message, committed together with whatever else waits (batch/). */
export function sendMessage(commit: GroupCommit<Job, Outcome>): Handler {
  return handleDirectly(api.messaging.sendMessage, async ({ caller: { viewer }, at, commandId }, input) => {
    if (viewer === null) return refuse('not-signed-in')
    try {
      const outcome = await commit(viewer.organisationId, { form: 'send', viewer, at, commandId, input })
      return outcome as Answer<Sent>
    } catch (error) {
      // The id is another organisation's: row-level security hides its row, and the key is still taken.
      if (sqlStateOf(error) === '23505') return refuse('conflict')
      throw error
    }
  })
}
