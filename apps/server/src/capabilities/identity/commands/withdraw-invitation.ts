import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { withdraw } from '../store/invitations.ts'

export const withdrawInvitation = handleCommand(
  api.identity.withdrawInvitation,
  async (change, { invitationId }) => {
    const { transaction, viewer, at } = change
    const organisation = { kind: 'organisation', id: viewer.organisationId } as const
    await change.lock(organisation.id)
    if (!(await withdraw(transaction, invitationId, at))) return refuse('not-found')
    change.audit(organisation, { subjects: [{ kind: 'invitation', id: invitationId }] })
    return answer({})
  },
)
