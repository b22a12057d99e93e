import { chain } from '../chain.ts'
import { originOf } from '../checkpoint.ts'
import { type ExportRecord, leafRecord } from '../export-record.ts'
import { extendLog, type LogState } from '../extend-log.ts'
import { type AuditRow, type ChainHead, emptyHead, type NewLeaf } from '../leaf.ts'
import { emptyTree } from '../merkle.ts'
import type { NoteSigner, NoteVerifier } from '../signed-note.ts'
import { makeSigner } from '../signing-key.ts'
import type { Random } from './random.ts'

/** A small hospital's audit log at one moment, and what it takes to go on from there. */
export interface SampleLog {
  readonly organisationId: string
  readonly signer: NoteSigner
  readonly verifier: NoteVerifier
  /** Header, leaves and checkpoints; `finished` adds the end. */
  readonly records: readonly ExportRecord[]
  readonly heads: ReadonlyMap<string, ChainHead>
  readonly state: LogState
  /** The latest checkpoint, as a witness keeps it. */
  readonly note: string
  readonly at: number
}

const streams = 5

/** An empty log with a signing key of its own. */
export function emptyLog(random: Random): SampleLog {
  const organisationId = random.id()
  const signer = makeSigner()
  return {
    organisationId,
    signer,
    verifier: { name: originOf(organisationId), publicKey: signer.publicKey },
    records: [{ kind: 'export', version: 1, organisationId }],
    heads: new Map(Array.from({ length: streams }, () => [random.id(), emptyHead])),
    state: { tree: emptyTree, number: 0 },
    note: '',
    at: Date.parse('2026-11-22T08:00:00.000Z'),
  }
}

/** The log after some more seconds of work, each with a few changes and a checkpoint. */
export function workOn(log: SampleLog, random: Random, seconds: number): SampleLog {
  const heads = new Map(log.heads)
  const records = [...log.records]
  let { state, note, at } = log
  for (let second = 0; second < seconds; second++) {
    at += 1000
    const rows: AuditRow[] = []
    for (let count = 1 + random.below(6); count > 0; count--) {
      const streamId = random.oneOf([...heads.keys()])
      const chained = chain(heads.get(streamId) ?? emptyHead, [
        someLeaf(log.organisationId, streamId, at, random),
      ])
      heads.set(streamId, chained.head)
      rows.push(...chained.rows)
    }
    const first = state.tree.size
    records.push(...rows.map((row, offset) => leafRecord(first + offset, row)))
    const hashes = rows.map((row) => row.hash)
    const extended = extendLog(log.organisationId, state, hashes, new Date(at), log.signer)
    state = extended.state
    note = extended.note
    records.push({ kind: 'checkpoint', note })
  }
  return { ...log, records, heads, state, note, at }
}

/** The records of a whole export. */
export function finished({ records }: Pick<SampleLog, 'records'>): ExportRecord[] {
  const count = (kind: ExportRecord['kind']) => records.filter((record) => record.kind === kind).length
  return [...records, { kind: 'end', leaves: count('leaf'), checkpoints: count('checkpoint') }]
}

function someLeaf(organisationId: string, streamId: string, at: number, random: Random): NewLeaf {
  const system = random.below(5) === 0
  return {
    at: new Date(at - random.below(1000)),
    organisationId,
    streamId,
    actor: system ? 'system:escalation' : random.id(),
    action: random.oneOf(['send-message', 'edit-message', 'add-member', 'mark-seen', 'suspend-person']),
    subjects: Array.from({ length: random.below(3) }, () => ({
      kind: random.oneOf(['message', 'person', 'conversation']),
      id: random.id(),
    })),
    commandId: system ? null : random.id(),
    commitment: random.below(2) === 0 ? null : random.bytes(32),
    outcome: random.below(8) === 0 ? 'refused' : undefined,
  }
}
