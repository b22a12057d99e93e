import type { NewLeaf } from './leaf.ts'

/**
 * The canonical text of a leaf (AUD2): every field in a fixed order with its length in bytes before it, so that no two
 * leaves have the same. A field that is absent is `-`.
 */
export function encodeLeaf(leaf: NewLeaf): string {
  let text =
    field(String(leaf.at.getTime())) +
    field(leaf.organisationId) +
    field(leaf.streamId) +
    field(leaf.actor) +
    field(leaf.action) +
    field(leaf.commandId) +
    field(leaf.commitment === null ? null : leaf.commitment.toString('hex')) +
    field(leaf.outcome ?? null) +
    field(String(leaf.subjects.length))
  for (const { kind, id } of leaf.subjects) text += field(kind) + field(id)
  return text
}

function field(value: string | null): string {
  return value === null ? '-' : `${Buffer.byteLength(value)}:${value}`
}
