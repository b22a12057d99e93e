import { foldName } from '@baton/domain/patients/fold-name'
import type { Details } from '../../words.ts'
import type { Said } from '../hl7/fields.ts'
import type { AdtEvent } from './adt-event.ts'

const mostAlerts = 20

/**
 * What is known of a patient after a message (PAT24): an empty field leaves it, `""` deletes it. Numbers are only added;
 * an allergy that it lists is added, and none that somebody entered is ever taken away.
 */
export function detailsAfter(was: Details | null, event: AdtEvent): Details {
  const known = was ?? unknown
  return {
    ...withNumbers(known, event),
    family: event.family ?? known.family,
    given: after(known.given, event.given) ?? '',
    birthDate: after(known.birthDate, event.birthDate),
    sex: event.sex ?? known.sex,
    consultant: after(known.consultant, event.consultant),
    alerts: alertsAfter(known.alerts, event.allergies ?? []),
  }
}

/** With the numbers that nobody knew; they are the patient's whenever it was said. */
export function withNumbers(known: Details, { numbers }: AdtEvent): Details {
  return {
    ...known,
    nhsNumber: known.nhsNumber ?? numbers.nhsNumber,
    hospitalNumber: known.hospitalNumber ?? numbers.hospitalNumber,
  }
}

const unknown: Details = {
  family: '',
  given: '',
  birthDate: null,
  sex: 'unknown',
  nhsNumber: null,
  hospitalNumber: null,
  consultant: null,
  alerts: [],
  bed: null,
}

function after(known: string | null, said: Said): string | null {
  return said === undefined ? known : said
}

function alertsAfter(known: Details['alerts'], allergies: readonly string[]): Details['alerts'] {
  const there = new Set(known.filter(({ kind }) => kind === 'allergy').map(({ words }) => foldName(words)))
  const added = [...new Set(allergies)].filter((words) => !there.has(foldName(words)))
  return [...known, ...added.map((words) => ({ kind: 'allergy' as const, words }))].slice(0, mostAlerts)
}
