import { needsWard, type Placed, placeByEvent, usesWard } from '@baton/domain/patients/place-by-event'
import { v7 as uuidv7 } from 'uuid'
import { audienceOf } from '../../access/audience-of.ts'
import { wardsByIds } from '../../access/wards.ts'
import type { PatientsParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { mergeRecords } from '../../steps/merge-records.ts'
import { openPatients } from '../../steps/open-patients.ts'
import { saveVersion } from '../../steps/save-version.ts'
import { tellPatients } from '../../steps/tell-patients.ts'
import { findFeedPlace } from '../../store/feed.ts'
import { neverPlaced, readVersionBefore, touchPatient } from '../../store/patients.ts'
import type { Whole } from '../../whole.ts'
import type { AdtEvent, Numbers, Trouble } from './adt-event.ts'
import { detailsAfter, withAdded } from './details-after.ts'
import { findRecord } from './find-record.ts'

/**
 * Does what an ADT message says, in the caller's transaction, which holds the organisation's stream: messages of one
 * organisation are used one after another.
 *
 * @returns what stands in its way; nothing was written then
 */
export async function useEvent(deed: Deed, parts: PatientsParts, event: AdtEvent): Promise<Trouble | null> {
  const { transaction, organisationId } = deed
  const found = await findRecord(transaction, parts.vault, organisationId, identityOf(event))
  if (!found.ok) return found.trouble
  const { record } = found
  if (record === null && typeof event.family !== 'string')
    return { problem: 'no-patient', details: 'PID-5 has no family name, and nobody has this number' }
  const prior = event.merged === null ? null : await findPrior(deed, parts, event.merged)
  if (prior !== null && !prior.ok) return prior.trouble
  const ids = record === null ? [] : [record.survivorId]
  const { wholes, before } = await openPatients(deed, parts, ids)
  const was = wholes.get(record?.survivorId ?? '') ?? null
  const placed = await placeAfter(deed, was, event)
  if (!placed.ok) return placed.trouble
  const whole = await saveAfter(deed, parts, { was, event, place: placed.place, before })
  if (event.merged !== null)
    await mergeInto(deed, parts, { into: whole, priorId: prior?.record?.recordId, event })
  return null
}

function identityOf({ numbers, family, birthDate }: AdtEvent) {
  return { ...numbers, family: family ?? '', birthDate: birthDate ?? null }
}

/** The record that a merge does away with: by its own number alone, as nothing else is said of it. */
function findPrior(deed: Deed, { vault }: PatientsParts, { hospitalNumber, nhsNumber }: Numbers) {
  const numbers = { hospitalNumber, nhsNumber: hospitalNumber === null ? nhsNumber : null }
  return findRecord(deed.transaction, vault, deed.organisationId, { ...numbers, family: '', birthDate: null })
}

type PlaceAfter =
  | { readonly ok: true; readonly place: Placed | null }
  | { readonly ok: false; readonly trouble: Trouble }

async function placeAfter({ transaction }: Deed, was: Whole | null, event: AdtEvent): Promise<PlaceAfter> {
  const before: Placed =
    was === null
      ? {
          state: 'expected',
          wardId: null,
          bed: null,
          admittedAt: null,
          dischargedAt: null,
          placedAt: neverPlaced,
        }
      : { ...was.row, bed: was.details.bed }
  const isEmergency = event.patientClass === 'E'
  const facts = { code: event.code, at: event.at, isEmergency, hasDied: event.hasDied }
  const named = usesWard(facts, before) && typeof event.wardCode === 'string' ? event.wardCode : null
  let wardId = named === null ? null : ((await findFeedPlace(transaction, named)) ?? null)
  if (named !== null && (wardId === null || !(await wardsByIds(transaction, [wardId])).has(wardId)))
    return {
      ok: false,
      trouble: {
        problem: 'unknown-place',
        details: 'PV1-3 names a ward that nobody has named',
        placeCode: named,
      },
    }
  let bed = event.bed ?? null
  if (wardId === null && was !== null && (event.code === 'A12' || event.code === 'A13')) {
    // A cancelled transfer or discharge that does not say where the patient is: where they were before it.
    const earlier = await readVersionBefore(transaction, was.row.id, was.row)
    wardId = earlier?.wardId ?? null
    bed = null
  }
  if (wardId === null && needsWard(facts) && event.at >= before.placedAt)
    return { ok: false, trouble: { problem: 'unknown-place', details: 'PV1-3 names no ward' } }
  const admittedAt = event.admittedAt ?? null
  return { ok: true, place: placeByEvent(before, { ...facts, wardId, bed, admittedAt }) }
}

interface Saving {
  readonly was: Whole | null
  readonly event: AdtEvent
  readonly place: Placed | null
  readonly before: ReadonlyMap<string, ReadonlySet<string>>
}

/** Saves and tells what has changed; where nothing has, only of when it is true. */
async function saveAfter(
  deed: Deed,
  parts: PatientsParts,
  { was, event, place, before }: Saving,
): Promise<Whole> {
  const isNewer = was === null || event.at >= was.row.detailsAt
  const details = isNewer ? detailsAfter(was?.details ?? null, event) : withAdded(was.details, event)
  const detailsAt = isNewer ? event.at : was.row.detailsAt
  const { bed, ...there } = place ?? { bed: details.bed }
  const row = {
    ...(was?.row ?? {
      id: uuidv7(),
      state: 'expected' as const,
      wardId: null,
      admittedAt: null,
      dischargedAt: null,
      mergedIntoId: null,
      source: 'hl7' as const,
      enteredBy: null,
      enteredAt: deed.at,
      placedAt: neverPlaced,
    }),
    ...there,
    detailsAt,
  }
  const next = { row, details: { ...details, bed } }
  if (was !== null && isSame(was, next)) {
    const touched = { ...was, row: { ...was.row, detailsAt, placedAt: row.placedAt } }
    touchPatient(deed.transaction, touched.row)
    return touched
  }
  const whole = await saveVersion(deed, parts.vault, was, next)
  await tellPatients(deed, parts, [whole], before)
  return whole
}

function isSame(
  was: Whole,
  next: { row: Omit<Whole['row'], 'details' | 'version' | 'organisationId'>; details: Whole['details'] },
) {
  const shown = ({ state, wardId, admittedAt, dischargedAt }: typeof next.row) =>
    [state, wardId, admittedAt?.getTime(), dischargedAt?.getTime()].join('|')
  return shown(was.row) === shown(next.row) && JSON.stringify(was.details) === JSON.stringify(next.details)
}

/** Merges the prior record into this one, and keeps its number where nobody has it yet: it may still be spoken of. */
async function mergeInto(
  deed: Deed,
  parts: PatientsParts,
  { into, priorId, event }: { into: Whole; priorId: string | undefined; event: AdtEvent },
): Promise<void> {
  const { transaction, at } = deed
  if (priorId === undefined) {
    const said = {
      state: 'merged' as const,
      mergedIntoId: into.row.id,
      wardId: null,
      admittedAt: null,
      dischargedAt: null,
    }
    const made = {
      id: uuidv7(),
      source: 'hl7' as const,
      enteredBy: null,
      enteredAt: at,
      placedAt: neverPlaced,
    }
    await saveVersion(deed, parts.vault, null, {
      row: { ...into.row, ...said, ...made },
      details: {
        ...into.details,
        nhsNumber: null,
        hospitalNumber: event.merged?.hospitalNumber ?? null,
        bed: null,
      },
    })
    return
  }
  const prior = (await openPatients(deed, parts, [priorId])).wholes.get(priorId)
  // Merged already, into this or another record; or the message names one record twice.
  if (prior === undefined || prior.row.mergedIntoId !== null || prior.row.id === into.row.id) return
  const before = await audienceOf(transaction, parts.relating, [prior.row.id, into.row.id], at)
  await mergeRecords(deed, parts, { before }, { mergeId: uuidv7(), from: prior, into, reason: null })
}
