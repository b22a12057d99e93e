import type { ListSummary, Patient, PatientList } from '@baton/contract'
import { may } from '@baton/domain'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import { patientsByIds } from '../by-ids.ts'
import { listScope, openWords } from '../words.ts'
import { relationshipsTo, type WholeList, wholeListsByIds } from './whole-list.ts'

/** Lists as each of these people sees them, by person and list; what is not theirs to see is left out. */
export async function presentLists(
  transaction: Transaction,
  vault: Vault,
  asked: readonly { personId: string; listId: string }[],
): Promise<Map<string, PatientList>> {
  if (asked.length === 0) return new Map()
  const wholes = await wholeListsByIds(
    transaction,
    asked.map(({ listId }) => listId),
  )
  const presented = await presentWholeLists(transaction, vault, wholes)
  const byId = new Map(presented.map((one) => [one.list.id, one]))
  return new Map(
    asked.flatMap(({ personId, listId }) => {
      const found = byId.get(listId)
      if (found === undefined || relationshipsTo(found.whole, personId).length === 0) return []
      return [[`${personId}|${listId}`, asSeenBy(found, personId)] as const]
    }),
  )
}

/** A list whose words are open, for anyone who sees it. */
export interface Presented {
  readonly whole: WholeList
  readonly list: Omit<PatientList, 'mayChange'>
}

/** Lists with their patients. */
export async function presentWholeLists(
  transaction: Transaction,
  vault: Vault,
  wholes: readonly WholeList[],
): Promise<Presented[]> {
  await openScopes(
    transaction,
    vault,
    wholes.map(({ row }) => ({ scope: listScope(row) })),
  )
  const ids = wholes.flatMap(({ entries }) => entries.map(({ patientId }) => patientId))
  const patients = await patientsByIds(transaction, vault, ids)
  return wholes.map((whole) => ({ whole, list: presentOne(vault, whole, patients) }))
}

/** A list as one person sees it. */
export function asSeenBy({ whole, list }: Presented, personId: string): PatientList {
  return { ...list, mayChange: mayChange(whole, personId) }
}

/** A list as the overview shows it, for who sees it; its key must be open. */
export function summaryOf(vault: Vault, whole: WholeList, personId: string): ListSummary {
  return { ...head(vault, whole), count: whole.entries.length, mayChange: mayChange(whole, personId) }
}

function mayChange(whole: WholeList, personId: string): boolean {
  return may('patients.putOnList', relationshipsTo(whole, personId))
}

function presentOne(
  vault: Vault,
  whole: WholeList,
  patients: ReadonlyMap<string, Patient>,
): Presented['list'] {
  const { row, entries } = whole
  const scope = listScope(row)
  return {
    ...head(vault, whole),
    entries: entries.flatMap(({ row: { patientId: recordId, mark, note }, patientId }) => {
      const patient = patients.get(patientId)
      if (patient === undefined) return []
      return { patient, mark, note: note && openWords(vault, scope, ['line', row.id, recordId], note) }
    }),
  }
}

function head(vault: Vault, { row, shares }: WholeList): Omit<ListSummary, 'count' | 'mayChange'> {
  const of = (wanted: 'person' | 'team') =>
    shares.flatMap(({ kind, sharerId }) => (kind === wanted ? sharerId : []))
  return {
    id: row.id,
    name: openWords(vault, listScope(row), ['list', row.id], row.name),
    owner: { kind: row.ownerKind, id: row.ownerId },
    sharedWith: { personIds: of('person'), teamIds: of('team') },
    version: row.version,
  }
}
