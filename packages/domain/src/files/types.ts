import type { FileKind } from '@baton/contract'

/** A type of file that is taken. Its name and its content must both say so (FIL20). */
export interface FileType {
  readonly kind: FileKind
  /** What it is served as. */
  readonly mediaType: string
  readonly extensions: readonly string[]
}

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** Every type that is taken; whatever is not here is refused. Macros, SVG and HTML are left out on purpose. */
export const fileTypes: readonly FileType[] = [
  { kind: 'image', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'] },
  { kind: 'image', mediaType: 'image/png', extensions: ['png'] },
  { kind: 'image', mediaType: 'image/webp', extensions: ['webp'] },
  { kind: 'image', mediaType: 'image/gif', extensions: ['gif'] },
  { kind: 'image', mediaType: 'image/tiff', extensions: ['tif', 'tiff'] },
  { kind: 'pdf', mediaType: 'application/pdf', extensions: ['pdf'] },
  { kind: 'text', mediaType: 'text/plain', extensions: ['txt'] },
  { kind: 'text', mediaType: 'text/csv', extensions: ['csv'] },
  { kind: 'text', mediaType: 'text/markdown', extensions: ['md'] },
  { kind: 'audio', mediaType: 'audio/webm', extensions: ['webm', 'weba'] },
  { kind: 'audio', mediaType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] },
  { kind: 'audio', mediaType: 'audio/mpeg', extensions: ['mp3'] },
  { kind: 'audio', mediaType: 'audio/mp4', extensions: ['m4a', 'mp4'] },
  { kind: 'audio', mediaType: 'audio/wav', extensions: ['wav'] },
  { kind: 'video', mediaType: 'video/webm', extensions: ['webm'] },
  { kind: 'video', mediaType: 'video/mp4', extensions: ['mp4', 'm4v'] },
  { kind: 'video', mediaType: 'video/quicktime', extensions: ['mov'] },
  { kind: 'office', mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  { kind: 'office', mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  { kind: 'office', mediaType: `${office}.presentationml.presentation`, extensions: ['pptx'] },
  { kind: 'office', mediaType: `${openDocument}.text`, extensions: ['odt'] },
  { kind: 'office', mediaType: `${openDocument}.spreadsheet`, extensions: ['ods'] },
  { kind: 'office', mediaType: `${openDocument}.presentation`, extensions: ['odp'] },
]

/** The types that a file of this name may be; none when no such file is taken. */
export function typesByName(name: string): FileType[] {
  const extension = extensionOf(name)
  return fileTypes.filter(({ extensions }) => extensions.includes(extension))
}

/** What a file of this name is taken for until its content is known; `null` when no such file is taken. */
export function kindByName(name: string): FileKind | null {
  const kinds = typesByName(name).map(({ kind }) => kind)
  // A film without a picture is found to be sound when it is opened.
  return kinds.includes('video') ? 'video' : (kinds[0] ?? null)
}

/** The type of a content, by the media type that was found in it. */
export function typeByContent(mediaType: string): FileType | null {
  return fileTypes.find((type) => type.mediaType === mediaType) ?? null
}

/** Whether a name may be borne by a content of this media type. */
export function agree(name: string, mediaType: string): boolean {
  return typesByName(name).some((type) => type.mediaType === mediaType)
}

/** Every ending that is taken, with what it is taken for. */
export function takenExtensions(): { extension: string; kind: FileKind }[] {
  const extensions = new Set(fileTypes.flatMap((type) => type.extensions))
  return [...extensions].map((extension) => ({ extension, kind: kindByName(`x.${extension}`) ?? 'office' }))
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase()
}
