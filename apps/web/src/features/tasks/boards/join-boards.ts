import type { Watched } from '@baton/client'
import type { Patient, Refusal, Task } from '@baton/contract'
import { byRank } from '@baton/domain/tasks/rank'
import type { Board } from '@baton/domain/tasks/replay'

/** Several boards as one. */
export type Joined =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'here'; readonly tasks: readonly Task[]; readonly patients: readonly Patient[] }

/**
 * Several boards as one list, each task once and in the order of every board: what is asked of me by name and what is
 * asked of my roles is one day's work. A board that is mine no longer leaves the others standing.
 */
export function joinBoards(boards: readonly Watched<Board>[]): Joined {
  if (boards.some(({ state }) => state === 'loading')) return { state: 'loading' }
  const here = boards.flatMap((board) => (board.state === 'here' ? [board.value] : []))
  const refused = boards.find((board) => board.state === 'refused')
  if (here.length === 0 && refused) return { state: 'refused', refusal: refused.refusal }
  const [only] = here
  if (only && here.length === 1) return { state: 'here', tasks: only.tasks, patients: only.patients }
  return {
    state: 'here',
    tasks: newest(here.flatMap(({ tasks }) => tasks)).sort(byRank),
    patients: newest(here.flatMap(({ patients }) => patients)),
  }
}

/** Without what somebody else has: it is asked of a role of mine, and no longer for me to do. */
export function withoutTaken(joined: Joined, viewerId: string): Joined {
  if (joined.state !== 'here') return joined
  return { ...joined, tasks: joined.tasks.filter(({ ownerId }) => ownerId === null || ownerId === viewerId) }
}

function newest<One extends { readonly id: string; readonly version: number }>(all: readonly One[]): One[] {
  const known = new Map<string, One>()
  for (const one of all) if ((known.get(one.id)?.version ?? 0) < one.version) known.set(one.id, one)
  return [...known.values()]
}
