import { alertLooks } from '../words/alert-looks.ts'
import { sexWords } from '../words/identity-words.ts'
import { alertsIn, type FieldName, type PatientFields, sexes } from './patient-fields.ts'

const fieldWords: Readonly<Record<FieldName, string>> = {
  family: 'family name',
  given: 'given name',
  birthDate: 'date of birth',
  sex: 'sex',
  nhsNumber: 'NHS number',
  hospitalNumber: 'hospital number',
  consultant: 'consultant',
  alerts: 'alerts',
}

/** What somebody else changed while one was writing; `undefined` when nothing. */
export function meanwhileWords(theirs: readonly FieldName[], both: readonly FieldName[]): string | undefined {
  const named = (names: readonly FieldName[]) => names.map((name) => fieldWords[name]).join(', ')
  const sentences = [
    ...(theirs.length > 0
      ? [`Somebody else corrected this meanwhile: ${named(theirs)}. It is taken over.`]
      : []),
    ...(both.length > 0
      ? [
          `You and somebody else both changed: ${named(both)}. Yours stands here; look at theirs before you save.`,
        ]
      : []),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

/** What somebody else wrote where one wrote something else. */
export function theirWords(name: FieldName, now: PatientFields): string {
  return `Somebody else wrote: ${shown(name, now)}.`
}

function shown(name: FieldName, fields: PatientFields): string {
  const text = fields[name]
  if (name === 'alerts') {
    const words = alertsIn(fields).map(({ kind, words }) => `${alertLooks[kind].word}: ${words}`)
    return words.length === 0 ? 'none' : words.join('; ')
  }
  if (text === '') return 'nothing'
  return name === 'sex' ? sexWords[sexes.find((sex) => sex === text) ?? 'unknown'] : text
}
