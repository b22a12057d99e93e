import { api } from '@baton/contract'
import type { GroupCommit } from '../../../platform/database/group-commit.ts'
import { type Answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Job, Outcome } from '../batch/job.ts'

/** Notes that messages up to a number were delivered to a device of the viewer's, committed together with whatever else waits (batch/). */
export function markDelivered(commit: GroupCommit<Job, Outcome>): Handler {
  return handleDirectly(api.messaging.markDelivered, async ({ caller: { viewer }, at, commandId }, input) => {
    if (viewer === null) return refuse('not-signed-in')
    const outcome = await commit(viewer.organisationId, { form: 'delivered', viewer, at, commandId, input })
    return outcome as Answer<Record<string, never>>
  })
}
