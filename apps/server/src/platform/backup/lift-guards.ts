import type { Client } from 'pg'
import * as z from 'zod'

const statementPair = z.object({ lift: z.string(), restore: z.string() })

/** Foreign keys; those that partitions inherit go and come with their parent's. */
const foreignKeys = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS lift,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
  FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 ORDER BY conrelid, conname`

/** Triggers that a migration made and that are not off already; ALWAYS stays ALWAYS. */
const triggers = `
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS lift,
    format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass,
      CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname) AS restore
  FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' ORDER BY tgrelid, tgname`

/** Row-level security that binds even the owner, who is about to write for everybody. */
const forcedSecurity = `
  SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) AS lift,
    format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) AS restore
  FROM pg_class WHERE relforcerowsecurity ORDER BY oid`

/**
 * Takes away, in the open transaction, what would stand in the way of loading rows table by table, without needing
 * to be a superuser. Returns what puts it all back; adding a foreign key checks every row.
 */
export async function liftGuards(client: Client): Promise<() => Promise<void>> {
  const restores: string[] = []
  for (const question of [foreignKeys, triggers, forcedSecurity]) {
    const { rows } = await client.query(question)
    for (const { lift, restore } of z.array(statementPair).parse(rows)) {
      await client.query(lift)
      restores.push(restore)
    }
  }
  return async () => {
    for (const restore of restores) await client.query(restore)
  }
}
