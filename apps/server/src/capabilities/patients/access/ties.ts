import { enteredHours, noTies, type Ties } from '@baton/domain/patients/relations'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { membersOfTeams } from '../../identity/index.ts'
import type { Relating } from '../parts.ts'
import { readRecords } from '../store/patients.ts'
import { readEnterers, readListers, readOpenGlass } from '../store/ties.ts'

/** Who has something to do with each of these patients apart from where they are, and what. Merged records count. */
export async function tiesOf(
  transaction: Transaction,
  { related }: Relating,
  patientIds: readonly string[],
  at: Date,
): Promise<Map<string, Map<string, Ties>>> {
  const records = await readRecords(transaction, patientIds)
  const patientOf = new Map(records.map(({ id, survivorId }) => [id, survivorId]))
  const recordIds = [...patientOf.keys()]
  const since = new Date(at.getTime() - enteredHours * 3_600_000)
  const [listers, enterers, glass, ...concerned] = await Promise.all([
    readListers(transaction, recordIds),
    readEnterers(transaction, recordIds, since),
    readOpenGlass(transaction, recordIds, at),
    ...[...related.values()].map((finder) => finder.peopleOf(transaction, recordIds)),
  ])
  const teamIds = [...new Set(listers.flatMap(({ kind, id }) => (kind === 'team' ? id : [])))]
  const members =
    teamIds.length === 0 ? new Map<string, string[]>() : await membersOfTeams(transaction, teamIds)
  const ties = new Map<string, Map<string, Ties>>()
  for (const { patientId, kind, id } of listers)
    for (const personId of kind === 'person' ? [id] : (members.get(id) ?? []))
      add(patientId, personId, () => ({ onList: true }))
  for (const { patientId, personId } of concerned.flat()) add(patientId, personId, () => ({ task: true }))
  for (const one of enterers)
    add(one.patientId, one.personId, ({ enteredAt }) => ({ enteredAt: later(enteredAt, one.at) }))
  for (const one of glass)
    add(one.patientId, one.personId, ({ glassUntil }) => ({ glassUntil: later(glassUntil, one.until) }))
  return ties

  function add(recordId: string, personId: string, change: (known: Ties) => Partial<Ties>): void {
    const patientId = patientOf.get(recordId)
    if (patientId === undefined) return
    const ofPatient = ties.get(patientId) ?? new Map<string, Ties>()
    const known = ofPatient.get(personId) ?? noTies
    ofPatient.set(personId, { ...known, ...change(known) })
    ties.set(patientId, ofPatient)
  }
}

function later(one: Date | null, other: Date): Date {
  return one === null || one < other ? other : one
}
