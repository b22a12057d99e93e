import type { Participant, Room } from '@baton/contract'
import { mayAdmit } from '../controls/controls-snapshot.ts'
import { nameOfParticipant } from '../words.ts'

/** What has happened between two pictures of one room, in sentences for whoever does not see it. */
export function announcements(before: Room, after: Room): readonly string[] {
  const was = new Map(before.participants.map((one) => [one.id, one]))
  const said = after.participants
    .filter(({ id }) => id !== after.me)
    .flatMap((one) => about(one, was.get(one.id), mayAdmit(after)))
  return [...said, ...writings(before, after), ...ofMeeting(before, after)]
}

function about(one: Participant, before: Participant | undefined, mayLetIn: boolean): readonly string[] {
  const name = nameOfParticipant(one)
  const from = one.guest?.organisation ? `, guest from ${one.guest.organisation},` : ''
  const sentences: string[] = []
  if (one.state !== before?.state) {
    if (one.state === 'present')
      sentences.push(before?.state === 'away' ? `${name} is back.` : `${name} came in.`)
    else if (one.state === 'away') sentences.push(`${name}’s line is down.`)
    else if (one.state === 'left' && before) sentences.push(`${name} left.`)
    else if (one.state === 'removed' && before) sentences.push(`${name} was removed.`)
    else if (one.state === 'waiting' && mayLetIn) sentences.push(`${name}${from} waits to be let in.`)
  }
  if (one.state !== 'present') return sentences
  if (one.handRaisedAt !== null && before?.handRaisedAt == null) sentences.push(`${name} raised a hand.`)
  if (one.handRaisedAt === null && before?.handRaisedAt != null) sentences.push(`${name} lowered their hand.`)
  if (one.screen && !before?.screen) sentences.push(`${name} shares their screen.`)
  if (!one.screen && before?.screen) sentences.push(`${name} stopped sharing.`)
  return sentences
}

function writings(before: Room, after: Room): readonly string[] {
  const known = new Set(before.said.map(({ id }) => id))
  const people = new Map(after.participants.map((one) => [one.id, one]))
  return after.said
    .filter(({ id, participantId }) => !known.has(id) && participantId !== after.me)
    .map(({ participantId, words }) => {
      const one = people.get(participantId)
      return `${one ? nameOfParticipant(one) : 'Somebody'} wrote: ${words}`
    })
}

function ofMeeting(before: Room, after: Room): readonly string[] {
  const sentences: string[] = []
  if (before.meeting.locked !== after.meeting.locked) {
    sentences.push(after.meeting.locked ? 'The meeting is locked.' : 'The meeting is open again.')
  }
  if (!before.mayHost && after.mayHost) sentences.push('You are a host now.')
  return sentences
}
