import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import type { StaffSession } from '../load/staff-session.ts'

/** Searches of all that a person may see, and openings of one conversation, one after another. */
export async function measureQuestions(
  figures: Record<string, number>,
  sessions: readonly StaffSession[],
  conversationId: string,
  rounds: number,
): Promise<void> {
  const searches: number[] = []
  const opens: number[] = []
  for (let index = 0; index < rounds; index += 1) {
    const session = sessions[index % sessions.length]
    if (session === undefined) break
    // Words of every message, of one in thirty, of one in 28, and of about twenty in a million.
    const text =
      ['potassium', `review ${(index % 30) / 10 + 3}`, `bed ${index % 28}`, `${index} round`][index % 4] ?? ''
    const searched = performance.now()
    await session.call(api.messaging.searchMessages, { text })
    searches.push(performance.now() - searched)
    const opened = performance.now()
    await session.call(api.messaging.openConversation, { conversationId })
    opens.push(performance.now() - opened)
  }
  figures.searchP50Ms = percentile(searches, 50)
  figures.searchP99Ms = percentile(searches, 99)
  figures.openP50Ms = percentile(opens, 50)
  figures.openP99Ms = percentile(opens, 99)
}
