import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { readAffiliations } from '../store/affiliations.ts'
import { readInvitations } from '../store/invitations.ts'

export const listAffiliations = handleQuery(api.identity.listAffiliations, async ({ transaction, at }) =>
  answer({
    affiliations: await readAffiliations(transaction),
    invitations: await readInvitations(transaction, at),
  }),
)
