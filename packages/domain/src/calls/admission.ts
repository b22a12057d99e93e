import { mostInMeeting, type Participant } from '@baton/contract'

/** Somebody at the door of a meeting, with everything that their coming in depends on. */
export interface AtTheDoor {
  readonly who: 'colleague' | 'guest'
  /** How they stand in it; `null` when they never asked to come in. */
  readonly state: Participant['state'] | null
  /** Whether they were asked to it, arranged it, or are a host. */
  readonly asked: boolean
  /** Whether it is about something that concerns them: of a call only. */
  readonly concerned: boolean
  readonly meeting: {
    readonly kind: 'call' | 'meeting'
    readonly over: boolean
    readonly locked: boolean
    readonly waitingRoom: boolean
    /** How many are in it, those whose line is down among them. */
    readonly inside: number
  }
}

/** `absent`: to them there is no such meeting. `closed`: over or locked, or they were put out. */
export type Admission = 'in' | 'waits' | 'absent' | 'closed' | 'full'

/** Who comes straight in, who waits to be let in, and who does not (CAL9, CAL10, CAL13). */
export function admission({ who, state, asked, concerned, meeting }: AtTheDoor): Admission {
  const inside = state === 'present' || state === 'away'
  const mayKnow = asked || inside || who === 'guest' || meeting.kind === 'meeting' || concerned
  if (!mayKnow) return 'absent'
  if (meeting.over || state === 'removed' || state === 'turned-away') return 'closed'
  // They have their place: whoever's line was down comes back to it, also into a locked meeting.
  if (inside) return 'in'
  if (meeting.locked) return 'closed'
  if (meeting.inside >= mostInMeeting) return 'full'
  if (who === 'guest') return 'waits'
  return asked || concerned || !meeting.waitingRoom ? 'in' : 'waits'
}
