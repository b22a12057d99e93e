import pg from 'pg'

/**
 * Empties every table that belongs to organisations, as the owner of the schema: the only way in which anything is
 * ever deleted without retention, and only for a database that holds nothing but the demonstration.
 */
export async function emptyOrganisations(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where column_name = 'organisation_id' and table_type = 'BASE TABLE' and table_schema = current_schema()`,
    )
    if (rows.length === 0) return
    // A server that runs meanwhile holds its locks for moments only.
    await client.query("set lock_timeout = '20s'")
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`)
  } finally {
    await client.end()
  }
}
