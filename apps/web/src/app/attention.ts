import { createStore } from './session/store.ts'
import type { Attention } from './shell/shell-snapshot.ts'

/** What asks for attention behind each destination of the menu, by its id. */
export const attention = createStore<Readonly<Record<string, Attention>>>({})
