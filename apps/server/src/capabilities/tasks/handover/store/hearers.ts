import { uuidArray } from '../../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../../platform/database/transaction.ts'

/** Who coordinates and is told of these handovers. */
export async function readHearers(
  transaction: Transaction,
  handoverIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await transaction.query<{ handoverId: string; personId: string }>({
    name: 'handover-hearers-read',
    text: `select handover_id as "handoverId", person_id as "personId" from handover_hearer
            where handover_id = any($1::uuid[])`,
    values: [handoverIds],
  })
  const found = new Map<string, Set<string>>(handoverIds.map((id) => [id, new Set()]))
  for (const { handoverId, personId } of rows) found.get(handoverId)?.add(personId)
  return found
}

/** These are told too from now on. */
export function insertHearers(
  transaction: Transaction,
  organisationId: string,
  handoverId: string,
  personIds: readonly string[],
): void {
  if (personIds.length === 0) return
  transaction.write({
    name: 'handover-hearers-insert',
    text: `insert into handover_hearer (handover_id, person_id, organisation_id)
           select $1, person_id, $2 from unnest($3::uuid[]) as person_id on conflict do nothing`,
    values: [handoverId, organisationId, uuidArray(personIds)],
  })
}
