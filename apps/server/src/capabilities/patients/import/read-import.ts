import { longestImport, type PatientDetails } from '@baton/contract'
import { foldName } from '@baton/domain/patients/fold-name'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import { allPlaces } from '../../identity/index.ts'
import { numbersOf } from '../steps/numbers-of.ts'
import { findByNumbers } from '../store/numbers.ts'
import { organisationScope } from '../words.ts'
import { type CheckedRow, checkRows, detailsOf, type Known } from './check-rows.ts'
import { readColumns } from './read-columns.ts'

/** A list of patients, read and checked against who is here. */
export async function readImport(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  { csv, at }: { csv: string; at: Date },
): Promise<Answer<CheckedRow[]>> {
  const list = readColumns(csv)
  if (!list.ok) return refuse('bad-input', [{ path: 'csv', problem: list.problem }])
  if (list.rows.length > longestImport) return refuse('too-large')
  await openScopes(transaction, vault, [{ scope: organisationScope(organisationId) }])
  const telling = (details: PatientDetails) =>
    numbersOf(vault, organisationId, details).filter(({ kind }) => kind !== 'nhs')
  const asked = list.rows.map(detailsOf).flatMap((details) => (details.success ? telling(details.data) : []))
  const found = await findByNumbers(transaction, asked)
  const here = new Set(found.map(({ kind, token }) => `${kind}|${token.toString('hex')}`))
  const wards = Map.groupBy(
    (await allPlaces(transaction)).filter(({ kind }) => kind === 'ward' || kind === 'department'),
    ({ name }) => foldName(name),
  )
  const known: Known = {
    wardOf: (name) => {
      const named = wards.get(foldName(name)) ?? []
      return named.length === 1 ? named[0]?.id : undefined
    },
    isHere: (details) =>
      telling(details).some(({ kind, token }) => here.has(`${kind}|${token.toString('hex')}`)),
  }
  return answer(checkRows(list.rows, known, at))
}
