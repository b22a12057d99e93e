import type { CrashCall } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../platform/vault/index.ts'
import type { CallRow } from './store/calls.ts'
import { type CalledRow, type RoleRow, readCalled, readRoles } from './store/roll.ts'
import { openOutcome, openWords, scopeOf, type Words } from './words.ts'

/** A call with its roll-call. */
export interface Whole {
  readonly row: CallRow
  readonly roles: readonly RoleRow[]
  readonly called: readonly CalledRow[]
}

/** Rows with what belongs to them, in the order given. */
export async function wholesOf(transaction: Transaction, rows: readonly CallRow[]): Promise<Whole[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [roles, called] = await Promise.all([readRoles(transaction, ids), readCalled(transaction, ids)])
  const rolesOf = Map.groupBy(roles, ({ callId }) => callId)
  const calledOf = Map.groupBy(called, ({ callId }) => callId)
  return rows.map((row) => ({
    row,
    roles: rolesOf.get(row.id) ?? [],
    called: calledOf.get(row.id) ?? [],
  }))
}

/** What crosses the wire. */
export async function presentWholes(
  { transaction, vault }: { transaction: Transaction; vault: Vault },
  wholes: readonly Whole[],
): Promise<CrashCall[]> {
  await openScopes(
    transaction,
    vault,
    wholes.map(({ row }) => ({ scope: scopeOf(row), sealed: row.words })),
  )
  return wholes.map((whole) => present(whole, openWords(vault, whole.row), openOutcome(vault, whole.row)))
}

/** What crosses the wire, for who has the words. */
export function present(whole: Whole, words: Words, outcome: string | null): CrashCall {
  const { row } = whole
  return {
    id: row.id,
    teamId: row.teamId,
    teamName: row.teamName,
    callType: row.callType,
    isTest: row.isTest,
    ...words,
    raisedBy: row.raisedBy,
    raisedAt: row.raisedAt.toISOString(),
    roll: rollOf(whole),
    stoodDownAt: row.stoodDownAt?.toISOString() ?? null,
    stoodDownBy: row.stoodDownBy,
    outcome,
    version: row.version,
  }
}

/** The roll-call, as the domain asks of it too. */
export function rollOf({ roles, called }: Pick<Whole, 'roles' | 'called'>): CrashCall['roll'] {
  const byRole = Map.groupBy(called, ({ roleId }) => roleId)
  return roles.map(({ roleId, throughRoleId }) => ({
    roleId,
    throughRoleId,
    called: (byRole.get(roleId) ?? []).map((one) => ({
      personId: one.personId,
      calledAt: one.calledAt.toISOString(),
      deliveredAt: one.deliveredAt?.toISOString() ?? null,
      answer: one.answer,
      answeredAt: one.answeredAt?.toISOString() ?? null,
      arrivedAt: one.arrivedAt?.toISOString() ?? null,
    })),
  }))
}
