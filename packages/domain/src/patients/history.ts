import type { CorrectedField, HistoryEntry, Patient, PatientChange } from '@baton/contract'

/** A version of a record as it was kept. */
export interface Version {
  readonly recordId: string
  readonly version: number
  readonly at: string
  readonly by: string | null
  readonly record: Pick<Patient, CorrectedField | 'state' | 'wardId' | 'bed' | 'mergedIntoId'>
}

/**
 * What was done to records, newest first, from the versions that were kept of them (PAT28). What the first of the given
 * versions changed is not known unless it is the first that there was.
 */
export function historyOf(versions: readonly Version[]): HistoryEntry[] {
  const byRecord = Map.groupBy(versions, ({ recordId }) => recordId)
  const entries = [...byRecord.values()].flatMap((own) => {
    const inOrder = [...own].sort((a, b) => a.version - b.version)
    return inOrder.flatMap((version, index) => entryOf(inOrder[index - 1], version))
  })
  return entries.sort(newestFirst)
}

function entryOf(before: Version | undefined, { record, ...entry }: Version): HistoryEntry[] {
  if (before === undefined && entry.version > 1) return []
  const changes = before === undefined ? begun(record) : changesBetween(before.record, record)
  return changes.length === 0 ? [] : [{ ...entry, changes }]
}

function begun(record: Version['record']): PatientChange[] {
  const entered = { kind: 'entered' } as const
  return record.wardId === null ? [entered] : [entered, ...placing(record)]
}

/** A merge says where the record went; that it has no bed any more goes without saying. */
function changesBetween(before: Version['record'], after: Version['record']): PatientChange[] {
  if (after.mergedIntoId !== null) {
    return after.mergedIntoId === before.mergedIntoId ? [] : [{ kind: 'merged', intoId: after.mergedIntoId }]
  }
  const parted: PatientChange[] =
    before.mergedIntoId === null ? [] : [{ kind: 'parted', fromId: before.mergedIntoId }]
  const isElsewhere =
    before.state !== after.state || before.wardId !== after.wardId || before.bed !== after.bed
  const fields = correctable.filter((field) => !isSame(before[field], after[field]))
  return [
    ...parted,
    ...(isElsewhere ? placing(after) : []),
    ...(fields.length > 0 ? [{ kind: 'corrected', fields } as const] : []),
  ]
}

function placing({ state, wardId, bed }: Version['record']): PatientChange[] {
  if (state === 'discharged' || state === 'died') return [{ kind: 'left', outcome: state }]
  return state === 'merged' ? [] : [{ kind: 'placed', state, wardId, bed }]
}

const correctable: readonly CorrectedField[] = [
  'family',
  'given',
  'birthDate',
  'sex',
  'nhsNumber',
  'hospitalNumber',
  'consultant',
  'alerts',
]

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function newestFirst(a: HistoryEntry, b: HistoryEntry): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1
  return b.version - a.version
}
