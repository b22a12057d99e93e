/**
 * Whether every word typed begins a word of the text, whatever the case and accents: “ama ok” finds “Amara Okafor”.
 * Nothing typed matches everything.
 */
export function matches(typed: string, text: string): boolean {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return true
  const there = wordsOf(text)
  return wanted.every((word) => there.some((candidate) => candidate.startsWith(word)))
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
