import { z } from 'zod'
import { createStore } from '../../../app/session/store.ts'
import type { BoardFilters } from '../board/board-snapshot.ts'

/** What this device last looked at. */
export interface Chosen extends BoardFilters {
  readonly key: string
}

const place = 'baton.tasks.board'
const usual: Chosen = { key: 'mine', has: 'all', grouping: 'ward' }
const kept = z.object({
  key: z.string().max(60),
  has: z.enum(['all', 'nobody', 'mine']),
  grouping: z.enum(['ward', 'none']),
})

/** Which board, and what of it: kept on this device. */
export const chosenBoard = createStore<Chosen>(recall())

export function chooseBoard(change: Partial<Chosen>): void {
  const next = { ...chosenBoard.get(), ...change }
  chosenBoard.set(next)
  try {
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // Without storage it is only forgotten with the page.
  }
}

function recall(): Chosen {
  try {
    return kept.safeParse(JSON.parse(localStorage.getItem(place) ?? '{}')).data ?? usual
  } catch {
    return usual
  }
}
