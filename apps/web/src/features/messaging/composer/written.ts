import type { Mention } from '@baton/contract'

/** A mention where it stands in what is being written, in UTF-16 units. The text there is “@” and the name. */
export interface WrittenMention extends Mention {
  readonly start: number
  readonly end: number
}

/** What stands in the composer: words as a person reads them, and which of them name somebody. */
export interface Written {
  readonly text: string
  readonly mentions: readonly WrittenMention[]
}

export const nothingWritten: Written = { text: '', mentions: [] }

/** Whether what stands in the composer gives way to a draft that comes from elsewhere: never words that are being written. */
export function givesWay(here: Written, draft: string, isWriting: boolean): boolean {
  return !isWriting || draft === '' || here.text === ''
}

/**
 * What is written after the text became `text`: mentions beside the change move with it; a mention that was changed
 * itself becomes ordinary words, so that no one is named who is not read.
 */
export function afterTyping(before: Written, text: string): Written {
  if (before.mentions.length === 0) return { text, mentions: before.mentions }
  const { start, oldEnd, newEnd } = changeBetween(before.text, text)
  const shift = newEnd - oldEnd
  const mentions = before.mentions.flatMap((mention) => {
    if (mention.end <= start) return [mention]
    if (mention.start >= oldEnd) {
      return [{ ...mention, start: mention.start + shift, end: mention.end + shift }]
    }
    return []
  })
  return { text, mentions }
}

/** What is being completed: the “@” and the letters after it, up to the caret. */
export interface MentionQuery {
  readonly start: number
  readonly words: string
}

/** A name has at most this many words after the @ while it is looked for. */
const mostWords = 3

/** The mention that is being typed at the caret; `null` where none is. An e-mail address is none. */
export function mentionQueryAt({ text, mentions }: Written, caret: number): MentionQuery | null {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret <= start) return null
  if (mentions.some((mention) => mention.start === start)) return null
  if (start > 0 && /[\p{L}\p{N}@._-]/u.test(text.charAt(start - 1))) return null
  const words = text.slice(start + 1, caret)
  if (!/^[\p{L}\p{M}\p{N}'’ .-]*$/u.test(words) || words.startsWith(' ')) return null
  return words.split(' ').length > mostWords ? null : { start, words }
}

/** The text with the query replaced by a mention and a space; and where the caret goes. */
export function withMention(
  written: Written,
  query: MentionQuery,
  caret: number,
  named: Mention & { readonly name: string },
): { written: Written; caret: number } {
  const { kind, id, name } = named
  const shown = `@${name}`
  const rest = written.text.slice(caret)
  const space = rest.startsWith(' ') ? '' : ' '
  const text = `${written.text.slice(0, query.start)}${shown}${space}${rest}`
  const moved = afterTyping(written, text)
  const end = query.start + shown.length
  const mentions = [...moved.mentions, { kind, id, start: query.start, end }].sort(
    (a, b) => a.start - b.start,
  )
  return { written: { text, mentions }, caret: end + 1 }
}

/** The smallest stretch that differs, from the front and from the back. */
function changeBetween(before: string, after: string): { start: number; oldEnd: number; newEnd: number } {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  let same = 0
  while (same < shortest - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1
  return { start, oldEnd: before.length - same, newEnd: after.length - same }
}
