import type { Patient } from '@baton/contract'
import { useMemo } from 'react'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { alertLooks } from '../words/alert-looks.ts'
import { sexWords } from '../words/identity-words.ts'
import {
  alertsIn,
  type FieldName,
  fieldNames,
  fieldsOf,
  noFields,
  type PatientFields,
  sexes,
} from './patient-fields.ts'
import { rebase } from './rebase.ts'

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

/**
 * The draft of a correction over the patient as others leave them meanwhile: what they change is taken over while one
 * writes, what both change is pointed out. The draft keeps the version that it began from, also over a reload.
 */
export function useCorrecting(patient: Patient) {
  const now = useMemo(() => fieldsOf(patient), [patient])
  const {
    fields: draft,
    set,
    clear,
  } = useDraft(`correct.${patient.id}`, {
    ...noFields,
    base: '',
  })
  const base = draft.base === '' ? now : readBase(draft.base, now)
  const mine = draft.base === '' ? now : draft
  const { fields, theirs, both } = rebase(base, mine, now)

  function write(name: FieldName, value: string): void {
    if (draft.base === '') {
      for (const field of fieldNames) set(field, now[field])
      set('base', JSON.stringify(now))
    }
    set(name, value)
  }

  return {
    fields,
    set: write,
    clear,
    version: patient.version,
    meanwhile: meanwhileWords(theirs, both),
    notes: Object.fromEntries(both.map((name) => [name, `Somebody else wrote: ${shown(name, now)}.`])),
  }
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

function readBase(text: string, otherwise: PatientFields): PatientFields {
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? { ...noFields, ...kept } : otherwise
  } catch {
    return otherwise
  }
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
