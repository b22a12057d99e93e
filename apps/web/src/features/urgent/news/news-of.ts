import type { Escalation } from '@baton/contract'
import { capital, personName, type UrgentNaming } from '../words/targets.ts'
import { urgencies } from '../words/urgencies.ts'

/**
 * What is worth a word when something urgent has changed: to whoever sent it that somebody answered, to whoever was
 * called that they need not any more. Only who, never what it is about: others may see the screen.
 */
export function newsOf(before: Escalation, after: Escalation, naming: UrgentNaming): string | null {
  const { viewerId } = naming
  const at = naming.visited ? ` (${naming.visited.name})` : ''
  const name = (personId: string | null) =>
    personId === null ? 'Baton' : `${capital(personName(personId, naming))}${at}`
  const what = urgencies[after.urgency].word.toLowerCase()
  const isMine = after.raisedBy === viewerId
  const wasCalled = after.pages.some(({ personId }) => personId === viewerId)
  if (after.state !== before.state) {
    if (after.state === 'accepted' && after.acceptedBy !== viewerId) {
      if (isMine) return `${name(after.acceptedBy)} accepted your ${what} message`
      return wasCalled ? `${name(after.acceptedBy)} accepted: you need not any more` : null
    }
    if (after.endedBy === viewerId) return null
    if (after.state === 'cancelled' && wasCalled)
      return `${name(after.endedBy)} cancelled the ${what} message`
    if (after.state === 'done' && isMine)
      return `${name(after.endedBy)} says that your ${what} message is done`
    return null
  }
  if (!isMine) return null
  const declined = after.pages.find(
    (page, place) => page.answer === 'declined' && before.pages[place]?.answer !== 'declined',
  )
  return declined ? `${name(declined.personId)} declined your ${what} message` : null
}
