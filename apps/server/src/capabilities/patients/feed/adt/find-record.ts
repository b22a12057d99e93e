import { contradict, type Identity } from '@baton/domain/patients/same-person'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../../platform/vault/index.ts'
import { survivorsOf } from '../../by-ids.ts'
import { numbersOf } from '../../steps/numbers-of.ts'
import { findByNumbers } from '../../store/numbers.ts'
import { readPatients } from '../../store/patients.ts'
import { wholesOf } from '../../whole.ts'
import { organisationScope } from '../../words.ts'
import type { Trouble } from './adt-event.ts'

/** Which record a message is about, and which one stands for it; `null`: nobody is here yet. */
export type FoundRecord =
  | { readonly ok: true; readonly record: { readonly recordId: string; readonly survivorId: string } | null }
  | { readonly ok: false; readonly trouble: Trouble }

/**
 * Finds whom a message is about (PAT26): by the hospital number, else by the NHS number together with birth date or
 * family name; never by an NHS number alone. What contradicts what is known waits for somebody to look.
 */
export async function findRecord(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  identity: Identity,
): Promise<FoundRecord> {
  await openScopes(transaction, vault, [{ scope: organisationScope(organisationId) }])
  const found = await findByNumbers(transaction, numbersOf(vault, organisationId, identity))
  const survivors = await survivorsOf(
    transaction,
    found.map(({ patientId }) => patientId),
  )
  const byHospital = found.find(({ kind }) => kind === 'hospital')?.patientId
  const telling = found.filter(({ kind }) => kind === 'nhs-birth' || kind === 'nhs-family')
  const people = new Set(telling.map(({ patientId }) => survivors.get(patientId)))
  if (byHospital !== undefined) people.add(survivors.get(byHospital))
  if (people.size > 1) return conflict('its numbers are those of two records: merge them, or correct one')
  const recordId = byHospital ?? telling[0]?.patientId
  if (recordId === undefined)
    return found.length > 0
      ? conflict('somebody with another name and birth date has this NHS number')
      : { ok: true, record: null }
  const [record] = await wholesOf(transaction, vault, await readPatients(transaction, [recordId]))
  const survivorId = survivors.get(recordId)
  if (record === undefined || survivorId === undefined) return conflict('the record is not there any more')
  if (contradict(record.details, identity))
    return conflict('what is known of this number cannot be true of the same person')
  const others = found.filter(({ patientId }) => survivors.get(patientId) !== survivorId)
  if (others.length > 0 && record.details.nhsNumber === null)
    return conflict('somebody with another name and birth date has this NHS number')
  const known = record.details.hospitalNumber
  const other = byHospital === undefined && known !== null && identity.hospitalNumber !== null
  return other
    ? conflict('this NHS number belongs to a record with another hospital number')
    : { ok: true, record: { recordId, survivorId } }
}

function conflict(details: string): FoundRecord {
  return { ok: false, trouble: { problem: 'identity-conflict', details } }
}
