import type { api, OutputOf } from '@baton/contract'
import type { FileRow } from '../store/files.ts'
import type { RenditionRow } from '../store/renditions.ts'
import type { Linking } from './links.ts'

type Links = OutputOf<typeof api.files.open>['links']

/** The ways to a file's content that there are: none before it is ready, and never one to a picture as it came. */
export function linksOfFile(
  { id, kind, state }: FileRow,
  renditions: readonly Pick<RenditionRow, 'name'>[],
  links: Linking,
): Links {
  const until = links.until.toISOString()
  if (state !== 'ready') return { preview: null, whole: null, pages: null, download: null, until }
  const has = (name: string) => renditions.some((one) => one.name === name)
  const isPlayed = kind === 'audio' || kind === 'video' || kind === 'text'
  return {
    preview: has('preview') ? links.to(id, 'preview') : null,
    whole: has('whole') || isPlayed ? links.to(id, 'whole') : null,
    pages: kind === 'pdf' ? links.to(id, 'page') : null,
    download: kind !== 'image' || has('whole') ? links.to(id, 'download') : null,
    until,
  }
}
