import type { Client, OpenVisit, Store } from '@baton/client'
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { client } from './client.ts'
import { joined } from './joined.ts'

/**
 * The client that screens draw from: of my own organisation, or of a connected one that I visit, for the part of the
 * page that shows what is there. A test may put another in its place.
 */
export const ClientContext = createContext<Client>(client)

/** The client of whatever this part of the page is about. */
export function useClient(): Client {
  return useContext(ClientContext)
}

/** The client of my own organisation, whatever this part of the page is about. */
export function useHomeClient(): Client {
  return client
}

/** Where I have turned to somebody of a connected organisation. */
export function useVisits(): readonly OpenVisit[] {
  return useStore(useHomeClient().visits.store)
}

/** What a store of the client holds, kept up to date. */
export function useStore<Held>(store: Store<Held>): Held {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot)
}

/**
 * What each visit holds, in their order.
 *
 * @param pick one function, not a new one at every drawing
 */
export function useOfVisits<Held>(
  visits: readonly OpenVisit[],
  pick: (client: Client) => Store<Held>,
): readonly Held[] {
  return useStore(useMemo(() => joined(visits.map((visit) => pick(visit.client))), [visits, pick]))
}
