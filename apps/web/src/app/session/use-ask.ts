import type { Client } from '@baton/client'
import type { InputOf, Operation, OutputOf } from '@baton/contract'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useClient } from '../../platform/use-client.ts'
import { createAnswers } from './answers.ts'
import type { Answer } from './ask.ts'
import { askBy } from './ask-by.ts'
import { session } from './session.ts'

/** By whom was asked: what one organisation answers is not what another would. */
const byClient = new Map<Client, ReturnType<typeof createAnswers>>()

function answersOf(client: Client) {
  const found = byClient.get(client) ?? createAnswers({ ask: askBy(client), now: Date.now })
  byClient.set(client, found)
  return found
}

let wasSignedIn = false
session.watch(() => {
  const isSignedIn = session.get().state === 'signed-in'
  if (wasSignedIn && !isSignedIn) {
    for (const answers of byClient.values()) answers.forget()
    byClient.clear()
  }
  wasSignedIn = isSignedIn
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return
  for (const answers of byClient.values()) answers.refreshOld()
})

interface Asked<Value> {
  readonly answer: Answer<Value> | undefined
  /** The answer to exactly this question is still on its way. */
  readonly isFetching: boolean
  readonly reload: () => void
}

/**
 * The answer to a query, kept for a quarter of a minute and asked again when the window is returned to.
 *
 * @param keepsEarlier shows the earlier answer while the next one is on its way, as a search does
 */
export function useAsk<Question extends Operation<'query'>>(
  operation: Question,
  input: InputOf<Question>,
  { isWanted = true, keepsEarlier = false } = {},
): Asked<OutputOf<Question>> {
  const client = useClient()
  const key = JSON.stringify(input)
  const watch = useCallback(
    (listener: () => void) =>
      isWanted ? answersOf(client).watch(operation, JSON.parse(key), listener) : () => undefined,
    [client, operation, key, isWanted],
  )
  const answer = useSyncExternalStore(watch, () =>
    isWanted ? answersOf(client).get(operation, input) : undefined,
  )
  const earlier = useRef<Answer<OutputOf<Question>>>(undefined)
  if (answer) earlier.current = answer
  const reload = useCallback(
    () => void answersOf(client).again(operation, JSON.parse(key)),
    [client, operation, key],
  )
  return {
    answer: answer ?? (keepsEarlier ? earlier.current : undefined),
    isFetching: isWanted && answer === undefined,
    reload,
  }
}

/** Asks again, where it is on show, what these queries answered: something has changed. */
export async function outdate(...queries: readonly Operation<'query'>[]): Promise<void> {
  await Promise.all([...byClient.values()].map((answers) => answers.outdate(queries)))
}
