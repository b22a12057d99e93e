import type { Participant } from '@baton/contract'
import type { OverWhy } from './live/live.ts'

/** What somebody is called in the room: a guest by the name they gave. */
export function nameOfParticipant({ name, guest }: Pick<Participant, 'name' | 'guest'>): string {
  return guest?.name ?? name ?? 'Somebody'
}

/** A guest is always known as one: “Guest from St Piran’s Hospice”. */
export function whoIs({ guest, host }: Pick<Participant, 'guest' | 'host'>): string {
  if (guest) return guest.organisation ? `Guest from ${guest.organisation}` : 'Guest'
  return host ? 'Host' : ''
}

interface OverWords {
  readonly title: string
  readonly next: string
  /** Whether coming in again may work. */
  readonly mayReturn: boolean
}

const words: Readonly<Record<Exclude<OverWhy, 'refused'>, OverWords>> = {
  ended: { title: 'The meeting has ended', next: 'Nobody is in it any more.', mayReturn: false },
  removed: {
    title: 'You were put out of the meeting',
    next: 'A host removed you. You cannot come back into it by yourself.',
    mayReturn: false,
  },
  'turned-away': {
    title: 'You were not let in',
    next: 'Somebody in the meeting decided not to let you in now.',
    mayReturn: false,
  },
  elsewhere: {
    title: 'You are in the meeting on another device',
    next: 'You came in there, so this device left. Come back here to move it over.',
    mayReturn: true,
  },
  'link-ended': {
    title: 'Your link has ended',
    next: 'Whoever asked you can give you a new one.',
    mayReturn: false,
  },
  'signed-out': {
    title: 'You are signed out',
    next: 'Sign in again to come back into the meeting.',
    mayReturn: false,
  },
  left: { title: 'You left the meeting', next: 'It may be going on without you.', mayReturn: true },
}

/** @param isCall a call of two is over when one of them hangs up (CAL8) */
export function overWords(why: Exclude<OverWhy, 'refused'>, isCall = false): OverWords {
  if (!isCall) return words[why]
  if (why === 'ended') return { ...words.ended, title: 'The call has ended', next: 'You can call again.' }
  if (why === 'left')
    return { ...words.left, title: 'You hung up', next: 'If others are in the call, it goes on.' }
  return words[why]
}
