import type { Client } from '@baton/client'
import { Bookmark } from 'lucide-react'
import {
  ClientContext,
  useHomeClient,
  useOfVisits,
  useStore,
  useVisits,
} from '../../../platform/use-client.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { SavedList } from './SavedList.tsx'

/** The messages that I keep for later, those of each organisation by themselves. Nobody else knows what is in here. */
export function SavedScreen() {
  const home = useHomeClient()
  const saved = useStore(home.saved)
  const visits = useVisits()
  const savedThere = useOfVisits(visits, savedOf)
  const isNothing = saved.size === 0 && savedThere.every((ids) => ids.size === 0)
  return (
    <Page
      title="Saved messages"
      help="Only you see what you saved."
      back={<BackLink to="/messages" label="Back to messages" />}
    >
      {isNothing && (
        <EmptyState icon={<Bookmark />} title="Nothing saved yet">
          Choose “Save for later” in a message’s menu, and it is kept here.
        </EmptyState>
      )}
      {saved.size > 0 && <SavedList />}
      {visits.map(
        ({ organisation, client }, place) =>
          (savedThere[place]?.size ?? 0) > 0 && (
            <ClientContext key={organisation.id} value={client}>
              <SavedList />
            </ClientContext>
          ),
      )}
    </Page>
  )
}

const savedOf = (client: Client) => client.saved
