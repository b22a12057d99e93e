import type { ClientBase } from 'pg'
import * as z from 'zod'
import type { Manifest, TableDescription } from './manifest.ts'

const ourSchemas = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

/** The job runner's tables, which its own package makes and migrates. */
export const jobsSchema = 'graphile_worker'

const tableRow = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  parent: z.string().nullable(),
  bound: z.string().nullable(),
})

/**
 * Every table that holds rows, partitions each by itself; computed columns left out. So is the list in which the job
 * runner notes its own schema's level: that is the running package's, never a backup's.
 */
export async function describeTables(client: ClientBase): Promise<TableDescription[]> {
  const { rows } = await client.query(`
    SELECT n.nspname AS schema, c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY a.attnum) AS columns,
      (SELECT format('%I.%I', pn.nspname, p.relname) FROM pg_inherits i
        JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid AND c.relispartition) AS parent,
      pg_get_expr(c.relpartbound, c.oid) AS bound
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND ${ourSchemas}
      AND NOT (n.nspname = '${jobsSchema}' AND c.relname = 'migrations')
    ORDER BY n.nspname, c.relname`)
  return z
    .array(tableRow)
    .parse(rows)
    .map(({ schema, name, columns, parent, bound }) => ({
      schema,
      name,
      columns,
      partition: parent === null || bound === null ? null : { parent, bound },
    }))
}

/** Where each sequence stands. Not part of any snapshot: read it last, so that no number is given out twice. */
export async function describeSequences(client: ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND ${ourSchemas} ORDER BY 1, 2`)
  const sequences: Manifest['sequences'] = []
  for (const { schema, name } of z.array(z.object({ schema: z.string(), name: z.string() })).parse(rows)) {
    const place = await client.query(
      `SELECT last_value::text AS last, is_called AS called FROM ${quoted(client, schema, name)}`,
    )
    const { last, called } = z.object({ last: z.string(), called: z.boolean() }).parse(place.rows[0])
    sequences.push({ schema, name, last, called })
  }
  return sequences
}

/** Whether nothing of anybody's is in the database yet: no table, view or sequence. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query(`
    SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND ${ourSchemas} LIMIT 1`)
  return rows.length === 0
}

/** schema.name as SQL wants it. */
export function quoted(client: ClientBase, schema: string, name: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}
