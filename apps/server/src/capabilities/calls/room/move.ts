import type { RoomFrame } from '@baton/contract'
import type { Whole } from '../whole.ts'

export type Over = Extract<RoomFrame, { t: 'over' }>['why']

export interface AtMeeting {
  readonly organisationId: string
  readonly meetingId: string
}

/** Somebody's line that comes in, or goes for good. */
export interface Move {
  readonly way: 'in' | 'out'
  readonly participantId: string
  readonly node: string
}

export type Passed =
  | { readonly ok: true; readonly personId: string | null }
  | { readonly ok: false; readonly why: Over }

/** What a step makes of a meeting; `action` is what is audited, `null` where nothing is. */
export interface Step {
  readonly whole: Whole
  readonly passed: Passed
  readonly action: string | null
}
