import type { Task } from '@baton/contract'

/** Who wants to pass a task on. */
export interface Passing {
  readonly personId: string
  /** It is asked of them. */
  readonly isAsked: boolean
  /** They coordinate where it is. */
  readonly coordinates: boolean
  /** Whoever has it is off duty. */
  readonly isOwnerAway: boolean
}

/**
 * Whether somebody may pass a task on: whose it is, or while it is nobody's of whom it is asked (TSK19); whoever
 * coordinates only where whoever has it has gone off duty (TSK29).
 */
export function mayPassOn({ ownerId }: Pick<Task, 'ownerId'>, by: Passing): boolean {
  if (ownerId === null) return by.isAsked
  return ownerId === by.personId || (by.coordinates && by.isOwnerAway)
}
