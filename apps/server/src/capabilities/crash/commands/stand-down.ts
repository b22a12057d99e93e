import { api } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { type Fetched, fetchThrough } from '../fetch.ts'
import type { CrashParts } from '../parts.ts'
import { entriesOf } from '../steps/my-entries.ts'
import { standDownCall } from '../steps/stand-down-call.ts'
import { scopeOf, sealOutcome } from '../words.ts'

/** Stands the team down, with how it ended (CRA8). */
export function standDown(parts: CrashParts): Handler {
  return handleCommand(api.crash.standDown, async (change, { callId, outcome }) => {
    const fetched = await fetchThrough(change, parts, callId)
    if (fetched === undefined) return refuse('not-found')
    if (!may('crash.standDown', relationshipsOf(fetched, change.viewer.personId))) return refuse('not-found')
    const { row } = fetched.whole
    if (row.stoodDownAt !== null) return refuse('no-longer-possible')
    const scope = scopeOf(row)
    await openScopes(change.transaction, parts.vault, [{ scope }])
    const sealed = outcome === null ? null : sealOutcome(parts.vault, scope, row.id, outcome)
    return answer({ call: await standDownCall(fetched.deed, parts, fetched, sealed) })
  })
}

function relationshipsOf({ whole, coordinators }: Fetched, personId: string): Relationship[] {
  const relationships: Relationship[] = []
  if (whole.row.raisedBy === personId) relationships.push('author')
  if (entriesOf(whole, personId).length > 0) relationships.push('paged')
  if (coordinators.includes(personId)) relationships.push('onlooker')
  return relationships
}
