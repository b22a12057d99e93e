import * as z from 'zod'
import type { AuditRow, NewLeaf } from './leaf.ts'

/** One line of an export (NDJSON), in this order: header, then leaves by index with checkpoints between, then end. */
export type ExportRecord = z.infer<typeof exportRecord>

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
const position = z.number().int().min(1)
const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text)

const leaf = z.strictObject({
  at: moment,
  organisationId: id,
  streamId: id,
  position,
  actor: z.string(),
  action: z.string(),
  subjects: z.array(z.strictObject({ kind: z.string(), id: z.string() })),
  commandId: id.nullable(),
  commitment: z
    .string()
    .regex(/^([0-9a-f]{2})*$/)
    .nullable(),
  outcome: z.string().nullable(),
})

/** A leaf as an export holds it. */
export type ExportedLeaf = z.infer<typeof leaf>

export const exportRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('export'), version: z.literal(1), organisationId: id }),
  z.strictObject({ kind: z.literal('leaf'), index: count, leaf, hash: digest }),
  z.strictObject({ kind: z.literal('missing-leaf'), index: count, streamId: id, position, hash: digest }),
  z.strictObject({ kind: z.literal('checkpoint'), note: z.string() }),
  z.strictObject({ kind: z.literal('end'), leaves: count, checkpoints: count }),
])

/** A record as its line, without the line feed. Keys stand in the schema's order, so that a line has one form only. */
export function formatRecord(record: ExportRecord): string {
  return JSON.stringify(record)
}

/** A leaf at its index in the organisation's log. */
export function leafRecord(index: number, row: AuditRow): ExportRecord {
  const exported: ExportedLeaf = {
    at: row.at.toISOString(),
    organisationId: row.organisationId,
    streamId: row.streamId,
    position: row.position,
    actor: row.actor,
    action: row.action,
    subjects: row.subjects.map(({ kind, id: subjectId }) => ({ kind, id: subjectId })),
    commandId: row.commandId,
    commitment: row.commitment?.toString('hex') ?? null,
    outcome: row.outcome ?? null,
  }
  return { kind: 'leaf', index, leaf: exported, hash: row.hash.toString('hex') }
}

/** The leaf that was exported, as it was when it was chained. */
export function leafOf(exported: ExportedLeaf): NewLeaf {
  const { commitment, outcome, at, position: _, ...same } = exported
  return {
    ...same,
    at: new Date(at),
    commitment: commitment === null ? null : Buffer.from(commitment, 'hex'),
    outcome: outcome ?? undefined,
  }
}
