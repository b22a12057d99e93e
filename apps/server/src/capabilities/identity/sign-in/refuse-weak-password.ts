import { passwordProblem } from '@baton/domain/identity/password-problem'
import { refuse } from '../../../platform/operations/answer.ts'

/**
 * Refuses a password that others would guess first (IDN6).
 *
 * @param path the part of the input that it is
 * @param about what is known of the person: name, address, organisation
 */
export function refuseWeakPassword(path: string, password: string, about: readonly string[]) {
  const problem = passwordProblem(password, about)
  return problem === null ? null : refuse('bad-input', [{ path, problem }])
}
