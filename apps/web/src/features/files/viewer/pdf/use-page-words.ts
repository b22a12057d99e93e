import { api } from '@baton/contract'
import { useEffect, useState } from 'react'
import { useClient } from '../../../../platform/use-client.ts'

export interface PageWords {
  readonly state: 'loading' | 'here' | 'failed'
  readonly pages: readonly string[] | undefined
}

/** The words of each page, asked for when they are first wanted. */
export function usePageWords(fileId: string, isWanted: boolean): PageWords {
  const client = useClient()
  const [words, setWords] = useState<PageWords>({ state: 'loading', pages: undefined })
  const isHere = words.pages !== undefined

  useEffect(() => {
    if (!isWanted || isHere) return
    let isGone = false
    void client.call(api.files.pageWords, { fileId }).then((answer) => {
      if (isGone) return
      setWords(
        answer.ok ? { state: 'here', pages: answer.value.pages } : { state: 'failed', pages: undefined },
      )
    })
    return () => {
      isGone = true
    }
  }, [client, fileId, isWanted, isHere])

  return words
}
