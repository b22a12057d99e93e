import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { levelPatients } from '../members/level-patients.ts'
import type { MessagingParts } from '../parts.ts'
import { readAboutPatients } from '../store/patient-conversations.ts'

/** Opens the one conversation about a patient, for whoever may see them; from then on they are a member (MSG35). */
export function startAboutPatient(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.startAboutPatient, async (change, { patientId }) => {
    const { transaction, viewer, at } = change
    const survivorId = (await parts.patients.survivorsOf(transaction, [patientId])).get(patientId)
    if (survivorId === undefined) return refuse('not-found')
    const seeing = await parts.patients.relationsTo(transaction, viewer.personId, [survivorId], at)
    const isRelated = (seeing.get(survivorId)?.relations.length ?? 0) > 0
    if (!isRelated || !may('messaging.startAboutPatient', ['member'])) return refuse('no-relationship')
    await levelPatients(change, parts, [survivorId], viewer.personId)
    // Read again: the record may have been merged before its streams were locked.
    const now = (await parts.patients.survivorsOf(transaction, [survivorId])).get(survivorId) ?? survivorId
    const [conversation] = await readAboutPatients(transaction, [now])
    if (conversation === undefined) throw new Error(`no conversation about patient ${now}`)
    if (!change.accountedFor) change.unchanged()
    return answer({ conversationId: conversation.id })
  })
}
