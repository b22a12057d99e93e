import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { newCode } from '../sign-in/new-access-code.ts'
import { insertInvitation } from '../store/invitations.ts'

const validForMs = 7 * 24 * 3_600_000

export const inviteOrganisation = handleCommand(api.identity.inviteOrganisation, async (change) => {
  const { transaction, viewer, at } = change
  const organisation = { kind: 'organisation', id: viewer.organisationId } as const
  await change.lock(organisation.id)
  const id = uuidv7()
  const { code, hash } = newCode()
  const expiresAt = new Date(at.getTime() + validForMs)
  const madeBy = viewer.personId
  insertInvitation(transaction, { id, organisationId: organisation.id, hash, madeBy, madeAt: at, expiresAt })
  change.audit(organisation, { subjects: [{ kind: 'invitation', id }] })
  return answer({
    invitation: { id, madeBy, madeAt: at.toISOString(), expiresAt: expiresAt.toISOString() },
    code,
  })
})
