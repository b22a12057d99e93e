import { z } from 'zod'
import { id } from '../values.ts'
import { patientList } from './lists.ts'
import { patient } from './patient.ts'

/** On the own stream of everyone who works where the patient is or was, or has them on a list. */
export const patientPersonEvents = {
  /** Entered, corrected, admitted, moved, discharged, merged: it replaces what one held. */
  'patient.changed': z.strictObject({ patient }),
  /** I may see this patient no longer: forget what I held. */
  'patient.closed': z.strictObject({ patientId: id }),
  /** Made, renamed, shared, or with other entries: it replaces what one held. */
  'list.changed': z.strictObject({ list: patientList }),
  /** Removed, or no longer shared with me. */
  'list.closed': z.strictObject({ listId: id }),
} as const
