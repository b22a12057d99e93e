import * as z from 'zod'

const table = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  /** Of a partition: its parent and its bound, because partitions are made while the service runs. */
  partition: z.object({ parent: z.string(), bound: z.string() }).nullable(),
})

/** What the archive holds; itself the archive's first member. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Of the PostgreSQL that it was read from. */
  postgres: z.string(),
  /** The id of the key file's key that sealed this manifest. */
  keyId: z.string(),
  /** The schema's level: what had been applied, in order. */
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
  tables: z.array(
    table.extend({ rows: z.number(), member: z.string(), bytes: z.number(), sha256: z.string() }),
  ),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() }),
  ),
  /** Whether blobs follow, with a list of their own behind them. */
  blobs: z.boolean().default(false),
  /** Key files, only when they were asked for. */
  files: z.array(z.object({ name: z.string(), member: z.string(), bytes: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableDescription = z.infer<typeof table>
