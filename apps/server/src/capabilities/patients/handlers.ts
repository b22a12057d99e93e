import type { Handler } from '../../platform/operations/handler.ts'
import type { PatientsParts } from './parts.ts'

/** Every operation of patients with what does it. */
export function patientsHandlers(_parts: PatientsParts): Handler[] {
  return []
}
