import type { FileFault } from '@baton/contract'
import type { Chance } from './chance.ts'

/** A kind of file that somebody with bad intent, or a broken machine, might add. */
export interface Hostile {
  readonly what: string
  readonly ending: string
  /** What it may be refused for; `null` among them: it may be taken, since what is served of it is harmless. */
  readonly faults: readonly (FileFault | null)[]
  /** It costs much to write or to open. */
  readonly heavy?: boolean
  write(chance: Chance): Buffer | Promise<Buffer>
}
