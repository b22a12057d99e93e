import type { UrgentTarget } from '@baton/contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { urgentTo } from '../../../app/urgent-to.ts'
import { AtOrganisation } from '../../../platform/AtOrganisation.tsx'
import type { UrgentFields } from './urgent-fields.ts'

const UrgentSheet = lazy(async () => ({ default: (await import('./UrgentSheet.tsx')).UrgentSheet }))

interface Asked {
  /** `null` to choose. */
  readonly to: UrgentTarget | null
  readonly organisationId: string | undefined
  readonly begun?: UrgentFields
}

/** Draws the form for an urgent message over whichever screen asked for it; its code comes when it is wanted. */
export function ComposeHost() {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    urgentTo.set({ open: (to, organisationId) => setAsked({ to, organisationId }) })
    return () => urgentTo.set(null)
  }, [])
  if (asked === null) return null
  const { to, organisationId, begun } = asked
  return (
    <Suspense>
      <AtOrganisation organisationId={organisationId}>
        <UrgentSheet
          key={to ? `${to.kind} ${to.id}` : ''}
          to={to}
          begun={begun}
          onElsewhere={(elsewhereId, roleId, fields) =>
            setAsked({ to: { kind: 'role', id: roleId }, organisationId: elsewhereId, begun: fields })
          }
          onClose={() => setAsked(null)}
        />
      </AtOrganisation>
    </Suspense>
  )
}
