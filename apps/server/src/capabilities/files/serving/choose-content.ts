import type { Transaction } from '../../../platform/database/transaction.ts'
import type { ContentRange } from '../content/frames.ts'
import { readContent, readRenditionContent } from '../content/read-content.ts'
import type { FilesParts } from '../parts.ts'
import type { FileRow } from '../store/files.ts'
import { readParts } from '../store/parts.ts'
import { type RenditionRow, readRendition } from '../store/renditions.ts'
import { openName } from '../words.ts'
import type { Shown } from './links.ts'

/** What a link leads to, ready to be read. */
export interface Chosen {
  readonly mediaType: string
  readonly bytes: number
  /** The name under which it is kept outside; `null` when it is shown in its place. */
  readonly saveAs: string | null
  read(range: ContentRange): AsyncGenerator<Buffer, void>
}

/** `draw`: a page of which there is no picture yet. */
export type Choice = { is: 'here'; chosen: Chosen } | { is: 'draw' } | { is: 'nothing' }

/**
 * Chooses what is given out for a link (FIL16): of a picture only what we made of it, of a PDF pictures of its pages;
 * sound, film and text as they came, by their content's own type; everything as it came only to be kept outside.
 */
export async function chooseContent(
  transaction: Transaction,
  parts: FilesParts,
  row: FileRow,
  { shown, page }: { shown: Shown; page: number | null },
): Promise<Choice> {
  if (row.state !== 'ready') return { is: 'nothing' }
  if (shown === 'page') return choosePage(transaction, parts, row, page)
  if (page !== null) return { is: 'nothing' }
  const isDownload = shown === 'download'
  const made = await readRendition(transaction, row.id, isDownload ? 'whole' : shown)
  const isMadeOnly = row.kind === 'image' || shown === 'thumbnail' || shown === 'preview'
  if (made !== undefined && (isMadeOnly || !isDownload))
    return { is: 'here', chosen: rendition(parts, row, made, isDownload) }
  const isPlayed = row.kind === 'audio' || row.kind === 'video' || row.kind === 'text'
  if (isMadeOnly || (!isDownload && !isPlayed)) return { is: 'nothing' }
  return { is: 'here', chosen: await original(transaction, parts, row, isDownload) }
}

async function choosePage(
  transaction: Transaction,
  parts: FilesParts,
  row: FileRow,
  page: number | null,
): Promise<Choice> {
  if (page === null || page < 1 || page > (row.pages ?? 0)) return { is: 'nothing' }
  const made = await readRendition(transaction, row.id, `page/${page}`)
  return made === undefined ? { is: 'draw' } : { is: 'here', chosen: rendition(parts, row, made, false) }
}

function rendition(parts: FilesParts, row: FileRow, made: RenditionRow, isDownload: boolean): Chosen {
  return {
    mediaType: made.mediaType,
    bytes: made.bytes,
    saveAs: isDownload ? nameFor(openName(parts.vault, row), made.mediaType) : null,
    read: (range) => readRenditionContent(parts, row, made, range),
  }
}

async function original(
  transaction: Transaction,
  parts: FilesParts,
  row: FileRow,
  isDownload: boolean,
): Promise<Chosen> {
  const stored = await readParts(transaction, row.id)
  const mediaType = row.mediaType ?? 'application/octet-stream'
  return {
    mediaType: row.kind === 'text' && !isDownload ? 'text/plain; charset=utf-8' : mediaType,
    bytes: row.bytes,
    saveAs: isDownload ? openName(parts.vault, row) : null,
    read: (range) => readContent(parts, row, stored, range),
  }
}

/** A picture that we made is of another type than the one that came: its name says so. */
function nameFor(name: string, mediaType: string): string {
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  return `${stem}.${mediaType === 'image/jpeg' ? 'jpg' : mediaType.slice(mediaType.indexOf('/') + 1)}`
}
