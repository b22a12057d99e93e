import { api } from '@baton/contract'
import { useEffect, useMemo } from 'react'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useHomeClient, useStore } from '../../../platform/use-client.ts'
import { type ElsewhereGroup, elsewhereGroups } from './elsewhere-snapshot.ts'

const none: readonly ElsewhereGroup[] = []

/** The roles that I may turn to in connected organisations, found by any words; `undefined` until they are known. */
export function useElsewhere(search: string): readonly ElsewhereGroup[] | undefined {
  const connected = useStore(useHomeClient().visits.organisations)
  const isWanted = connected.length > 0
  const { answer } = useAsk(api.duty.listReachableElsewhere, {}, { isWanted, keepsEarlier: true })

  // biome-ignore lint/correctness/useExhaustiveDependencies: other organisations have other roles
  useEffect(() => void outdate(api.duty.listReachableElsewhere), [connected])

  return useMemo(() => {
    if (!isWanted) return none
    return answer?.ok ? elsewhereGroups(answer.value.organisations, connected, search) : undefined
  }, [isWanted, answer, connected, search])
}
