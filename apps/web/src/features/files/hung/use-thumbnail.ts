import type { Client } from '@baton/client'
import { type ThumbnailsPart, thumbnailsOf } from '@baton/client/thumbnails'
import { useCallback, useEffect, useRef } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'

const made = new WeakMap<Client, ThumbnailsPart>()

/** One for all screens, so that what they show together is asked for together. */
function thumbnailsFor(client: Client): ThumbnailsPart {
  const thumbnails = made.get(client) ?? thumbnailsOf(client)
  made.set(client, thumbnails)
  return thumbnails
}

/** The link to a file's small picture while something shows it; one that was renewed does not fetch it again. */
export function useThumbnail(fileId: string | undefined): {
  readonly link: string | undefined
  readonly failed: () => void
} {
  const thumbnails = thumbnailsFor(useClient())
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
