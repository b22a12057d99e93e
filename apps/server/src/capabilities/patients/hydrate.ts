import { patientPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { relationsBetween } from './access/relations-to.ts'
import { presentLists } from './lists/present-lists.ts'
import type { Relating } from './parts.ts'
import { readPatients } from './store/patients.ts'
import { presentRows } from './whole.ts'

/** The events that are patients', on people's own streams. */
export const patientEvents: ReadonlySet<string> = new Set(Object.keys(patientPersonEvents))

const ofPatient = z.object({ patientId: z.string() })
const ofList = z.object({ listId: z.string() })

/**
 * What stored events of patients say now, one for one: the log keeps ids, and each carries the patient or list as it is
 * today. What its reader may see no longer comes back as closed: the log gives nobody what they lost (PAT16).
 */
export async function hydratePatients(
  transaction: Transaction,
  vault: Vault,
  relating: Relating,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const told = events.filter(({ type }) => type === 'patient.changed')
  const patientIds = [...new Set(told.map(({ data }) => ofPatient.parse(data).patientId))]
  const readers = [...new Set(told.map(({ streamId }) => streamId))]
  const seeing = await relationsBetween(transaction, relating, readers, patientIds, relating.clock.now())
  const patients = await presentRows(transaction, vault, await readPatients(transaction, patientIds))
  const patientOf = new Map(patients.map((patient) => [patient.id, patient]))
  const asked = events
    .filter(({ type }) => type === 'list.changed')
    .map(({ streamId, data }) => ({ personId: streamId, listId: ofList.parse(data).listId }))
  const lists = await presentLists(transaction, vault, asked)
  return events.map(({ type, data, streamId }) => {
    if (type === 'patient.changed') {
      const { patientId } = ofPatient.parse(data)
      const patient = patientOf.get(patientId)
      const may = (seeing.get(patientId)?.get(streamId)?.relations.length ?? 0) > 0
      return patient !== undefined && may
        ? { type, data: { patient } }
        : { type: 'patient.closed', data: { patientId } }
    }
    if (type === 'list.changed') {
      const { listId } = ofList.parse(data)
      const list = lists.get(`${streamId}|${listId}`)
      return list === undefined ? { type: 'list.closed', data: { listId } } : { type, data: { list } }
    }
    return { type, data }
  })
}
