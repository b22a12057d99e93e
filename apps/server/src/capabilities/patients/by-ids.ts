import type { Patient } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { readOnWards, readPatients, readRecords, readSurvivors } from './store/patients.ts'
import { presentRows } from './whole.ts'

/** Which record stands for each of these now; an id that is no patient's has no entry (PAT9). */
export async function survivorsOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await readSurvivors(transaction, [...new Set(ids)])
  return new Map(rows.map(({ id, survivorId }) => [id, survivorId]))
}

/** Which record stands for this one now. */
export async function followMerge(transaction: Transaction, id: string): Promise<string | undefined> {
  return (await survivorsOf(transaction, [id])).get(id)
}

/**
 * Patients by the ids that were asked for, each as whoever it was merged into; for someone whose right to them was
 * checked.
 */
export async function patientsByIds(
  transaction: Transaction,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, Patient>> {
  const survivors = await survivorsOf(transaction, ids)
  const rows = await readPatients(transaction, [...new Set(survivors.values())])
  const byId = new Map((await presentRows(transaction, vault, rows)).map((one) => [one.id, one]))
  return new Map(
    [...survivors].flatMap(([id, survivorId]) => {
      const patient = byId.get(survivorId)
      return patient === undefined ? [] : [[id, patient] as const]
    }),
  )
}

/** Who is on these wards now, those who are expected too. */
export async function patientsOnWards(
  transaction: Transaction,
  wardIds: readonly string[],
): Promise<{ patientId: string; wardId: string }[]> {
  const rows = await readOnWards(transaction, wardIds)
  return rows.flatMap(({ id, wardId }) => (wardId === null ? [] : [{ patientId: id, wardId }]))
}

/** The records that each of these stands for, itself among them, each as it is called itself; for whoever may see them. */
export async function recordsOf(
  transaction: Transaction,
  vault: Vault,
  ids: readonly string[],
): Promise<{ survivorId: string; patient: Patient }[]> {
  const records = await readRecords(transaction, ids)
  const survivorOf = new Map(records.map(({ id, survivorId }) => [id, survivorId]))
  const rows = await readPatients(transaction, [...survivorOf.keys()])
  return (await presentRows(transaction, vault, rows)).map((patient) => ({
    survivorId: survivorOf.get(patient.id) ?? patient.id,
    patient,
  }))
}
