import type { Patient } from '@baton/contract'
import { addAlerts } from '@baton/domain/patients/alerts'
import { announceLists } from '../lists/tell-lists.ts'
import type { PatientsParts } from '../parts.ts'
import { readListsWith } from '../store/lists.ts'
import { insertMerge } from '../store/merges.ts'
import type { Whole } from '../whole.ts'
import { patientScope, sealWords } from '../words.ts'
import type { Deed } from './deed.ts'
import type { Opened } from './open-patients.ts'
import { saveVersion } from './save-version.ts'
import { tellPatients } from './tell-patients.ts'

/**
 * Makes one record stand for another, both opened and neither merged. Nothing that was about the first is rewritten: it
 * points to the survivor, who takes its place on the ward where they have none that is later, and its alerts (PAT8).
 */
export async function mergeRecords(
  deed: Deed,
  parts: PatientsParts,
  { before }: Pick<Opened, 'before'>,
  { mergeId, from, into, reason }: { mergeId: string; from: Whole; into: Whole; reason: string | null },
): Promise<Patient> {
  const { transaction, organisationId, personId, at } = deed
  const isElsewhere = into.row.state !== 'admitted' && into.row.placedAt < from.row.placedAt
  const takesPlace = from.row.state === 'admitted' && isElsewhere
  const merged = await saveVersion(deed, parts.vault, from, {
    row: { ...from.row, state: 'merged', wardId: null, mergedIntoId: into.row.id },
    details: { ...from.details, bed: null },
  })
  const alerts = addAlerts(into.details.alerts, from.details.alerts)
  const survivor =
    takesPlace || alerts.length > into.details.alerts.length
      ? await saveVersion(deed, parts.vault, into, {
          row: takesPlace ? { ...into.row, ...placeOf(from), placedAt: from.row.placedAt } : into.row,
          details: { ...into.details, alerts, bed: takesPlace ? from.details.bed : into.details.bed },
        })
      : into
  const sealed = reason && sealWords(parts.vault, patientScope(from.row), ['merge', mergeId], reason)
  insertMerge(
    transaction,
    {
      id: mergeId,
      organisationId,
      fromId: from.row.id,
      intoId: into.row.id,
      fromVersion: from.row.version,
      intoVersion: into.row.version,
      placedVersion: takesPlace ? survivor.row.version : null,
    },
    { reason: sealed || null, personId, at },
  )
  const [patient] = await tellPatients(deed, parts, [survivor, merged], before)
  await announceLists(deed, parts, await readListsWith(transaction, [from.row.id, into.row.id]))
  if (patient === undefined) throw new Error(`patient ${into.row.id} was not told of`)
  return patient
}

/** Where somebody is, to be another's place. */
export function placeOf({
  row,
}: {
  row: Pick<Whole['row'], 'state' | 'wardId' | 'admittedAt' | 'dischargedAt'>
}) {
  const { state, wardId, admittedAt, dischargedAt } = row
  return { state, wardId, admittedAt, dischargedAt }
}
