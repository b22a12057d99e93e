import { addAlerts } from '@baton/domain/patients/alerts'
import type { Details } from '../../words.ts'
import type { Said } from '../hl7/fields.ts'
import type { AdtEvent } from './adt-event.ts'

/**
 * What is known of a patient after a message (PAT24): an empty field leaves it, `""` deletes it. Numbers are only added;
 * an allergy that it lists is added, and none that somebody entered is ever taken away.
 */
export function detailsAfter(was: Details | null, event: AdtEvent): Details {
  const known = was ?? unknown
  return {
    ...withAdded(known, event),
    family: event.family ?? known.family,
    given: after(known.given, event.given) ?? '',
    birthDate: after(known.birthDate, event.birthDate),
    sex: event.sex ?? known.sex,
    consultant: after(known.consultant, event.consultant),
  }
}

/** With the numbers and allergies that nobody knew; they are the patient's whenever it was said. */
export function withAdded(known: Details, { numbers, allergies = [] }: AdtEvent): Details {
  return {
    ...known,
    nhsNumber: known.nhsNumber ?? numbers.nhsNumber,
    hospitalNumber: known.hospitalNumber ?? numbers.hospitalNumber,
    alerts: addAlerts(
      known.alerts,
      allergies.map((words) => ({ kind: 'allergy', words })),
    ),
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
