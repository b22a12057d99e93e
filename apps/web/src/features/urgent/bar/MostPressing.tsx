import type { UrgentItem } from '@baton/client'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { useUrgentNaming } from '../use-urgent.ts'
import { barSnapshot } from './bar-snapshot.ts'
import { UrgentBar } from './UrgentBar.tsx'

interface MostPressingProps {
  /** The first is the one that the bar is about, of the organisation where this is drawn. */
  readonly asked: readonly UrgentItem[]
  readonly isDrawn: boolean
}

/** The bar, and the same for a screen reader, also where the bar would say what the screen says. */
export function MostPressing({ asked, isDrawn }: MostPressingProps) {
  const bar = barSnapshot(asked, useUrgentNaming(), useServerNow(15_000))
  return (
    <>
      {bar && isDrawn && <UrgentBar bar={bar} />}
      <VisuallyHidden>
        <span role="alert">{bar?.announcement}</span>
      </VisuallyHidden>
    </>
  )
}
