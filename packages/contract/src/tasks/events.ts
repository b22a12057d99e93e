import { z } from 'zod'
import { patient } from '../patients/patient.ts'
import { handover } from './handover.ts'
import { task } from './task.ts'

/** On the own stream of everyone whom a task concerns: who asked, who is asked, whose it is, the ward, the coordinators. */
export const taskPersonEvents = {
  /** It replaces what one held. `patient` is whom it is about, as they are today. */
  'task.changed': z.strictObject({ task, patient: patient.nullable() }),
  /** For whoever prepared it, whom it is offered, and once it is offered who coordinates; taken back, it is `withdrawn` for all but the first. */
  'handover.changed': z.strictObject({ handover }),
} as const
