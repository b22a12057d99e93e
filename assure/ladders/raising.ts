import { command, type Escalation, escalation, id, type RungTarget } from '@baton/contract'
import { z } from 'zod'
import { actingIn } from '../../apps/server/src/platform/operations/acting.ts'
import { answer } from '../../apps/server/src/platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../apps/server/src/platform/operations/handler.ts'
import type { Wired } from './wire.ts'

/** Raising as whoever owns a thing does it, in a command of its own; it goes by a name that everyone signed in may use. */
export const raiseSomething = command('messaging.startGroup', {
  summary: 'Raise something urgent',
  input: z.strictObject({ roleId: id, urgency: z.enum(['urgent', 'emergency']) }),
  output: z.strictObject({ escalation }),
})

export function raisingBy(wired: Wired): Handler {
  return handleCommand(raiseSomething, async (change, { roleId, urgency }) => {
    const to: RungTarget = { kind: 'role', id: roleId }
    const subject: Escalation['subject'] = { kind: 'task', id: change.commandId, withinId: null }
    const raised = await wired.escalation.raise(actingIn(change), {
      id: change.commandId,
      subject,
      urgency,
      reason: 'NEWS2 6 and rising',
      sbar: null,
      callBack: '4471',
      to,
      asRoleId: null,
      onlookers: [],
    })
    return raised.ok ? answer({ escalation: raised.value }) : raised
  })
}
