import { z } from 'zod'
import { escalation, reason, rungTarget, sbar } from '../../escalation/escalation.ts'
import { hungFiles } from '../../files/file.ts'
import { command } from '../../operation.ts'
import { id, messageNumber, moment, newId, position, typedText } from '../../values.ts'
import { messageBody } from '../messages.ts'

export const startWithRole = command('messaging.startWithRole', {
  summary:
    'Open my one conversation with a role, starting it if there is none; whoever holds the role reads it',
  input: z.strictObject({ roleId: id }),
  output: z.strictObject({ conversationId: id }),
  refusals: ['not-found', 'no-longer-possible'],
})

/** Whom an urgent message is for. In a conversation: its role, its team, or the other person; a group has nobody. */
export const urgentTarget = z.discriminatedUnion('kind', [
  ...rungTarget.options,
  z.strictObject({ kind: z.literal('conversation'), id }),
])
export type UrgentTarget = z.infer<typeof urgentTarget>

/** The command's id becomes the message's id, and the escalation's. */
export const sendUrgent = command('messaging.sendUrgent', {
  summary: 'Send a message that somebody must accept, and start its ladder',
  input: z.strictObject({
    to: urgentTarget,
    urgency: z.enum(['urgent', 'emergency']),
    reason,
    /** What else there is to say; without it the reason is what the message says. */
    body: messageBody.optional(),
    fileIds: hungFiles.optional(),
    sbar: sbar.optional(),
    /** The number to ring. */
    callBack: typedText({ max: 40 }).optional(),
    /** In the name of a role that I hold. */
    asRoleId: id.optional(),
  }),
  output: z.strictObject({
    messageId: newId,
    conversationId: id,
    number: messageNumber,
    position,
    sentAt: moment,
    escalation,
  }),
  /** `off-duty`: the person is; it goes to the role, or to who covers. `not-allowed`: I do not hold that role. */
  refusals: [
    'not-found',
    'not-allowed',
    'off-duty',
    'nobody-there',
    'conflict',
    'no-longer-possible',
    'other-patient',
  ],
})
