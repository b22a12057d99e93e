import type { CallType, CrashTeam } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface TeamRow extends CrashTeam {
  callType: CallType
  testedOn: string | null
}

const columns = `id, name, call_type as "callType", site_id as "siteId", role_ids as "roleIds", test_at as "testAt",
  tested_on as "testedOn"`

/** The teams that are not removed, by name. */
export function readTeams(transaction: Transaction): Promise<TeamRow[]> {
  return transaction.query({
    name: 'crash-teams',
    text: `select ${columns} from crash_team
            where organisation_id = current_organisation() and removed_at is null order by lower(name), id`,
    values: [],
  })
}

/** One team that is not removed. */
export async function readTeam(transaction: Transaction, id: string): Promise<TeamRow | undefined> {
  const [row] = await transaction.query<TeamRow>({
    name: 'crash-team',
    text: `select ${columns} from crash_team where id = $1 and removed_at is null`,
    values: [id],
  })
  return row
}

/** Writes a team as it is now. */
export function saveTeamRow(transaction: Transaction, organisationId: string, row: TeamRow): void {
  transaction.write({
    name: 'crash-team-save',
    text: `insert into crash_team (id, organisation_id, name, call_type, site_id, role_ids, test_at, tested_on)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (id) do update
              set name = excluded.name, call_type = excluded.call_type, site_id = excluded.site_id,
                  role_ids = excluded.role_ids, test_at = excluded.test_at, tested_on = excluded.tested_on`,
    values: [
      row.id,
      organisationId,
      row.name,
      row.callType,
      row.siteId,
      row.roleIds,
      row.testAt,
      row.testedOn,
    ],
  })
}

export function removeTeamRow(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'crash-team-remove',
    text: 'update crash_team set removed_at = $2 where id = $1',
    values: [id, at.toISOString()],
  })
}

/** Says that a team is tested today; `false` when somebody else said so already. */
export async function markTested(transaction: Transaction, id: string, day: string): Promise<boolean> {
  const rows = await transaction.query({
    name: 'crash-team-tested',
    text: `update crash_team set tested_on = $2
            where id = $1 and removed_at is null and tested_on is distinct from $2 returning id`,
    values: [id, day],
  })
  return rows.length > 0
}

/** As the system: every team that is tested daily. */
export async function findTested(
  system: pg.Pool,
): Promise<{ id: string; organisationId: string; testAt: string | null; testedOn: string | null }[]> {
  const { rows } = await system.query({
    name: 'crash-teams-tested',
    text: `select id, organisation_id as "organisationId", test_at as "testAt", tested_on as "testedOn"
             from crash_team where test_at is not null and removed_at is null order by id`,
    values: [],
  })
  return rows
}
