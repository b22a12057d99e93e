import type { Channel, Meeting } from '@baton/contract'
import { wordHeadings } from '@baton/domain/calls/arranged'
import type { CallParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'

const channels: readonly Channel[] = ['in-app', 'web-push']

/** What became of a meeting that people are told of, whatever they have open. */
export type Word = keyof typeof wordHeadings

/** What every reminder of a meeting is about. */
export function reminderOf({ id }: { readonly id: string }): { kind: string; id: string } {
  return { kind: 'meeting', id }
}

/**
 * Tells people what became of a meeting: each once each time, if they are on duty, and without a word of who or what
 * (CAL27, CAL31).
 */
export async function sendWord(
  deed: Deed,
  { notify }: Pick<CallParts, 'notify'>,
  word: Word,
  meeting: Pick<Meeting, 'id' | 'version'>,
  personIds: readonly string[],
): Promise<void> {
  await notify.notify(
    deed,
    personIds.map((personId) => ({
      key: `meeting:${meeting.id}:${word}:${meeting.version}:${personId}`,
      personId,
      about: { kind: 'meeting-news', id: meeting.id },
      urgency: 'routine',
      heading: wordHeadings[word],
      channels,
      throughRole: false,
    })),
  )
}
