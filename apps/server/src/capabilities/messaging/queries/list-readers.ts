import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { readMembers } from '../store/memberships.ts'
import { readAboutPatients } from '../store/patient-conversations.ts'

/** Everyone who may open the conversation about a patient, and who is in it: said before anything is written (MSG35). */
export function listReaders({ patients }: MessagingParts): Handler {
  return handleQuery(api.messaging.listReaders, async ({ viewer, transaction, at }, { patientId }) => {
    const survivorId = (await patients.survivorsOf(transaction, [patientId])).get(patientId)
    if (survivorId === undefined) return refuse('not-found')
    const readers = (await patients.audienceOf(transaction, [survivorId], at)).get(survivorId)
    const isReader = readers?.has(viewer.personId) ?? false
    if (!isReader || !may('messaging.listReaders', ['member'])) return refuse('no-relationship')
    const [conversation] = await readAboutPatients(transaction, [survivorId])
    const members = conversation === undefined ? [] : await readMembers(transaction, [conversation.id])
    const memberIds = members.map(({ personId }) => personId)
    const isMember = memberIds.includes(viewer.personId)
    return answer({
      personIds: [...(readers ?? [])].sort(),
      memberIds,
      conversationId: isMember ? (conversation?.id ?? null) : null,
    })
  })
}
