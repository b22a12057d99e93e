import type { Duty } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../platform/vault/index.ts'
import { type DutyRow, readDuties } from './store/duties.ts'
import { openWords, personScope } from './words.ts'

/** Someone's duty without what they are busy with: those words are sealed, and no rule depends on them. */
export type DutyNow = Omit<Duty, 'focus'> & { readonly focusUntil: string | null }

/** The duty of someone who never signed on. */
export function neverOnDuty(organisationId: string, personId: string): DutyRow {
  return {
    personId,
    organisationId,
    state: 'off',
    from: 'site',
    since: null,
    until: null,
    placeId: null,
    telephone: null,
    focusUntil: null,
    focusWords: null,
    coverRoleId: null,
  }
}

/** A duty without the words of its focus. */
export function plainDutyOf(row: DutyRow): DutyNow {
  const { personId, state, from, placeId, telephone, coverRoleId } = row
  return {
    personId,
    state,
    from,
    since: row.since?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    placeId,
    telephone,
    coverRoleId,
    focusUntil: row.focusUntil?.toISOString() ?? null,
  }
}

/** Duties as the contract tells them, in the order of the rows. */
export async function openDuties(
  transaction: Transaction,
  vault: Vault,
  rows: readonly DutyRow[],
): Promise<Duty[]> {
  const sealed = rows.flatMap((row) =>
    row.focusWords === null ? [] : [{ scope: personScope(row), sealed: row.focusWords }],
  )
  await openScopes(transaction, vault, sealed)
  return rows.map((row) => {
    const { focusUntil: until, ...plain } = plainDutyOf(row)
    if (until === null || row.focusWords === null) return { ...plain, focus: null }
    const words = openWords(vault, personScope(row), ['focus', row.personId], row.focusWords)
    return { ...plain, focus: { until, words } }
  })
}

/** The duties of these people as the contract tells them, in the order of their ids, also of who never signed on. */
export async function readOpenDuties(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
  personIds: readonly string[],
): Promise<Duty[]> {
  const wanted = [...new Set(personIds)].sort()
  const rows = await readDuties(transaction, wanted)
  const known = new Map(rows.map((row) => [row.personId, row]))
  return openDuties(
    transaction,
    vault,
    wanted.map((id) => known.get(id) ?? neverOnDuty(organisationId, id)),
  )
}
