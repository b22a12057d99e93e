import { api } from '@baton/contract'
import { useEffect, useState } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { renewalIn } from '../viewer/renewal.ts'

const none: ReadonlyMap<string, string> = new Map()
/** As many as one question takes. */
const batch = 50

/** Ways to the small pictures of files, by the file's id; renewed before they end. */
export function useThumbnails(fileIds: readonly string[]): ReadonlyMap<string, string> {
  const client = useClient()
  const wanted = fileIds.join(',')
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(none)

  useEffect(() => {
    if (wanted === '') return
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask(): Promise<void> {
      const ids = wanted.split(',')
      const found = new Map<string, string>()
      let until: string | undefined
      for (let start = 0; start < ids.length; start += batch) {
        const some = ids.slice(start, start + batch).join(',')
        const answer = await client.call(api.files.thumbnails, { fileIds: some })
        if (isGone) return
        if (!answer.ok) continue
        for (const one of answer.value.thumbnails) {
          found.set(one.fileId, one.link)
          until = one.until
        }
      }
      setLinks(found)
      const now = client.serverNow()
      timer = setTimeout(() => void ask(), renewalIn(until ?? now.toISOString(), now))
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [client, wanted])

  return links
}
