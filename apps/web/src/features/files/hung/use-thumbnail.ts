import { useCallback, useEffect, useRef } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'

/** The link to a file's small picture while something shows it; one that was renewed does not fetch it again. */
export function useThumbnail(fileId: string | undefined): {
  readonly link: string | undefined
  readonly failed: () => void
} {
  const { thumbnails } = useClient()
  const newest = useStore(thumbnails.store).get(fileId ?? '')
  const shown = useRef<{ fileId: string; link: string }>(undefined)
  useEffect(() => (fileId === undefined ? undefined : thumbnails.watch(fileId)), [thumbnails, fileId])

  if (fileId === undefined || shown.current?.fileId !== fileId) shown.current = undefined
  if (fileId !== undefined && newest !== undefined) shown.current ??= { fileId, link: newest }
  const failed = useCallback(() => {
    const { current } = shown
    shown.current = undefined
    if (current) thumbnails.failed(current.fileId, current.link)
  }, [thumbnails])
  return { link: shown.current?.link, failed }
}
