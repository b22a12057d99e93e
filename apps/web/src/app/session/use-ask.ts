import type { InputOf, Operation, OutputOf } from '@baton/contract'
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query'
import { type Answer, ask } from './ask.ts'
import { session } from './session.ts'

const cache = new QueryClient({
  // A refusal is a value here, so nothing throws and nothing is tried again behind the reader's back.
  defaultOptions: { queries: { staleTime: 15_000, retry: false, networkMode: 'always' } },
})

session.watch(() => {
  if (session.get().state !== 'signed-in') cache.clear()
})

/**
 * The answer to a query, kept for a quarter of a minute and asked again when the window is returned to.
 *
 * @param keepsEarlier shows the earlier answer while the next one is on its way, as a search does
 */
export function useAsk<Asked extends Operation<'query'>>(
  operation: Asked,
  input: InputOf<Asked>,
  { isWanted = true, keepsEarlier = false } = {},
) {
  const { data, isFetching, refetch } = useQuery<Answer<OutputOf<Asked>>>(
    {
      queryKey: [operation.name, input],
      queryFn: ({ signal }) => ask(operation, input, { signal }),
      enabled: isWanted,
      ...(keepsEarlier ? { placeholderData: keepPreviousData } : {}),
    },
    cache,
  )
  return { answer: data, isFetching, reload: () => void refetch() }
}

/** Asks again, where it is on show, what these queries answered: something has changed. */
export function outdate(...queries: readonly Operation<'query'>[]): Promise<void> {
  const names = new Set<unknown>(queries.map((query) => query.name))
  return cache.invalidateQueries({ predicate: (query) => names.has(query.queryKey[0]) })
}
