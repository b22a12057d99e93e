import type { api, OutputOf, SentBroadcast } from '@baton/contract'
import { personName } from '../../urgent/words/targets.ts'
import { audienceWords, type BroadcastNaming, peopleWords } from '../words.ts'

/** Someone it was for, as `messaging.openBroadcast` answers. */
export type Recipient = OutputOf<typeof api.messaging.openBroadcast>['people'][number]

/** Those who gave one answer, or none yet. */
export interface AnswerGroup {
  /** A place among the buttons; `null` for those who have not answered. */
  readonly answer: number | null
  readonly title: string
  readonly count: number
  /** Of all whom it is for, from 0 to 100. */
  readonly percent: number
  readonly people: readonly { readonly id: string; readonly name: string; readonly note: string }[]
}

/** A broadcast as its sender sees it. */
export interface SentSnapshot {
  readonly id: string
  readonly body: string
  readonly to: string
  readonly sentAt: string
  readonly closedAt: string | null
  /** “2 of 3 answered, 3 saw it, 1 was off duty when it was sent”. */
  readonly summary: string
  /** By button, then those who have not answered; where nothing was asked, those who have seen it and who have not. */
  readonly groups: readonly AnswerGroup[]
}

/** @param people everyone it was for; not here yet while the figures already are */
export function sentSnapshot(
  broadcast: SentBroadcast,
  people: readonly Recipient[],
  naming: BroadcastNaming,
): SentSnapshot {
  const { id, body, audience, sentAt, closedAt, options, figures } = broadcast
  const answered = figures.answers.reduce((sum, count) => sum + count, 0)
  const group = (answer: number | null, title: string, count: number): AnswerGroup => ({
    answer,
    title,
    count,
    percent: figures.people === 0 ? 0 : Math.round((count * 100) / figures.people),
    people: people
      .filter((one) => one.answer === answer)
      .map((one) => ({ id: one.personId, name: personName(one.personId, naming), note: noteOf(one) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  })
  const isAsking = options.length > 0
  return {
    id,
    body,
    to: audienceWords(audience, naming),
    sentAt,
    closedAt,
    summary: summaryOf(broadcast),
    groups: [
      ...options.map((title, place) => group(place, title, figures.answers[place] ?? 0)),
      group(null, isAsking ? 'No answer yet' : 'Everyone it is for', figures.people - answered),
    ],
  }
}

/** How it fares, in a line. */
export function summaryOf({ options, figures }: Pick<SentBroadcast, 'options' | 'figures'>): string {
  const { people, held, seen, answers } = figures
  const answered = answers.reduce((sum, count) => sum + count, 0)
  const parts =
    options.length > 0
      ? [`${answered} of ${peopleWords(people)} answered`, `${seen} saw it`]
      : [`${seen} of ${peopleWords(people)} saw it`]
  if (held > 0) parts.push(`${held} ${held === 1 ? 'was' : 'were'} off duty when it was sent`)
  return parts.join(', ')
}

function noteOf({ answer, seenAt, held }: Recipient): string {
  if (answer !== null) return ''
  if (seenAt !== null) return 'Saw it'
  return held ? 'Off duty when it was sent' : 'Has not seen it'
}
