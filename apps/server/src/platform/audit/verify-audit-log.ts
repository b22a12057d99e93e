import { originOf, parseCheckpoint } from './checkpoint.ts'
import { encodeLeaf } from './encode-leaf.ts'
import { type ExportRecord, exportRecord, leafOf } from './export-record.ts'
import { hashLeaf } from './hash-leaf.ts'
import { type ChainHead, emptyHead } from './leaf.ts'
import { append, emptyTree, rootOf } from './merkle.ts'
import { type NoteVerifier, openNote } from './signed-note.ts'

export type AnomalyCode =
  /** The line is not a record, or not in its only form. */
  | 'unreadable-line'
  /** Header or end missing, doubled, out of place, or with other counts than what lies between. */
  | 'incomplete-export'
  /** A leaf of another organisation. */
  | 'foreign-leaf'
  /** The leaf is not what was chained here, or what stood before it has changed. */
  | 'altered-leaf'
  /** The stream's positions are not 1, 2, 3 … */
  | 'broken-chain'
  /** The log knows this leaf, but it is no longer stored. */
  | 'missing-leaf'
  /** The log's indexes are not 0, 1, 2 … */
  | 'broken-log'
  /** A checkpoint that this key did not sign. */
  | 'bad-signature'
  /** Checkpoints' numbers are not 1, 2, 3 … */
  | 'missing-checkpoint'
  /** The leaves do not lead to the size or root that was signed. */
  | 'wrong-root'
  /** Leaves that no checkpoint covers. */
  | 'not-covered'
  /** The log is shorter than a checkpoint that was kept elsewhere: an older state was put in its place. */
  | 'older-than-known'
  /** The log differs from a checkpoint that was kept elsewhere. */
  | 'forked'

/** Something that is not as it was written, and where. */
export interface Anomaly {
  readonly code: AnomalyCode
  /** Line of the export, from 1. */
  readonly line: number
  readonly streamId?: string
  readonly position?: number
  readonly index?: number
}

export interface Verification {
  readonly leaves: number
  readonly streams: number
  readonly checkpoints: number
  /** The latest good checkpoint: keep it elsewhere and give it to the next verification as known. */
  readonly latest: string | null
  readonly anomalies: readonly Anomaly[]
}

export interface VerifyOptions {
  readonly verifier: NoteVerifier
  /** Checkpoints that were kept elsewhere. Without one an older state of the whole log cannot be told from the true one. */
  readonly known?: readonly string[]
}

/**
 * Checks an export of an organisation's audit log with nothing but the public key (AUD6): every leaf against its chain,
 * density of streams and log, every checkpoint's signature, size and root, and checkpoints known from elsewhere.
 */
export async function verifyAuditLog(
  lines: Iterable<string> | AsyncIterable<string>,
  options: VerifyOptions,
): Promise<Verification> {
  const check = new ExportCheck(options)
  for await (const line of lines) check.take(line)
  return check.finish()
}

/** The same for lines at hand. */
export function verifyExport(lines: readonly string[], options: VerifyOptions): Verification {
  const check = new ExportCheck(options)
  for (const line of lines) check.take(line)
  return check.finish()
}

class ExportCheck {
  readonly #verifier: NoteVerifier
  /** Roots known from elsewhere, by size. */
  readonly #known = new Map<number, Buffer[]>()
  readonly #heads = new Map<string, ChainHead>()
  readonly #anomalies: Anomaly[] = []
  #tree = emptyTree
  #organisationId: string | null = null
  #nextIndex = 0
  #leaves = 0
  #checkpoints = 0
  #number = 0
  #covered = 0
  #latest: string | null = null
  #line = 0
  #ended = false

  constructor({ verifier, known = [] }: VerifyOptions) {
    this.#verifier = verifier
    for (const note of known) this.#learn(note)
  }

  take(line: string): void {
    this.#line++
    const record = readRecord(line)
    if (record === null) {
      this.#report('unreadable-line')
      return
    }
    if (this.#ended || (this.#line === 1) !== (record.kind === 'export')) this.#report('incomplete-export')
    if (record.kind === 'export') this.#takeHeader(record)
    else if (record.kind === 'leaf') this.#takeLeaf(record)
    else if (record.kind === 'missing-leaf') this.#takeMissing(record)
    else if (record.kind === 'checkpoint') this.#takeCheckpoint(record)
    else this.#takeEnd(record)
  }

  finish(): Verification {
    if (this.#line === 0 || !this.#ended) this.#report('incomplete-export')
    if (this.#covered < this.#tree.size) this.#report('not-covered', { index: this.#covered })
    for (const size of this.#known.keys()) {
      if (size > this.#tree.size) this.#report('older-than-known', { index: this.#tree.size })
    }
    return {
      leaves: this.#leaves,
      streams: this.#heads.size,
      checkpoints: this.#checkpoints,
      latest: this.#latest,
      anomalies: this.#anomalies,
    }
  }

  #learn(note: string): void {
    const text = openNote(note, this.#verifier)
    const checkpoint = text === null ? null : parseCheckpoint(text)
    if (checkpoint === null) this.#report('bad-signature')
    else this.#known.set(checkpoint.size, [...(this.#known.get(checkpoint.size) ?? []), checkpoint.root])
  }

  #takeHeader({ organisationId }: Extract<ExportRecord, { kind: 'export' }>): void {
    this.#organisationId = organisationId
    if (originOf(organisationId) !== this.#verifier.name) this.#report('incomplete-export')
  }

  #takeLeaf({ index, leaf, hash }: Extract<ExportRecord, { kind: 'leaf' }>): void {
    const place = { streamId: leaf.streamId, position: leaf.position, index }
    this.#leaves++
    if (leaf.organisationId !== this.#organisationId) this.#report('foreign-leaf', place)
    const before = this.#follow(place)
    const stated = Buffer.from(hash, 'hex')
    const encoded = encodeLeaf(leafOf(leaf))
    // A lone surrogate would be hashed as if it were the replacement character.
    const same = encoded.isWellFormed() && hashLeaf(before, encoded).equals(stated)
    if (!same) this.#report('altered-leaf', place)
    this.#advance(place, stated)
  }

  #takeMissing({ index, streamId, position, hash }: Extract<ExportRecord, { kind: 'missing-leaf' }>): void {
    const place = { streamId, position, index }
    this.#report('missing-leaf', place)
    this.#follow(place)
    this.#advance(place, Buffer.from(hash, 'hex'))
  }

  /** Checks that a leaf follows the one before it in its stream and in the log. */
  #follow(place: Place): ChainHead {
    if (place.index !== this.#nextIndex) this.#report('broken-log', place)
    const head = this.#heads.get(place.streamId) ?? emptyHead
    if (place.position !== head.position + 1) this.#report('broken-chain', place)
    return { position: place.position - 1, hash: head.hash }
  }

  // What the record says of itself is carried on, so that one alteration is reported where it is and not ever after.
  #advance(place: Place, hash: Buffer): void {
    this.#heads.set(place.streamId, { position: place.position, hash })
    this.#nextIndex = place.index + 1
    this.#tree = append(this.#tree, [hash])
    const known = this.#known.get(this.#tree.size)
    if (known?.some((root) => !root.equals(rootOf(this.#tree)))) this.#report('forked', place)
  }

  #takeCheckpoint({ note }: Extract<ExportRecord, { kind: 'checkpoint' }>): void {
    this.#checkpoints++
    const text = openNote(note, this.#verifier)
    const checkpoint = text === null ? null : parseCheckpoint(text)
    if (checkpoint === null || checkpoint.origin !== this.#verifier.name) {
      this.#report('bad-signature')
      return
    }
    if (checkpoint.number !== this.#number + 1) this.#report('missing-checkpoint')
    this.#number = checkpoint.number
    const agrees = checkpoint.size === this.#tree.size && checkpoint.root.equals(rootOf(this.#tree))
    if (agrees) {
      this.#covered = this.#tree.size
      this.#latest = note
    } else {
      this.#report('wrong-root', { index: this.#nextIndex - 1 })
    }
  }

  #takeEnd({ leaves, checkpoints }: Extract<ExportRecord, { kind: 'end' }>): void {
    this.#ended = true
    if (leaves !== this.#tree.size || checkpoints !== this.#checkpoints) this.#report('incomplete-export')
  }

  #report(code: AnomalyCode, place: Partial<Place> = {}): void {
    this.#anomalies.push({ code, line: this.#line, ...place })
  }
}

interface Place {
  readonly streamId: string
  readonly position: number
  readonly index: number
}

function readRecord(line: string): ExportRecord | null {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return null
  }
  const parsed = exportRecord.safeParse(json)
  return parsed.success && JSON.stringify(parsed.data) === line ? parsed.data : null
}
