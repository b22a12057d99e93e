import { bad, foundOnly, type Opened, wordsOf } from './opened.ts'
import { isOtherLanguage, readText, startsPrograms } from './read-text.ts'

/** Most words that are kept for searching, in characters. */
const mostWords = 2_000_000

/** Writes a text anew as UTF-8, so that it is shown as it was meant whatever it was written in. */
export function openText(content: Buffer, mediaType: string): Opened {
  const text = readText(content)
  if (text === null) return bad('unknown-type')
  if (isOtherLanguage(text)) return bad('wrong-type')
  if (mediaType === 'text/csv' && startsPrograms(text)) return bad('active-content')
  const whole = { name: 'whole', content: Buffer.from(text === '' ? '\n' : text) } as const
  return { ok: true, found: foundOnly(mediaType), made: [whole, wordsOf([text.slice(0, mostWords)])] }
}
