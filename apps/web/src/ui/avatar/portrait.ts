export type Presence = 'active' | 'away' | 'offline'

/** The words for a presence, read out with the name. */
export const presenceWords: Readonly<Record<Presence, string>> = {
  active: 'active now',
  away: 'away',
  offline: 'not connected',
}

const titles = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'prof',
  'professor',
  'sr',
  'sister',
  'sir',
  'dame',
])

/** Two letters at most that stand for a name: first and last name, titles left out. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, ' ')
    .split(/[\s,]+/u)
    .filter((word) => /^\p{L}/u.test(word) && !titles.has(word.toLowerCase().replace('.', '')))
  const first = words[0]
  const last = words.length > 1 ? words[words.length - 1] : undefined
  return `${letterOf(first)}${letterOf(last)}` || '?'
}

/** A colour from 1 to 8, always the same for the same id. */
export function toneOf(id: string): number {
  let hash = 2166136261
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return (((hash ^ (hash >>> 15)) >>> 0) % 8) + 1
}

function letterOf(word: string | undefined): string {
  return word ? ([...word][0] ?? '').toUpperCase() : ''
}
