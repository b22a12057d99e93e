import { randomBytes } from 'node:crypto'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import { serve } from '../served.fixture.ts'
import { serveContent } from './serve-content.ts'
import { openShowing, pixel, type Showing, type Signed } from './showing.fixture.ts'

let at: Showing
let night: Hospital
let amina: Colleague
let aminas: Signed

beforeAll(async () => {
  at = await openShowing()
  ;({ night, amina, aminas } = at)
})
afterAll(() => at.close())

test('FIL16: of a picture only what was made of it is given out, also to be kept outside', async () => {
  const photo = await at.addPhoto()
  const links = await aminas.links(photo.id)
  const { thumbnails } = await amina.ask(api.files.thumbnails, { fileIds: `${photo.id},${uuidv7()}` })
  expect(thumbnails.map(({ fileId }) => fileId)).toEqual([photo.id])
  for (const [shown, of] of [
    ['preview', 'preview'],
    ['whole', 'whole'],
    ['download', 'whole'],
  ] as const) {
    const { body, headers } = await aminas.get(links[shown])
    expect(body.toString()).toBe(`picture of ${of}`)
    expect(headers.get('content-type')).toBe('image/webp')
  }
  const { headers } = await aminas.get(links.download)
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="heel _left_.webp"; filename*=UTF-8''heel%20%28left%29.webp`,
  )
  expect(links.pages).toBeNull()
  const bare = await night.addReadyFile(amina, { kind: 'image', mediaType: 'image/png' })
  expect(await aminas.links(bare.id)).toMatchObject({
    preview: null,
    whole: null,
    pages: null,
    download: null,
  })
})

test('FIL16: nothing that is given out can run, load or be kept by what stands between', async () => {
  const page = Buffer.from('<html><script>alert(1)</script>')
  const text = await night.addReadyFile(amina, {
    name: 'page.txt',
    content: page,
    mediaType: 'text/markdown',
  })
  const office = await night.addReadyFile(amina, {
    name: 'list.docx',
    kind: 'office',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
  const pdf = await night.addReadyFile(amina, {
    name: 'a.pdf',
    kind: 'pdf',
    mediaType: 'application/pdf',
    pages: 1,
  })
  const texts = await aminas.links(text.id)
  const offices = await aminas.links(office.id)
  const pdfs = await aminas.links(pdf.id)
  for (const link of [texts.whole, texts.download, offices.download, pdfs.download]) {
    const { status, headers } = await aminas.get(link)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('private, no-store')
  }
  const shown = await aminas.get(texts.whole)
  expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(shown.headers.get('content-disposition')).toBe('inline')
  expect([offices.preview, offices.whole, pdfs.preview, pdfs.whole]).toEqual([null, null, null, null])
  for (const link of [texts.download, offices.download, pdfs.download])
    expect((await aminas.get(link)).headers.get('content-disposition')).toMatch(/^attachment;/)
})

test('FIL16: the words of a PDF are given by page, to who may see it', async () => {
  const words = Buffer.from(JSON.stringify(['Sepsis six', '', 'Page three']))
  const pdf = await night.addReadyFile(amina, {
    kind: 'pdf',
    mediaType: 'application/pdf',
    pages: 3,
    renditions: {
      words: { mediaType: 'application/json', content: words },
      'page/2': pixel('page 2'),
    },
  })
  expect((await amina.ask(api.files.pageWords, { fileId: pdf.id })).pages).toEqual([
    'Sepsis six',
    '',
    'Page three',
  ])
  const { pages } = await aminas.links(pdf.id)
  const page = (number: string) => aminas.get((pages ?? '').replace('/page?', `/page/${number}?`))
  expect((await page('2')).body.toString()).toBe('picture of page 2')
  for (const number of ['0', '4', 'x', '-1', '1.5', '99999999999999999999'])
    expect((await page(number)).status).toBe(404)
})

test('FIL16: a page is drawn when it is first asked for, once for all who ask, and one that cannot be drawn says so', async () => {
  const pdf = await night.addReadyFile(amina, { kind: 'pdf', mediaType: 'application/pdf', pages: 3 })
  const asked: number[] = []
  const drawPage = async (_file: unknown, page: number) => {
    asked.push(page)
    return page === 3 ? null : pixel(`page ${page}`)
  }
  const checker = { nudge() {}, drawPage, scanner: () => 'none' as const }
  const files: Hospital['files'] = {
    ...night.files,
    serve: (http, findCaller) => serveContent(http, { ...night.parts, checker }, findCaller),
  }
  const drawing = await serve({ ...night, files })
  const { pages } = await aminas.links(pdf.id)
  const page = (number: number) =>
    fetch(`${drawing.baseUrl}${(pages ?? '').replace('/page?', `/page/${number}?`)}`, {
      headers: { cookie: aminas.cookie },
    })
  const got = await Promise.all([page(2), page(2), page(2)])
  for (const response of got) expect(await response.text()).toBe('picture of page 2')
  expect((await page(2)).status).toBe(200)
  expect((await page(3)).status).toBe(409)
  expect(asked).toEqual([2, 3])
  await drawing.close()
})

test('FIL17: any range of sound or film is given out as it came, and one that there is not is refused', async () => {
  const content = randomBytes(9 * 64 * 1024 + 123)
  const film = await night.addReadyFile(amina, {
    name: 'gait.mp4',
    kind: 'video',
    mediaType: 'video/mp4',
    content,
    partBytes: 200_000,
  })
  const { whole } = await aminas.links(film.id)
  const all = await aminas.get(whole)
  expect([all.status, all.headers.get('accept-ranges'), all.body.equals(content)]).toEqual([
    200,
    'bytes',
    true,
  ])
  const last = content.length - 1
  const ranges: [string, number, number][] = [
    ['bytes=0-', 0, last],
    ['bytes=0-0', 0, 0],
    ['bytes=65535-65536', 65_535, 65_536],
    ['bytes=199990-400010', 199_990, 400_010],
    ['bytes=-5', last - 4, last],
    [`bytes=${last}-9999999`, last, last],
  ]
  for (const [range, start, end] of ranges) {
    const { status, headers, body } = await aminas.get(whole, { range })
    expect([status, headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/${content.length}`])
    expect(body.equals(content.subarray(start, end + 1))).toBe(true)
  }
  const beyond = await aminas.get(whole, { range: `bytes=${content.length}-` })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`])
  for (const range of ['bytes=5-2', 'bytes=0-1,5-6', 'bytes=-', 'lines=1-2', 'bytes=a-b'])
    expect((await aminas.get(whole, { range })).status).toBe(200)
  const head = await aminas.get(whole, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length'), head.body.length]).toEqual([
    200,
    String(content.length),
    0,
  ])
})

test('FIL6: what is damaged in the store is never shown: a range ends before it, and everyone is told', async () => {
  const content = randomBytes(4 * 64 * 1024)
  const film = await addDamaged(content)
  const { whole } = await aminas.links(film.id)
  const start = await aminas.get(whole, { range: 'bytes=0-65535' })
  expect(start.body.equals(content.subarray(0, 65_536))).toBe(true)
  // It begins well: what comes of it ends short, and is no answer for who asked.
  await expect(aminas.get(whole, { range: 'bytes=0-' })).rejects.toThrow()
  await until(async () => (await stateOf(film.id)) === 'damaged')
  expect((await aminas.get(whole)).status).toBe(404)
})

test('FIL6: a range that begins where the damage is gets no answer but that it is damaged', async () => {
  const film = await addDamaged(randomBytes(4 * 64 * 1024))
  const { whole } = await aminas.links(film.id)
  expect((await aminas.get(whole, { range: 'bytes=131072-' })).status).toBe(409)
  await until(async () => (await stateOf(film.id)) === 'damaged')
})

/** A film of which a bit was flipped in the store, past its middle. */
async function addDamaged(content: Buffer): Promise<{ id: string }> {
  const { store } = night
  const before = new Set(await store.files())
  const film = await night.addReadyFile(amina, {
    name: 'a.mp4',
    kind: 'video',
    mediaType: 'video/mp4',
    content,
  })
  const [blob] = (await store.files()).filter((file) => !before.has(file))
  if (blob === undefined) throw new Error('nothing was stored')
  const bytes = await store.stored(blob)
  const at = Math.floor(bytes.length * 0.6)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
  await store.store(blob, bytes)
  return film
}

async function stateOf(fileId: string): Promise<string | undefined> {
  const [row] = await night.query<{ state: string }>('select state from file where id = $1', [fileId])
  return row?.state
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}
