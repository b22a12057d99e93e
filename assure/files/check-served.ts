import { api, type StoredFile } from '@baton/contract'
import sharp from 'sharp'
import type { StaffSession } from '../../bench/load/staff-session.ts'
import { planted } from '../../packages/testkit/src/hostile-files/write-picture.ts'

/** What a browser may be given to show in its place; nothing of it can run. */
const shownTypes = /^(image\/(webp|jpeg)|text\/plain; charset=utf-8|(audio|video)\/[a-z0-9-]+)$/

/** Fetches everything that there is of a file, and says what is wrong with how or what is served. */
export async function checkServed(
  session: StaffSession,
  url: string,
  file: StoredFile,
): Promise<{ served: number; faults: string[] }> {
  const faults: string[] = []
  const { links } = await session.call(api.files.open, { fileId: file.id })
  const { thumbnails } = await session.call(api.files.thumbnails, { fileIds: file.id as never })
  const ways = new Map<string, string>(thumbnails.map(({ link }) => ['thumbnail', link]))
  for (const [what, link] of Object.entries({
    preview: links.preview,
    whole: links.whole,
    download: links.download,
  }))
    if (link !== null) ways.set(what, link)
  // The first pages and the last; one that is not there must not be served.
  const pages = new Set([1, 2, file.pages ?? 0].filter((page) => page >= 1 && page <= (file.pages ?? 0)))
  if (links.pages !== null) for (const page of pages) ways.set(`page ${page}`, pageOf(links.pages, page))
  for (const [what, link] of ways) {
    const response = await fetch(`${url}${link}`, { headers: session.headers })
    const content = Buffer.from(await response.arrayBuffer())
    // What cannot be drawn is said to be so, and is no page that is left out.
    if (response.status === 409 && what.startsWith('page')) continue
    if (response.status !== 200) faults.push(`${what} was answered ${response.status}`)
    else
      faults.push(...faultsOfHeaders(what, response.headers), ...(await faultsOfContent(file, what, content)))
  }
  return { served: ways.size, faults }
}

/** A page's address: before what follows the question mark. */
function pageOf(link: string, page: number): string {
  const [path = '', query = ''] = link.split('?')
  return `${path}/${page}?${query}`
}

function faultsOfHeaders(what: string, headers: Headers): string[] {
  const faults: string[] = []
  const wanted: [string, RegExp][] = [
    ['x-content-type-options', /^nosniff$/],
    ['content-security-policy', /^sandbox; default-src 'none'$/],
    ['cache-control', /^private, no-store$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['content-disposition', what === 'download' ? /^attachment; / : /^(inline|attachment)/],
  ]
  for (const [name, value] of wanted)
    if (!value.test(headers.get(name) ?? ''))
      faults.push(`${what} was served with ${name}: ${headers.get(name)}`)
  const type = headers.get('content-type') ?? ''
  if (what !== 'download' && !shownTypes.test(type)) faults.push(`${what} was served to be shown as ${type}`)
  return faults
}

async function faultsOfContent({ kind }: StoredFile, what: string, content: Buffer): Promise<string[]> {
  const isOurs = kind === 'image' || what === 'thumbnail' || what === 'preview' || what.startsWith('page')
  if (!isOurs) return []
  const faults: string[] = []
  for (const word of [...Object.values(planted), '<script', '<svg', 'PK\u0005\u0006'])
    if (content.includes(word)) faults.push(`${what} still holds ${JSON.stringify(word)}`)
  const { exif, icc, iptc, xmp, format } = await sharp(content).metadata()
  if (exif ?? icc ?? iptc ?? xmp) faults.push(`${what} still holds what the camera noted`)
  if (format !== 'webp' && format !== 'jpeg') faults.push(`${what} is ${format}`)
  return faults
}
