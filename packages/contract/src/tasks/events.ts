import { z } from 'zod'
import { patient } from '../patients/patient.ts'
import { handover } from './handover.ts'
import { task } from './task.ts'

/** On the own stream of everyone whom a task concerns: who asked, who is asked, whose it is, the ward, the coordinators. */
export const taskPersonEvents = {
  /** It replaces what one held. `patient` is whom it is about, as they are today. */
  'task.changed': z.strictObject({ task, patient: patient.nullable() }),
  /** To whom it is offered, by whom, and whoever prepared it. */
  'handover.changed': z.strictObject({ handover }),
} as const
