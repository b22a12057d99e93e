import type { Client, Store } from '@baton/client'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { client } from './client.ts'

/** The client that screens draw from; a test may put another in its place. */
export const ClientContext = createContext<Client>(client)

/** The client of this page. */
export function useClient(): Client {
  return useContext(ClientContext)
}

/** What a store of the client holds, kept up to date. */
export function useStore<Held>(store: Store<Held>): Held {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot)
}
