import type { Quiet } from '@baton/contract'
import { defaultQuiet } from '@baton/domain/notify/plan'
import type { Transaction } from '../../../platform/database/transaction.ts'

interface Row {
  personId: string
  hoursFrom: string | null
  hoursUntil: string | null
  bundleMinutes: Quiet['bundleMinutes']
  routine: Quiet['routine']
}

/** What each of these people asked to be spared; the default for who never said. */
export async function readQuiets(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, Quiet>> {
  const rows = await transaction.query<Row>({
    name: 'quiet-read',
    text: `select person_id as "personId", hours_from as "hoursFrom", hours_until as "hoursUntil",
                  bundle_minutes as "bundleMinutes", routine
             from quiet where person_id = any($1::uuid[])`,
    values: [personIds],
  })
  const said = new Map(rows.map((row) => [row.personId, quietOf(row)]))
  return new Map(personIds.map((personId) => [personId, said.get(personId) ?? defaultQuiet]))
}

/** Writes what a person asks to be spared. */
export function saveQuiet(
  transaction: Transaction,
  organisationId: string,
  personId: string,
  { hours, bundleMinutes, routine }: Quiet,
): void {
  transaction.write({
    name: 'quiet-save',
    text: `insert into quiet (person_id, organisation_id, hours_from, hours_until, bundle_minutes, routine)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (person_id) do update
              set hours_from = excluded.hours_from, hours_until = excluded.hours_until,
                  bundle_minutes = excluded.bundle_minutes, routine = excluded.routine`,
    values: [personId, organisationId, hours?.from ?? null, hours?.until ?? null, bundleMinutes, routine],
  })
}

function quietOf({ hoursFrom, hoursUntil, bundleMinutes, routine }: Row): Quiet {
  const hours = hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil }
  return { hours, bundleMinutes, routine }
}
