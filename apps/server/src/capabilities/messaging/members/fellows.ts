import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import type { MessagingParts } from '../parts.ts'
import { findOwn, readMembers } from '../store/memberships.ts'
import { readAboutPatients } from '../store/patient-conversations.ts'

/** Everyone in a conversation, the viewer among them; `undefined` where it is not theirs to see. */
export async function fellowsIn(
  transaction: Transaction,
  { personId }: Pick<Viewer, 'personId'>,
  conversationId: string,
): Promise<string[] | undefined> {
  if ((await findOwn(transaction, personId, conversationId)) === undefined) return undefined
  const members = await readMembers(transaction, [conversationId])
  return members.map((one) => one.personId)
}

/** Everyone in the conversations about a patient; `undefined` where the patient is not the viewer's to see. */
export function fellowsAbout({
  patients,
  vault,
}: {
  readonly patients: Pick<MessagingParts['patients'], 'relationsTo' | 'recordsOf'>
  readonly vault: MessagingParts['vault']
}) {
  return async (
    transaction: Transaction,
    { personId }: Pick<Viewer, 'personId'>,
    patientId: string,
    at: Date,
  ): Promise<string[] | undefined> => {
    const seeing = await patients.relationsTo(transaction, personId, [patientId], at)
    if ((seeing.get(patientId)?.relations.length ?? 0) === 0) return undefined
    const records = await patients.recordsOf(transaction, vault, [patientId])
    const about = await readAboutPatients(
      transaction,
      records.map(({ patient }) => patient.id),
    )
    const members = await readMembers(
      transaction,
      about.map(({ id }) => id),
    )
    return [...new Set(members.map((one) => one.personId))]
  }
}
