import type { Patient } from '@baton/contract'
import { useMemo } from 'react'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { meanwhileWords, theirWords } from './meanwhile-words.ts'
import { type FieldName, fieldNames, fieldsOf, noFields, type PatientFields } from './patient-fields.ts'
import { rebase } from './rebase.ts'

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
    notes: Object.fromEntries(both.map((name) => [name, theirWords(name, now)])),
  }
}

function readBase(text: string, otherwise: PatientFields): PatientFields {
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? { ...noFields, ...kept } : otherwise
  } catch {
    return otherwise
  }
}
