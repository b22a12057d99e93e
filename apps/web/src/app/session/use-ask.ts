import type { InputOf, Operation, OutputOf } from '@baton/contract'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { createAnswers } from './answers.ts'
import { type Answer, ask } from './ask.ts'
import { session } from './session.ts'

const answers = createAnswers({ ask, now: Date.now })

let wasSignedIn = false
session.watch(() => {
  const isSignedIn = session.get().state === 'signed-in'
  if (wasSignedIn && !isSignedIn) answers.forget()
  wasSignedIn = isSignedIn
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') answers.refreshOld()
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
  const key = JSON.stringify(input)
  const watch = useCallback(
    (listener: () => void) =>
      isWanted ? answers.watch(operation, JSON.parse(key), listener) : () => undefined,
    [operation, key, isWanted],
  )
  const answer = useSyncExternalStore(watch, () => (isWanted ? answers.get(operation, input) : undefined))
  const earlier = useRef<Answer<OutputOf<Question>>>(undefined)
  if (answer) earlier.current = answer
  const reload = useCallback(() => void answers.again(operation, JSON.parse(key)), [operation, key])
  return {
    answer: answer ?? (keepsEarlier ? earlier.current : undefined),
    isFetching: isWanted && answer === undefined,
    reload,
  }
}

/** Asks again, where it is on show, what these queries answered: something has changed. */
export function outdate(...queries: readonly Operation<'query'>[]): Promise<void> {
  return answers.outdate(queries)
}
