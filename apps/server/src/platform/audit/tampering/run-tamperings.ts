import { verifyExport } from '../verify-audit-log.ts'
import { type Random, seededRandom } from './random.ts'
import { emptyLog, workOn } from './sample-log.ts'
import { exported, type Logs, type TamperingKind, tamperings } from './tamper.ts'

/** One that the verifier did not notice. */
export interface Missed {
  readonly kind: TamperingKind
  readonly seed: number
}

export interface TamperingRun {
  readonly tamperings: number
  /** How many of each kind were found. */
  readonly found: Readonly<Record<string, number>>
  readonly missed: readonly Missed[]
  /** Anomalies reported on true logs: there must be none. */
  readonly falseAlarms: number
}

export interface TamperingOptions {
  readonly count: number
  readonly seed: number
  /** Whether the verifier is given the latest checkpoint, as a witness keeps it. */
  readonly witness?: boolean
}

const PER_LOG = 100

/**
 * Tampers with generated audit logs in every known way, in turn, and has each verified (SEC-7, AUD7). The verifier is
 * given the public key, the latest checkpoint and nothing else.
 */
export function runTamperings({ count, seed, witness = true }: TamperingOptions): TamperingRun {
  const found: Record<string, number> = {}
  const missed: Missed[] = []
  let falseAlarms = 0
  let logs: Logs | null = null
  for (let done = 0; done < count; done++) {
    const random = seededRandom(seed + done)
    if (logs === null || done % PER_LOG === 0) {
      const before = workOn(emptyLog(random), random, 1 + random.below(4))
      logs = { before, now: workOn(before, random, 1 + random.below(4)) }
      falseAlarms += verify(logs, exported(logs.now), witness)
    }
    const { kind, lines } = tamper(logs, random)
    if (verify(logs, lines, witness) > 0) found[kind] = (found[kind] ?? 0) + 1
    else missed.push({ kind, seed: seed + done })
  }
  return { tamperings: count, found, missed, falseAlarms }
}

const kinds = Object.keys(tamperings).filter((kind): kind is TamperingKind => kind in tamperings)

/** Chance may undo itself, as when a changed position is made right again; that is no tampering, and it tries anew. */
function tamper(logs: Logs, random: Random): { kind: TamperingKind; lines: string[] } {
  const truth = exported(logs.now).join('\n')
  for (;;) {
    const kind = random.oneOf(kinds)
    const lines = tamperings[kind](logs, random)
    if (lines.join('\n') !== truth) return { kind, lines }
  }
}

function verify({ now }: Logs, lines: readonly string[], witness: boolean): number {
  const known = witness ? [now.note] : []
  return verifyExport(lines, { verifier: now.verifier, known }).anomalies.length
}
