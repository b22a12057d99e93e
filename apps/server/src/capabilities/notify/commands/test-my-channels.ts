import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { NotifyParts } from '../parts.ts'
import { tell } from '../tell.ts'

/** Sends the viewer a test on every channel at once, as an emergency would be. */
export function testMyChannels(parts: NotifyParts, nudge: () => void): Handler {
  return handleCommand(api.notify.testMyChannels, async (change) => {
    const { personId } = change.viewer
    const ref = { kind: 'person', id: personId } as const
    await change.lock(personId)
    const raised = await tell(parts, actingIn(change), [
      {
        key: `test:${change.commandId}`,
        personId,
        about: { kind: 'test', id: change.commandId },
        urgency: 'emergency',
        heading: 'Test of my notifications',
        channels: ['in-app', 'web-push', 'email', 'gateway'],
      },
    ])
    if (raised.length === 0) return refuse('off-duty')
    change.audit(ref, { subjects: [{ kind: 'person', id: personId }] })
    change.afterCommit(nudge)
    return answer({})
  })
}
