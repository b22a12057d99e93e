import { useEffect, useState } from 'react'

/**
 * The fields of a form, kept in this tab over a reload or a time-out until `clear` is called (hazard: draft lost at
 * time-out). Only text, and never a password: password fields keep their own state.
 *
 * @param name tells drafts apart: the form, and the id of what it edits
 * @param empty what the form starts with; its keys are the only ones ever kept
 */
export function useDraft<Fields extends Readonly<Record<string, string>>>(name: string, empty: Fields) {
  const key = `baton.draft.${name}`
  const [fields, setFields] = useState<Fields>(() => recall(key, empty))

  useEffect(() => keep(key, fields, empty), [key, fields, empty])

  return {
    fields,
    set: <Key extends keyof Fields>(field: Key, value: Fields[Key]) =>
      setFields((current) => ({ ...current, [field]: value })),
    clear: () => setFields(empty),
  }
}

/** Keeps drafts over a time-out for the same person, and forgets them when another one signs in in this tab. */
export function keepDraftsFor(personId: string): void {
  try {
    if (sessionStorage.getItem('baton.drafts-of') !== personId) forgetDrafts()
    sessionStorage.setItem('baton.drafts-of', personId)
  } catch {
    // Without storage there are no drafts.
  }
}

/** Forgets every draft in this tab: at sign-out, so that the next person does not see them. */
export function forgetDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, place) => sessionStorage.key(place))
    for (const key of keys) if (key?.startsWith('baton.draft.')) sessionStorage.removeItem(key)
  } catch {
    // Without storage there are no drafts.
  }
}

function recall<Fields extends Readonly<Record<string, string>>>(key: string, empty: Fields): Fields {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return empty
    const known = Object.entries(kept).filter(
      ([field, value]) => Object.hasOwn(empty, field) && typeof value === 'string',
    )
    return { ...empty, ...Object.fromEntries(known) }
  } catch {
    return empty
  }
}

function keep(
  key: string,
  fields: Readonly<Record<string, string>>,
  empty: Readonly<Record<string, string>>,
) {
  try {
    const changed = Object.keys(fields).some((field) => fields[field] !== empty[field])
    if (changed) sessionStorage.setItem(key, JSON.stringify(fields))
    else sessionStorage.removeItem(key)
  } catch {
    // Without storage the form still works; only a reload loses it.
  }
}
