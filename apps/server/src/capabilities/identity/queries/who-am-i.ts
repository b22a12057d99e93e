import { api, type Me } from '@baton/contract'
import { idleSince } from '@baton/domain/identity/session-life'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { readOrganisation } from '../store/organisations.ts'
import { readPerson } from '../store/people.ts'
import { readSessionsOf } from '../store/sessions.ts'

export function whoAmI(identity: Identity): Handler {
  return handleQuery(api.identity.whoAmI, async ({ viewer, at, transaction }) => {
    const sessions = await readSessionsOf(
      transaction,
      viewer.personId,
      viewer.sessionId,
      idleSince(at, identity.session.idleMinutes),
      at,
    )
    const session = sessions.find((each) => each.current)
    if (session === undefined) return refuse('not-signed-in')
    return answer(await readMe(identity, transaction, { ...viewer, endsAt: new Date(session.endsAt) }))
  })
}

/** Who is signed in in this session. */
export async function readMe(
  { session }: Identity,
  transaction: Transaction,
  { personId, sessionId, endsAt }: { personId: string; sessionId: string; endsAt: Date },
): Promise<Me> {
  const { demonstration, ...organisation } = await readOrganisation(transaction)
  const person = await readPerson(transaction, personId)
  if (person === undefined) throw new Error(`person ${personId} has a session and is not here`)
  return {
    person,
    organisation,
    sessionId,
    administrator: person.administrator,
    demonstration,
    session: { endsAt: endsAt.toISOString(), idleMinutes: session.idleMinutes },
  }
}
