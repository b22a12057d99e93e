import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id } from '../../values.ts'

/** Of a merged record the survivor's. */
export const startAboutPatient = command('messaging.startAboutPatient', {
  summary: 'Open the one conversation about a patient whom I may see, starting it if there is none',
  input: z.strictObject({ patientId: id }),
  output: z.strictObject({ conversationId: id }),
  refusals: ['not-found', 'no-relationship'],
})

export const listReaders = query('messaging.listReaders', {
  summary: 'Everyone who may see the patient, and so may open the conversation about them and read all of it',
  input: z.strictObject({ patientId: id }),
  output: z.strictObject({
    /** By id; whoever is a member already among them. */
    personIds: z.array(id),
    /** Those who are members now, by id; empty where there is no conversation yet. */
    memberIds: z.array(id),
    /** The conversation, where I am a member. */
    conversationId: id.nullable(),
  }),
  refusals: ['not-found', 'no-relationship'],
})
