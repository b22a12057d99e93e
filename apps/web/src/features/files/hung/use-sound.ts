import { api } from '@baton/contract'
import { useCallback, useEffect, useRef } from 'react'
import { useClient } from '../../../platform/use-client.ts'

/**
 * Where a file's sound is, asked for when somebody wants to hear it: in this page's memory, so that it can be played from
 * anywhere as long as the page shows it, and nothing is written on the disk.
 */
export function useSound(fileId: string): () => Promise<string | null> {
  const client = useClient()
  const made = useRef<string>(undefined)
  useEffect(
    () => () => {
      if (made.current) URL.revokeObjectURL(made.current)
      made.current = undefined
    },
    [],
  )
  return useCallback(async () => {
    if (made.current) return made.current
    const answer = await client.call(api.files.open, { fileId })
    const link = answer.ok ? answer.value.links.whole : null
    if (link === null) return null
    const response = await fetch(link, { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok) return null
    made.current = URL.createObjectURL(await response.blob())
    return made.current
  }, [client, fileId])
}
