import type { ReactNode } from 'react'
import { ClientContext, useHomeClient, useStore, useVisits } from './use-client.ts'

interface AtOrganisationProps {
  /** A connected organisation that I visit; mine where it is `undefined`. */
  readonly organisationId: string | undefined
  /** What is drawn while it is not known yet whether I visit it. */
  readonly otherwise?: ReactNode
  readonly children: ReactNode
}

/**
 * A part of the page that shows what one organisation has: everything in it asks there. Of one that I do not visit any
 * more my own is asked, which has nothing of it and says so.
 */
export function AtOrganisation({ organisationId, otherwise, children }: AtOrganisationProps) {
  const home = useHomeClient()
  const isKnown = useStore(home.visits.known)
  const visit = useVisits().find(({ organisation }) => organisation.id === organisationId)
  if (organisationId !== undefined && !visit && !isKnown) return otherwise
  return <ClientContext value={visit?.client ?? home}>{children}</ClientContext>
}
