import { nameWords } from '@baton/domain/patients/fold-name'
import { doubleMetaphone } from 'double-metaphone'

const shortest = 3

/** How a folded word may sound; none for one that is too short to sound like anything. */
export function soundsOf(word: string): string[] {
  if (word.length < shortest) return []
  return [...new Set(doubleMetaphone(word))].filter((code) => code.length > 1)
}

/** Whether a word sounds like one of these names. */
export function soundsLike(word: string, names: readonly string[]): boolean {
  const sounds = new Set(soundsOf(word))
  return names.flatMap(nameWords).some((name) => soundsOf(name).some((sound) => sounds.has(sound)))
}
