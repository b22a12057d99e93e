import type pg from 'pg'

/** Whether the demonstration hospital was made to its end. Reads as the system. */
export async function isSeeded(system: pg.Pool): Promise<boolean> {
  const { rows } = await system.query<{ found: boolean }>(
    'select exists (select from demonstration_seeding) as found',
  )
  return rows[0]?.found ?? false
}

/** Writes down that it was. */
export async function markSeeded(system: pg.Pool, organisationId: string, at: Date): Promise<void> {
  await system.query('insert into demonstration_seeding (organisation_id, finished_at) values ($1, $2)', [
    organisationId,
    at.toISOString(),
  ])
}
