import { api, type DirectoryEntry, type TeamSummary } from '@baton/contract'
import { useState } from 'react'
import { ask, type Failure } from '../../app/session/ask.ts'
import { useAsk } from '../../app/session/use-ask.ts'
import { usePaused } from '../../platform/use-paused.ts'

interface Pages {
  readonly of: string
  readonly people: readonly DirectoryEntry[]
  readonly next: string | null
}

/** How long typing must pause, in ms, before the server is asked. */
const pause = 80

/**
 * People and teams by any words, page after page.
 *
 * @param includesSuspended for administrators
 */
export function useDirectory(search: string, { includesSuspended = false } = {}) {
  const text = usePaused(search.trim(), pause)
  const input = { text, limit: 50, ...(includesSuspended ? { everyone: 'true' as const } : {}) }
  const { answer, reload } = useAsk(api.identity.searchDirectory, input, { keepsEarlier: true })
  const [further, setFurther] = useState<Pages>({ of: text, people: [], next: null })
  const [failure, setFailure] = useState<Failure>()

  const first = answer?.ok ? answer.value : undefined
  const isFurtherOn = further.of === text && further.people.length > 0
  const people = first ? [...first.people, ...(isFurtherOn ? further.people : [])] : []
  const next = isFurtherOn ? further.next : (first?.nextCursor ?? null)

  async function more() {
    if (!next) return
    const page = await ask(api.identity.searchDirectory, { ...input, cursor: next })
    setFailure(page.ok ? undefined : page.failure)
    if (!page.ok) return
    const earlier = isFurtherOn ? further.people : []
    setFurther({ of: text, people: [...earlier, ...page.value.people], next: page.value.nextCursor })
  }

  const teams: readonly TeamSummary[] = first?.teams ?? []
  return {
    isLoading: !answer,
    failure: answer && !answer.ok ? answer.failure : failure,
    people,
    teams,
    hasMore: next !== null,
    more,
    reload,
  }
}
