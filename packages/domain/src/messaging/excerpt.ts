/** Longest excerpt, in characters. */
const longest = 120

/**
 * The first words of a message, for showing which one is quoted: on one line, cut between words.
 *
 * @param body the message's words as they are now; `null` once withdrawn
 */
export function excerptOf(body: string | null): string | null {
  if (body === null) return null
  const line = body.replaceAll(/\s+/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= longest) return line
  const cut = characters.slice(0, longest).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut}…`
}
