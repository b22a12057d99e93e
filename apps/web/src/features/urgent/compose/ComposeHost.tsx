import type { UrgentTarget } from '@baton/contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { urgentTo } from '../../../app/urgent-to.ts'

const UrgentSheet = lazy(async () => ({ default: (await import('./UrgentSheet.tsx')).UrgentSheet }))

/** Draws the form for an urgent message over whichever screen asked for it; its code comes when it is wanted. */
export function ComposeHost() {
  const [to, setTo] = useState<UrgentTarget | 'choose' | null>(null)
  useEffect(() => {
    urgentTo.set({ open: (target) => setTo(target ?? 'choose') })
    return () => urgentTo.set(null)
  }, [])
  if (to === null) return null
  return (
    <Suspense>
      <UrgentSheet to={to === 'choose' ? null : to} onClose={() => setTo(null)} />
    </Suspense>
  )
}
