import type { Identity } from '@baton/domain/patients/same-person'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import { survivorsOf } from '../by-ids.ts'
import { findByNumbers } from '../store/numbers.ts'
import { organisationScope } from '../words.ts'
import { numbersOf } from './numbers-of.ts'

/** Which records, after their merges, are of the same person by their numbers (PAT3); an NHS number alone does not count. */
export async function findSame(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  identity: Identity,
): Promise<string[]> {
  await openScopes(transaction, vault, [{ scope: organisationScope(organisationId) }])
  const telling = numbersOf(vault, organisationId, identity).filter(({ kind }) => kind !== 'nhs')
  const found = await findByNumbers(transaction, telling)
  const survivors = await survivorsOf(
    transaction,
    found.map(({ patientId }) => patientId),
  )
  return [...new Set(survivors.values())]
}
