/** What a campaign on ladders saw, from its own side and from the database; the checker compares the two. All moments are real ms. */
export interface LadderHistory {
  /** How many ms of the ladder's clock pass in one of real time. */
  readonly speed: number
  /** The moment at which the ladder's clock and the real one agreed. */
  readonly baseMs: number
  readonly climbs: readonly Climbed[]
  /** When the ladder's clock was set, and by how much of it. */
  readonly jumps: readonly { readonly atMs: number; readonly byMs: number }[]
  /** While an engine was killed or paused, or a clock was set. */
  readonly harms: readonly { readonly fromMs: number; readonly untilMs: number }[]
  /** While no engine ran at all: how soon one is started again is another campaign's matter. */
  readonly deserted: readonly { readonly fromMs: number; readonly untilMs: number }[]
  /** When the campaign looked at the database, after everything was quiet. */
  readonly readAtMs: number
  /** Who holds each role, all along. */
  readonly holders: ReadonlyMap<string, readonly string[]>
  /** How often people are called again, in the ladder's ms. */
  readonly repeatEveryMs: Readonly<Record<'urgent' | 'emergency', number>>
}

/** One escalation: what was done to it, and what is kept of it. */
export interface Climbed {
  readonly id: string
  readonly urgency: 'urgent' | 'emergency'
  readonly raisedBy: string
  readonly raisedAtMs: number
  /** The roles of its rungs with their waits in the ladder's ms, as they are in the end. */
  readonly rungs: readonly { readonly roleId: string; readonly waitMs: number }[]
  readonly deeds: readonly Done[]
  readonly kept: Kept
}

/** What the campaign asked for and was granted. */
export interface Done {
  readonly verb: 'accept' | 'decline' | 'passOn' | 'cancel' | 'complete'
  readonly personId: string
  readonly commandId: string
  readonly askedAtMs: number
  readonly answeredAtMs: number
}

/** What the database holds. `atMs` is when the row was written, by a clock that nobody sets; `datedMs` what it says itself. */
export interface Kept {
  readonly state: string
  readonly acceptedBy: string | null
  readonly pages: readonly {
    readonly personId: string
    readonly rung: number
    readonly atMs: number
    readonly datedMs: number
  }[]
  readonly passedOver: readonly { readonly rung: number; readonly atMs: number; readonly datedMs: number }[]
  /** Calls, by rung, round and person; `other` where it was by the other channels. */
  readonly calls: readonly {
    readonly rung: number
    readonly round: number | 'other'
    readonly personId: string
    readonly atMs: number
    readonly datedMs: number
    readonly attempts: readonly string[]
  }[]
  /** When it was said that nobody is left, by rung and round, to one person. */
  readonly exhausted: readonly {
    readonly rung: number
    readonly round: number
    readonly personId: string
    readonly atMs: number
    readonly datedMs: number
  }[]
  /** The audit leaves about it: what was done, by which command. */
  readonly leaves: readonly { readonly action: string; readonly commandId: string | null }[]
}

/** How late a rung was called, and whether anything was done to the engines meanwhile. */
export interface Lateness {
  readonly ms: number
  readonly calm: boolean
}

export interface ClimbAnomaly {
  readonly kind:
    | 'missed'
    | 'skipped'
    | 'doubled'
    | 'early'
    | 'late'
    | 'called after the end'
    | 'wrong person'
    | 'wrongly passed over'
    | 'two owners'
    | 'lost answer'
    | 'silent'
    | 'not audited'
  readonly sentence: string
}
