import type { Ladder } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Every ladder: the organisation's own first, then by name. */
export function readLadders(transaction: Transaction): Promise<Ladder[]> {
  return transaction.query<Ladder>({
    name: 'ladders-read',
    text: `select id, name, role_id as "roleId", rungs from ladder order by role_id is not null, name, id`,
    values: [],
  })
}

/** The ladder of a role, then the organisation's own. */
export function readLaddersFor(transaction: Transaction, roleId: string | null): Promise<Ladder[]> {
  return transaction.query<Ladder>({
    name: 'ladders-for',
    text: `select id, name, role_id as "roleId", rungs from ladder
            where role_id = $1 or role_id is null order by role_id is null`,
    values: [roleId],
  })
}

/** Sets a ladder; a role, and the organisation, have one. */
export function saveLadderRow(transaction: Transaction, organisationId: string, ladder: Ladder): void {
  transaction.write({
    name: 'ladder-save',
    text: `insert into ladder (id, organisation_id, name, role_id, rungs) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set name = excluded.name, rungs = excluded.rungs`,
    values: [ladder.id, organisationId, ladder.name, ladder.roleId, JSON.stringify(ladder.rungs)],
  })
}
