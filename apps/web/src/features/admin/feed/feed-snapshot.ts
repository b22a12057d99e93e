import type { api, FeedMessage, OutputOf, Place } from '@baton/contract'
import { asAgo } from '../../../ui/time/format-time.ts'

type Feed = OutputOf<typeof api.patients.openFeed>

interface Look {
  readonly word: string
  /** What somebody can do about it. */
  readonly next: string
}

export const problemLooks: Readonly<Record<FeedMessage['problem'], Look>> = {
  'not-hl7': { word: 'Not an HL7 message', next: 'Ask whoever runs the feed what was sent.' },
  'no-patient': { word: 'No patient in it', next: 'It names nobody: ask whoever runs the feed.' },
  'unknown-event': { word: 'An event that Baton does not know', next: 'Dismiss it if it brings nothing.' },
  'unknown-place': {
    word: 'A ward that nobody has named',
    next: 'Say below which ward it is, then try again.',
  },
  'identity-conflict': {
    word: 'Contradicts a patient who is known',
    next: 'Correct or merge the patients, then try again.',
  },
  'bad-date': {
    word: 'A date that is none',
    next: 'Ask whoever runs the feed to correct and send it again.',
  },
  'too-large': { word: 'Too large', next: 'Ask whoever runs the feed what was sent.' },
  failed: { word: 'Could not be used', next: 'Try again; if it stays, tell whoever runs Baton.' },
}

/** What the server noted about a message, as a sentence. */
export function asSentence(details: string): string {
  return details === '' ? '' : `${details.charAt(0).toUpperCase()}${details.slice(1)}.`
}

export interface FeedSnapshot {
  readonly tone: 'good' | 'quiet' | 'warn'
  /** “Listens on 0.0.0.0:2575. Last heard 2 minutes ago.” */
  readonly words: string
  readonly counts: readonly { readonly term: string; readonly count: string }[]
  readonly places: readonly { readonly code: string; readonly ward: string }[]
  readonly unknownPlaces: readonly string[]
  /** “3 messages wait for somebody”; absent when none does. */
  readonly waiting: string | undefined
}

const number = new Intl.NumberFormat('en-GB')

/** How the feed fares, in words. */
export function feedSnapshot(feed: Feed, wards: readonly Place[], now: Date): FeedSnapshot {
  const names = new Map(wards.map(({ id, name }) => [id, name]))
  return {
    tone: feed.listensOn === null ? 'quiet' : feed.heardAt === null ? 'warn' : 'good',
    words: stateWords(feed, now),
    counts: [
      { term: 'Received', count: number.format(feed.received) },
      { term: 'Used', count: number.format(feed.used) },
      { term: 'Known already', count: number.format(feed.known) },
      { term: 'Waiting', count: number.format(feed.waiting) },
    ],
    places: feed.places.map(({ code, placeId }) => ({ code, ward: names.get(placeId) ?? 'A ward' })),
    unknownPlaces: feed.unknownPlaces,
    waiting:
      feed.waiting === 0
        ? undefined
        : feed.waiting === 1
          ? '1 message waits for somebody'
          : `${number.format(feed.waiting)} messages wait for somebody`,
  }
}

function stateWords({ listensOn, heardAt }: Feed, now: Date): string {
  const heard = heardAt === null ? 'Nothing was heard yet.' : `Last heard ${asAgo(new Date(heardAt), now)}.`
  if (listensOn !== null) return `Listens on ${listensOn}. ${heard}`
  return `The feed is not switched on${heardAt === null ? '' : ` now. ${heard.slice(0, -1)}`}.`
}
