import { chain } from '../chain.ts'
import { type ExportedLeaf, type ExportRecord, formatRecord, leafOf, leafRecord } from '../export-record.ts'
import { extendLog } from '../extend-log.ts'
import { type ChainHead, emptyHead } from '../leaf.ts'
import { emptyTree } from '../merkle.ts'
import { makeSigner } from '../signing-key.ts'
import type { Random } from './random.ts'
import { finished, type SampleLog, workOn } from './sample-log.ts'

/** What someone with full power over the database and the export, but without the signing key, might do. */
export const tamperings = {
  /** Flips one bit anywhere in the export. */
  bit(logs, random) {
    const lines = exported(logs.now)
    const at = random.below(lines.length)
    const bytes = Buffer.from(lines[at] ?? '')
    const bit = random.below(bytes.length * 8)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    lines[at] = bytes.toString('utf8')
    return lines
  },
  /** Changes one field of one leaf. */
  field: (logs, random) => changed(logs, (leaves) => alterField(leaves, random), 'as-it-is'),
  /** Changes one field and makes every later hash right again; only the signed root still tells. */
  'field-rechained': (logs, random) => changed(logs, (leaves) => alterField(leaves, random), 'rechained'),
  /** Changes one field, makes hashes right, and signs anew with a key of their own. */
  'field-resigned': (logs, random) => changed(logs, (leaves) => alterField(leaves, random), 'resigned'),
  /** Takes a leaf away. */
  delete: (logs, random) => changed(logs, (leaves) => remove(leaves, random), 'as-it-is'),
  'delete-rechained': (logs, random) => changed(logs, (leaves) => remove(leaves, random), 'rechained'),
  /** Adds a leaf that never was. */
  insert: (logs, random) => changed(logs, (leaves) => add(leaves, random), 'as-it-is'),
  'insert-rechained': (logs, random) => changed(logs, (leaves) => add(leaves, random), 'rechained'),
  /** Makes two leaves change places. */
  swap: (logs, random) => changed(logs, (leaves) => swap(leaves, random), 'as-it-is'),
  'swap-rechained': (logs, random) => changed(logs, (leaves) => swap(leaves, random), 'rechained'),
  /** Takes a checkpoint away. */
  checkpoint({ now }, random) {
    const at = random.oneOf(
      now.records.flatMap((record, index) => (record.kind === 'checkpoint' ? [index] : [])),
    )
    return lined(finished({ records: now.records.filter((_, index) => index !== at) }))
  },
  /** Cuts the export short. */
  'cut-lines'({ now }, random) {
    const lines = exported(now)
    return lines.slice(0, random.below(lines.length))
  },
  /** Takes the last leaves and checkpoints away and makes the end right again. */
  'cut-tail'({ now }, random) {
    const leaves = now.records.flatMap((record, index) => (record.kind === 'leaf' ? [index] : []))
    return lined(finished({ records: now.records.slice(0, random.oneOf(leaves)) }))
  },
  /** Puts an older state of everything in its place. */
  'older-backup': ({ before }) => lined(finished(before)),
  /** Goes on from an older state, with the true key, as if the time since had not been. */
  fork: ({ before, now }, random) =>
    lined(finished(workOn(before, random, now.state.number - before.state.number + random.below(3)))),
} satisfies Record<string, (logs: Logs, random: Random) => string[]>

export type TamperingKind = keyof typeof tamperings

/** The true log now, and some seconds ago. */
export interface Logs {
  readonly before: SampleLog
  readonly now: SampleLog
}

/** The lines of a true export. */
export function exported(log: SampleLog): string[] {
  return lined(finished(log))
}

type Repair = 'as-it-is' | 'rechained' | 'resigned'

function changed({ now }: Logs, change: (leaves: Leaf[]) => void, repair: Repair): string[] {
  const leaves = now.records.filter((record) => record.kind === 'leaf')
  change(leaves)
  return lined(finished({ records: rebuilt(now, leaves, repair) }))
}

type Leaf = Extract<ExportRecord, { kind: 'leaf' }>

function alterField(leaves: Leaf[], random: Random): void {
  const at = random.below(leaves.length)
  const record = pick(leaves, at)
  const leaf: ExportedLeaf = { ...record.leaf }
  const alterations: (() => void)[] = [
    () => (leaf.at = new Date(Date.parse(leaf.at) + 1 + random.below(1e6)).toISOString()),
    () => (leaf.organisationId = random.id()),
    () => (leaf.streamId = random.id()),
    () => (leaf.position += 1 + random.below(3)),
    () => (leaf.actor = random.id()),
    () => (leaf.action = `${leaf.action}s`),
    () => (leaf.subjects = [...leaf.subjects, { kind: 'person', id: random.id() }]),
    () => (leaf.subjects = leaf.subjects.length > 0 ? [] : [{ kind: '', id: '' }]),
    () => (leaf.commandId = leaf.commandId === null ? random.id() : null),
    () => (leaf.commitment = leaf.commitment === null ? '' : null),
    () => (leaf.outcome = leaf.outcome === null ? '' : null),
  ]
  random.oneOf(alterations)()
  leaves[at] = { ...record, leaf }
}

function remove(leaves: Leaf[], random: Random): void {
  leaves.splice(random.below(leaves.length), 1)
}

function add(leaves: Leaf[], random: Random): void {
  const at = random.below(leaves.length + 1)
  const like = pick(leaves, random.below(leaves.length))
  leaves.splice(at, 0, { ...like, leaf: { ...like.leaf, actor: random.id() } })
}

function swap(leaves: Leaf[], random: Random): void {
  const one = random.below(leaves.length)
  const other = (one + 1 + random.below(leaves.length - 1)) % leaves.length
  const kept = pick(leaves, one)
  leaves[one] = pick(leaves, other)
  leaves[other] = kept
}

/** The log's records with other leaves between its checkpoints, made good as far as the tamperer goes. */
function rebuilt(now: SampleLog, leaves: readonly Leaf[], repair: Repair): ExportRecord[] {
  const chained = repair === 'as-it-is' ? leaves : rechained(leaves)
  const signer = repair === 'resigned' ? makeSigner() : now.signer
  const records: ExportRecord[] = []
  let state = { tree: emptyTree, number: 0 }
  let taken = 0
  for (const record of now.records) {
    const next = chained[taken]
    if (record.kind === 'leaf') {
      if (next !== undefined) records.push(next)
      taken++
    } else if (record.kind === 'checkpoint' && repair === 'resigned') {
      const hashes = chained.slice(state.tree.size, taken).map((leaf) => Buffer.from(leaf.hash, 'hex'))
      const extended = extendLog(now.organisationId, state, hashes, new Date(now.at), signer)
      state = extended.state
      records.push({ kind: 'checkpoint', note: extended.note })
    } else {
      records.push(record)
    }
  }
  records.splice(records.length - 1, 0, ...chained.slice(taken))
  return records
}

function rechained(leaves: readonly Leaf[]): Leaf[] {
  const heads = new Map<string, ChainHead>()
  return leaves.map((record, index) => {
    const { streamId } = record.leaf
    const { rows, head } = chain(heads.get(streamId) ?? emptyHead, [leafOf(record.leaf)])
    heads.set(streamId, head)
    const [made] = rows.map((row) => leafRecord(index, row))
    return made?.kind === 'leaf' ? made : record
  })
}

function lined(records: readonly ExportRecord[]): string[] {
  return records.map(formatRecord)
}

function pick(leaves: readonly Leaf[], at: number): Leaf {
  const leaf = leaves[at]
  if (leaf === undefined) throw new Error('no such leaf')
  return leaf
}
