import type { DigestLine } from '@baton/contract'

/** What presses more stands later. */
export const byPress = ['routine', 'soon', 'urgent', 'emergency', 'crash'] as const

/** A line of the digest with when its newest message was sent. */
export type DatedLine = DigestLine & { readonly lastAt: Date }

/**
 * Lines of a digest in the order in which somebody who comes on duty reads them: what presses most, then what mentions
 * them, then the newest (MSG29).
 */
export function rankDigest(lines: readonly DatedLine[]): DigestLine[] {
  return lines
    .toSorted(
      (a, b) =>
        byPress.indexOf(b.urgency) - byPress.indexOf(a.urgency) ||
        Number(b.mentions > 0) - Number(a.mentions > 0) ||
        b.lastAt.getTime() - a.lastAt.getTime() ||
        (a.conversationId < b.conversationId ? -1 : 1),
    )
    .map(({ lastAt: _, ...line }) => line)
}
