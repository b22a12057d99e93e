import { api, type OutputOf } from '@baton/contract'
import { useDeferredValue, useState } from 'react'
import type { Failure } from '../../app/session/ask.ts'
import { askBy } from '../../app/session/ask-by.ts'
import { useAsk } from '../../app/session/use-ask.ts'
import { useClient } from '../../platform/use-client.ts'
import { type SearchChoice, searchInput } from './search-snapshot.ts'

type Hits = OutputOf<typeof api.messaging.searchMessages>['hits']

interface Further {
  readonly of: string
  readonly hits: Hits
  readonly next: string | null
}

/** What was found, page after page. */
export function useSearchMessages(choice: SearchChoice) {
  const client = useClient()
  const input = searchInput(useDeferredValue(choice))
  const { answer, isFetching, reload } = useAsk(api.messaging.searchMessages, input ?? { text: '' }, {
    isWanted: input !== null,
    keepsEarlier: true,
  })
  const [further, setFurther] = useState<Further>({ of: '', hits: [], next: null })
  const [failure, setFailure] = useState<Failure>()
  const asked = JSON.stringify(input)
  const isFurtherOn = further.of === asked
  const first = answer?.ok ? answer.value : undefined
  const next = isFurtherOn ? further.next : (first?.next ?? null)

  async function more(): Promise<void> {
    if (!next || !input) return
    const page = await askBy(client)(api.messaging.searchMessages, { ...input, cursor: next })
    setFailure(page.ok ? undefined : page.failure)
    if (!page.ok) return
    const earlier = isFurtherOn ? further.hits : []
    setFurther({ of: asked, hits: [...earlier, ...page.value.hits], next: page.value.next })
  }

  return {
    state: input === null ? 'nothing-asked' : first ? 'found' : answer ? 'failed' : 'searching',
    hits: [...(first?.hits ?? []), ...(isFurtherOn ? further.hits : [])],
    hasMore: next !== null,
    failure: answer && !answer.ok && input !== null ? answer.failure : failure,
    isFetching,
    more,
    reload,
  } as const
}
