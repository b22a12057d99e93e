import type { Refusal } from '@baton/contract'

/** Where the server says who was first. */
const ownerAt = 'ownerId'

/** A refusal as it is said of a task: whoever lost a race reads who has it, and nothing is promised to be sent later. */
export function saidOf(refusal: Refusal, nameOf: (personId: string) => string | undefined): Refusal {
  if (refusal.code === 'already-accepted') {
    const detail = refusal.details?.find(({ path }) => path === ownerAt)
    const name = detail && nameOf(detail.problem)
    return name
      ? { ...refusal, title: `${name} has it.`, next: 'They were first. Ring them if you must.' }
      : refusal
  }
  if (refusal.code === 'unavailable') {
    return {
      ...refusal,
      title: 'Baton could not be reached, so this may not have been done.',
      next: 'Press again: it is done once. If it is urgent, telephone.',
    }
  }
  return refusal
}
