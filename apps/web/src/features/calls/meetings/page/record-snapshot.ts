import type { Attendance, Said } from '@baton/contract'
import { asClock } from '../../../../ui/time/format-time.ts'
import { type CallNaming, lengthWords } from '../../words/meeting-words.ts'

/** Who was there, and what was written. */
export interface RecordSnapshot {
  readonly people: readonly {
    readonly id: string
    readonly name: string
    /** “Guest, Barnfield Practice”. */
    readonly about: string
    /** “14:00 to 14:35, 14:40 to 15:00 (55 minutes)”. */
    readonly times: string
    /** “Let in by Amina Yusuf · 2 reconnections · heard nothing for 4 seconds”. */
    readonly notes: string
  }[]
  readonly said: readonly {
    readonly id: string
    readonly name: string
    readonly words: string
    readonly at: string
  }[]
}

/** A pure picture of a meeting's record; whoever only waited and was never in it is not in it. */
export function recordSnapshot(
  { attendance, said }: { readonly attendance: readonly Attendance[]; readonly said: readonly Said[] },
  naming: CallNaming,
): RecordSnapshot {
  const names = new Map(
    attendance.map(({ participant }) => [participant.id, nameOfParticipant(participant, naming)]),
  )
  return {
    people: attendance
      .filter(({ stays }) => stays.length > 0)
      .map((one) => ({
        id: one.participant.personId ?? one.participant.id,
        name: names.get(one.participant.id) ?? 'Somebody',
        about: one.participant.guest ? `Guest, ${one.participant.guest.organisation}` : '',
        times: timesOf(one.stays),
        notes: notesOf(one, naming),
      })),
    said: said.map(({ id, participantId, words, at }) => ({
      id,
      name: names.get(participantId) ?? 'Somebody',
      words,
      at,
    })),
  }
}

function nameOfParticipant(participant: Attendance['participant'], { nameOf }: CallNaming): string {
  const { personId, name, guest } = participant
  if (guest) return guest.name
  return name ?? (personId === null ? 'Somebody' : nameOf(personId))
}

function timesOf(stays: Attendance['stays']): string {
  const times = stays.map(({ from, until }) => {
    return until === null ? `from ${clock(from)}` : `${clock(from)} to ${clock(until)}`
  })
  const ms = stays.reduce((sum, { from, until }) => {
    return until === null ? sum : sum + Date.parse(until) - Date.parse(from)
  }, 0)
  return `${times.join(', ')} (${lengthWords(ms)})`
}

function notesOf({ admittedBy, measure }: Attendance, { nameOf }: CallNaming): string {
  const parts = [
    admittedBy === null ? '' : `Let in by ${nameOf(admittedBy)}`,
    measure && measure.reconnects > 0
      ? `the line came back ${measure.reconnects === 1 ? 'once' : `${measure.reconnects} times`}`
      : '',
    measure && measure.silentSeconds >= 1
      ? `heard nothing for ${lengthWords(measure.silentSeconds * 1000)}`
      : '',
    measure && measure.loss >= 0.02 ? `${Math.round(measure.loss * 100)} % was lost on the way` : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function clock(at: string): string {
  return asClock(new Date(at))
}
