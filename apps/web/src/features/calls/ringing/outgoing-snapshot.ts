import type { Invited, Meeting } from '@baton/contract'
import type { CallNaming } from '../words/meeting-words.ts'

/** Whom a call rings, as whoever is in it and waits sees it. */
export interface OutgoingSnapshot {
  readonly meetingId: string
  /** “Ringing Daniel Okafor”, “Nobody has answered”. */
  readonly heading: string
  /** Empty where the heading says it all. */
  readonly rows: readonly OutgoingRow[]
  /** Who rang out and may be rung again (CAL7). */
  readonly againIds: readonly string[]
  /** Roles that cover for those who may not be rung, and are not rung yet. */
  readonly covers: readonly { readonly roleId: string; readonly name: string }[]
  readonly canCancel: boolean
}

export interface OutgoingRow {
  readonly personId: string
  readonly name: string
  readonly state: { readonly word: string; readonly tone: 'quiet' | 'info' | 'good' | 'bad' | 'warn' }
  /** “Medical registrar covers”; empty where nobody does, or nobody needs to. */
  readonly cover: string
}

const looks: Readonly<Record<Invited['state'], OutgoingRow['state']>> = {
  asked: { word: 'Asked', tone: 'quiet' },
  ringing: { word: 'Ringing', tone: 'info' },
  accepted: { word: 'Answered', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  missed: { word: 'No answer', tone: 'warn' },
  'not-rung': { word: 'Off duty, not rung', tone: 'bad' },
}

/**
 * Whom the call that I am in still waits for; `undefined` where it waits for nobody, or I am not in it.
 *
 * @param coverOf the role that covers for somebody who is off duty
 */
export function outgoingSnapshot(
  meeting: Meeting,
  naming: CallNaming,
  coverOf: (personId: string) => string | null,
): OutgoingSnapshot | undefined {
  const { viewerId } = naming
  const isInside = meeting.present.some(({ personId }) => personId === viewerId)
  if (meeting.endedAt !== null || !isInside) return undefined
  const others = meeting.invited.filter(({ personId }) => personId !== viewerId)
  const waited = others.filter(({ state }) => state !== 'accepted' && state !== 'asked')
  // Of a meeting that was not a call only who is rung into it.
  const isAlone = meeting.kind === 'call' && meeting.present.every(({ personId }) => personId === viewerId)
  const isRinging = waited.some(({ state }) => state === 'ringing')
  // Once somebody is there, only who still rings is worth a line above the meeting.
  if (waited.length === 0 || (!isAlone && !isRinging)) return undefined
  const rung = new Set(meeting.invited.map(({ roleId }) => roleId))
  const shown = isAlone ? others : waited.filter(({ state }) => state === 'ringing')
  const isPlain = shown.length === 1 && shown[0]?.state === 'ringing'
  return {
    meetingId: meeting.id,
    heading: headingOf(waited, naming),
    rows: (isPlain ? [] : shown).map(({ personId, state }) => ({
      personId,
      name: naming.nameOf(personId),
      state: looks[state],
      cover: state === 'not-rung' ? coverWords(coverOf(personId), naming) : '',
    })),
    againIds: waited.filter(({ state }) => state === 'missed').map(({ personId }) => personId),
    covers: isAlone ? coversOf(waited, rung, naming, coverOf) : [],
    canCancel: isAlone && meeting.hostIds.includes(viewerId),
  }
}

function headingOf(waited: readonly Invited[], { nameOf }: CallNaming): string {
  const [first, ...more] = waited.filter(({ state }) => state === 'ringing')
  if (first === undefined) return 'Nobody has answered'
  return more.length === 0 ? `Ringing ${nameOf(first.personId)}` : `Ringing ${more.length + 1} people`
}

function coverWords(roleId: string | null, { roleOf }: CallNaming): string {
  return roleId === null ? 'nobody covers' : `${roleOf(roleId)} covers`
}

function coversOf(
  waited: readonly Invited[],
  rung: ReadonlySet<string | null>,
  { roleOf }: CallNaming,
  coverOf: (personId: string) => string | null,
): OutgoingSnapshot['covers'] {
  const roleIds = waited
    .filter(({ state }) => state === 'not-rung')
    .map(({ personId }) => coverOf(personId))
    .filter((roleId): roleId is string => roleId !== null && !rung.has(roleId))
  return [...new Set(roleIds)].map((roleId) => ({ roleId, name: roleOf(roleId) }))
}
