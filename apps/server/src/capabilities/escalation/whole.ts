import type { Escalation } from '@baton/contract'
import type { Climb } from '@baton/domain/escalation/climb'
import { rungDue } from '@baton/domain/escalation/next-step'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../platform/vault/index.ts'
import type { EscalationRow } from './store/escalations.ts'
import { type PageRow, type PassedOverRow, readPages, readPassedOver } from './store/pages.ts'
import { openWords, scopeOf, type Words } from './words.ts'

/** An escalation with everything that belongs to it. */
export interface Whole {
  readonly row: EscalationRow
  readonly pages: readonly PageRow[]
  readonly passedOver: readonly PassedOverRow[]
}

/** Rows with what belongs to them, in the order given. */
export async function wholesOf(transaction: Transaction, rows: readonly EscalationRow[]): Promise<Whole[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [pages, passedOver] = await Promise.all([
    readPages(transaction, ids),
    readPassedOver(transaction, ids),
  ])
  const pagesOf = Map.groupBy(pages, ({ escalationId }) => escalationId)
  const passedOf = Map.groupBy(passedOver, ({ escalationId }) => escalationId)
  return rows.map((row) => ({
    row,
    pages: pagesOf.get(row.id) ?? [],
    passedOver: passedOf.get(row.id) ?? [],
  }))
}

/** Where it stands, as the domain asks. */
export function climbOf({ row, pages }: Whole): Climb {
  const { urgency, state, raisedBy, rungs, rung, since, round, widened } = row
  const called = pages.map((page) => ({
    personId: page.personId,
    rung: page.rung,
    answer: page.answer,
    delivered: page.deliveredAt !== null,
  }))
  return { urgency, state, raisedBy, rungs, rung, since, round, widened, pages: called }
}

/** What crosses the wire. */
export async function presentWholes(
  { transaction, vault }: { transaction: Transaction; vault: Vault },
  wholes: readonly Whole[],
): Promise<Escalation[]> {
  await openScopes(
    transaction,
    vault,
    wholes.map(({ row }) => ({ scope: scopeOf(row), sealed: row.words })),
  )
  return wholes.map((whole) => present(whole, openWords(vault, whole.row)))
}

/** What crosses the wire, for who has the words. */
export function present(whole: Whole, words: Words): Escalation {
  const { row, pages, passedOver } = whole
  return {
    id: row.id,
    subject: { kind: row.subjectKind, id: row.subjectId, withinId: row.withinId },
    urgency: row.urgency,
    ...words,
    raisedBy: row.raisedBy,
    asRoleId: row.asRoleId,
    raisedAt: row.raisedAt.toISOString(),
    state: row.state,
    rungs: row.rungs,
    rung: Math.max(0, row.rung),
    nextAt: rungDue(climbOf(whole))?.toISOString() ?? null,
    pages: pages
      .toSorted((a, b) => a.pagedAt.getTime() - b.pagedAt.getTime() || compare(a.personId, b.personId))
      .map((page) => ({
        personId: page.personId,
        roleId: page.roleId,
        rung: page.rung,
        pagedAt: page.pagedAt.toISOString(),
        deliveredAt: page.deliveredAt?.toISOString() ?? null,
        seenAt: page.seenAt?.toISOString() ?? null,
        answer: page.answer,
        answeredAt: page.answeredAt?.toISOString() ?? null,
      })),
    passedOver: passedOver.map(({ rung, target, at }) => ({ rung, target, at: at.toISOString() })),
    acceptedBy: row.acceptedBy,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    version: row.version,
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
