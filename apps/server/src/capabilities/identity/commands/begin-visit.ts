import { api, type Visit } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Writing } from '../affiliations/tell.ts'
import { addVisitor, levelVisitor } from '../affiliations/write-visitor.ts'
import type { Identity } from '../identity.ts'
import { readAffiliated } from '../store/affiliations.ts'
import { readOrganisation } from '../store/organisations.ts'
import { findKnown, type Home, type Known, readVisitorOf } from '../store/visitors.ts'

/** Makes its own transaction because it writes in the organisation that is visited; asked again it finds who is there. */
export function beginVisit(identity: Identity): Handler {
  return handleDirectly(api.identity.beginVisit, async ({ caller, at, commandId }, { organisationId }) => {
    const { viewer } = caller
    if (viewer === null) return refuse('not-signed-in')
    const { database, publish } = identity
    // What home changes from here on, the watch brings level.
    const turning = await findKnown(database.system, viewer.personId)
    if (turning === undefined) return refuse('not-found')
    const { visit, delivered } = await inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      const act = { organisationId, personId: null, at }
      const begun = await begin({ transaction, streams, act }, { ...turning, commandId })
      streams.flush()
      return { visit: begun, delivered: streams.delivered }
    })
    if (delivered.length > 0) publish?.(organisationId, delivered)
    return visit === null ? refuse('not-found') : answer({ visit })
  })
}

async function begin(
  writing: Writing,
  turning: { home: Home; known: Known; commandId: string },
): Promise<Visit | null> {
  const { transaction, streams, act } = writing
  const { home, known } = turning
  // One of two devices at once finds here whom the other has written.
  if (!(await streams.lock([act.organisationId])).has(act.organisationId)) return null
  const connected = await readAffiliated(transaction)
  if (!connected.some(({ id }) => id === home.organisationId)) return null
  const { id, name } = await readOrganisation(transaction)
  const organisation = { id, name }
  const visitor = await readVisitorOf(transaction, home.personId)
  if (visitor?.state === 'suspended') return null
  if (visitor === undefined) return { organisation, personId: addVisitor(writing, turning).id }
  levelVisitor(writing, visitor, known)
  return { organisation, personId: visitor.id }
}
