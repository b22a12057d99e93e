import type { UrgentSnapshot } from '@baton/client'
import type { Escalation } from '@baton/contract'
import { useEffect, useRef } from 'react'
import { notify } from '../../../ui/toast/notices.ts'
import type { UrgentNaming } from '../words/targets.ts'
import { newsOf } from './news-of.ts'

/** Says a word whenever something that I sent or was called to has changed; nothing while I am off duty. */
export function useNews({ open, ended }: UrgentSnapshot, naming: UrgentNaming, isOnDuty: boolean): void {
  const before = useRef<ReadonlyMap<string, Escalation>>(new Map())
  const names = useRef(naming)
  useEffect(() => {
    names.current = naming
  })
  useEffect(() => {
    const now = [...open, ...ended].map(({ escalation }) => escalation)
    for (const escalation of isOnDuty ? now : []) {
      const earlier = before.current.get(escalation.id)
      const words = earlier && newsOf(earlier, escalation, names.current)
      if (words) notify(words)
    }
    before.current = new Map(now.map((escalation) => [escalation.id, escalation]))
  }, [open, ended, isOnDuty])
}
