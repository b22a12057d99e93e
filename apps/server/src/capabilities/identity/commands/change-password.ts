import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { hashPassword, isPassword } from '../sign-in/password-hash.ts'
import { refuseWeakPassword } from '../sign-in/refuse-weak-password.ts'
import { readOrganisation } from '../store/organisations.ts'
import { readPassword, savePassword } from '../store/passwords.ts'
import { readPerson } from '../store/people.ts'
import { endSessionsOf } from '../store/sessions.ts'

export function changePassword(identity: Identity): Handler {
  return handleCommand(api.identity.changePassword, async (change, { currentPassword = '', newPassword }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.personId)
    const person = await readPerson(transaction, viewer.personId)
    if (person === undefined) return refuse('not-signed-in')
    const organisation = await readOrganisation(transaction)
    const weak = refuseWeakPassword('newPassword', newPassword, [
      person.name,
      person.email,
      organisation.name,
    ])
    if (weak !== null) return weak
    const present = await readPassword(transaction, viewer.personId)
    if (present !== undefined) {
      // Counted by session: whoever found a device unlocked does not get to guess.
      const attempt = await beginAttempt(identity, { account: viewer.personId, address: viewer.sessionId })
      if (attempt === null) return refuse('too-many-attempts')
      if (!(await isPassword(present.hash, currentPassword))) {
        return refuse('bad-input', [{ path: 'currentPassword', problem: 'is not right' }])
      }
      await attempt.succeeded()
    }
    const { organisationId, personId } = viewer
    savePassword(transaction, { personId, organisationId, hash: await hashPassword(newPassword), setAt: at })
    const ended = await endSessionsOf(transaction, personId, { allBut: viewer.sessionId }, at)
    change.audit({ kind: 'person', id: personId }, { subjects: [{ kind: 'person', id: personId }] })
    change.afterCommit(() => identity.sessions.ended(ended))
    return answer({})
  })
}
