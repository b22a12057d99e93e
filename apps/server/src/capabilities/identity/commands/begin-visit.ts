import { api, type Visit } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly, type Request } from '../../../platform/operations/handler.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Writing } from '../affiliations/tell.ts'
import { addVisitor, levelVisitor } from '../affiliations/write-visitor.ts'
import type { Identity } from '../identity.ts'
import { readAffiliated } from '../store/affiliations.ts'
import { readOrganisation } from '../store/organisations.ts'
import { findKnown, readVisitorOf } from '../store/visitors.ts'

/** Makes its own transaction because it writes in the organisation that is visited; asked again it finds who is there. */
export function beginVisit(identity: Identity): Handler {
  return handleDirectly(api.identity.beginVisit, async (request, { organisationId }) => {
    const { viewer } = request.caller
    if (viewer === null) return refuse('not-signed-in')
    const { database, publish } = identity
    const { visit, delivered } = await inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      const act = { organisationId, personId: null, at: request.at }
      const begun = await begin(identity, { transaction, streams, act }, request, viewer.personId)
      streams.flush()
      return { visit: begun, delivered: streams.delivered }
    })
    if (delivered.length > 0) publish?.(organisationId, delivered)
    return visit === null ? refuse('not-found') : answer({ visit })
  })
}

async function begin(
  { database }: Identity,
  writing: Writing,
  { commandId }: Request,
  homePersonId: string,
): Promise<Visit | null> {
  const { transaction, streams, act } = writing
  // One of two devices at once finds here whom the other has written.
  if (!(await streams.lock([act.organisationId])).has(act.organisationId)) return null
  const found = await findKnown(database.system, homePersonId)
  if (found === undefined) return null
  const connected = await readAffiliated(transaction)
  if (!connected.some(({ id }) => id === found.home.organisationId)) return null
  const { id, name } = await readOrganisation(transaction)
  const visitor = await readVisitorOf(transaction, homePersonId)
  if (visitor?.state === 'suspended') return null
  if (visitor === undefined)
    return { organisation: { id, name }, personId: addVisitor(writing, { ...found, commandId }).id }
  levelVisitor(writing, visitor, found.known)
  return { organisation: { id, name }, personId: visitor.id }
}
