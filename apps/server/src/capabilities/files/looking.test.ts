import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { api, type StoredFile } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { type Served, serve } from './served.fixture.ts'
import { serveContent } from './serving/serve-content.ts'

let night: Hospital
let served: Served
let amina: Colleague
let ben: Colleague
let aminas: Signed
let bens: Signed

/** Somebody in a session of their own, over real HTTP. */
interface Signed {
  readonly cookie: string
  links(fileId: string): Promise<Record<'preview' | 'whole' | 'pages' | 'download', string | null>>
  get(link: string | null, headers?: Record<string, string>, method?: string): Promise<Got>
}

interface Got {
  status: number
  headers: Headers
  body: Buffer
}

beforeAll(async () => {
  night = await openHospital()
  served = await serve(night)
  amina = await night.hire()
  ben = await night.hire()
  aminas = await signIn(amina)
  bens = await signIn(ben)
})
afterAll(async () => {
  await served.close()
  await night.close()
})

async function signIn(colleague: Colleague): Promise<Signed> {
  const cookie = await served.cookieOf(colleague)
  const get: Signed['get'] = async (link, headers = {}, method = 'GET') => {
    const response = await fetch(`${served.baseUrl}${link ?? '/nothing'}`, {
      method,
      headers: { cookie, ...headers },
    })
    const { status, headers: told } = response
    return { status, headers: told, body: Buffer.from(await response.arrayBuffer()) }
  }
  return {
    cookie,
    get,
    async links(fileId) {
      const { body, status } = await get(`${api.files.open.path}?fileId=${fileId}`)
      if (status !== 200) throw new Error(body.toString())
      return api.files.open.output.parse(JSON.parse(body.toString())).links
    },
  }
}

const pixel = (name: string) => ({ mediaType: 'image/webp', content: Buffer.from(`picture of ${name}`) })

/** A photo as the checks leave it: the original with where it was taken, and what we made of it. */
function addPhoto(more: { patientId?: string; consent?: 'given' } = {}): Promise<StoredFile> {
  return night.addReadyFile(amina, {
    name: 'heel (left).heic',
    kind: 'image',
    mediaType: 'image/heic',
    content: Buffer.from('GPS 51.07 N 4.06 W'),
    width: 400,
    height: 300,
    renditions: { thumbnail: pixel('thumbnail'), preview: pixel('preview'), whole: pixel('whole') },
    ...more,
  })
}

test('FIL15: a link is for one session and five minutes, and a key that was made up or moved opens nothing', async () => {
  const file = await night.addReadyFile(amina)
  const other = await night.addReadyFile(amina)
  const { whole, download } = await aminas.links(file.id)
  expect((await aminas.get(whole)).status).toBe(200)
  const another = await signIn(amina)
  expect((await another.get(whole)).status).toBe(404)
  expect((await bens.get(whole)).status).toBe(404)
  expect((await fetch(`${served.baseUrl}${whole}`)).status).toBe(401)
  const { pathname, searchParams } = new URL(whole ?? '', served.baseUrl)
  const until = Number(searchParams.get('until'))
  const key = searchParams.get('key') ?? ''
  const forged = [
    `${pathname}?until=${until + 60_000}&key=${key}`,
    `${pathname}?until=${until}&key=${Buffer.alloc(32).toString('base64url')}`,
    `${pathname}?until=${until}&key=`,
    `${pathname}?until=${until}`,
    `${pathname}?key=${key}`,
    pathname,
    `${pathname.replace(file.id, other.id)}?until=${until}&key=${key}`,
    `${pathname.replace('/whole', '/download')}?until=${until}&key=${key}`,
    `${pathname.replace('/whole', '/words')}?until=${until}&key=${key}`,
    `${pathname}/1?until=${until}&key=${key}`,
  ]
  for (const link of forged) expect((await aminas.get(link)).status).toBe(404)
  night.clock.advance(5 * 60_000 - 1)
  expect((await aminas.get(download)).status).toBe(200)
  night.clock.advance(1)
  expect((await aminas.get(whole)).status).toBe(404)
  expect((await aminas.get(download)).status).toBe(404)
})

test('FIL15: a link ends with its session', async () => {
  const file = await night.addReadyFile(amina)
  const session = await signIn(amina)
  const { whole } = await session.links(file.id)
  await served.signOut(session.cookie)
  expect((await session.get(whole)).status).toBe(401)
})

test('FIL15: a link shows nothing any more once its person may no longer see the file, or it is no longer ready', async () => {
  const file = await night.addReadyFile(amina)
  const message = uuidv7()
  night.paper.readBy(message, ben)
  await night.hang(amina, { kind: 'message', id: message }, file.id)
  const { whole } = await bens.links(file.id)
  expect((await bens.get(whole)).status).toBe(200)
  night.paper.readBy(message)
  expect((await bens.get(whole)).status).toBe(404)
  night.paper.readBy(message, ben)
  await night.query("update file set state = 'damaged' where id = $1", [file.id])
  expect((await bens.get(whole)).status).toBe(404)
  expect(await bens.links(file.id)).toMatchObject({ preview: null, whole: null, pages: null, download: null })
})

test('FIL8: of a file in quarantine nobody sees any content, not even who added it', async () => {
  for (const state of ['receiving', 'checking', 'refused', 'damaged', 'removed'] as const) {
    const file = await night.addReadyFile(amina, { state })
    expect(await aminas.links(file.id)).toMatchObject({
      preview: null,
      whole: null,
      pages: null,
      download: null,
    })
    const { thumbnails } = await amina.ask(api.files.thumbnails, { fileIds: file.id })
    expect(thumbnails).toEqual([])
  }
})

test('FIL16: of a picture only what was made of it is given out, also to be kept outside', async () => {
  const photo = await addPhoto()
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
  const before = new Set(stored())
  const film = await night.addReadyFile(amina, {
    name: 'a.mp4',
    kind: 'video',
    mediaType: 'video/mp4',
    content,
  })
  const [blob] = stored().filter((file) => !before.has(file))
  if (blob === undefined) throw new Error('nothing was stored')
  const bytes = readFileSync(blob)
  const at = Math.floor(bytes.length * 0.6)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
  writeFileSync(blob, bytes)
  const { whole } = await aminas.links(film.id)
  const start = await aminas.get(whole, { range: 'bytes=0-65535' })
  expect(start.body.equals(content.subarray(0, 65_536))).toBe(true)
  // It begins well: what comes of it ends short, and is no answer for who asked.
  await expect(aminas.get(whole, { range: 'bytes=0-' })).rejects.toThrow()
  expect((await aminas.get(whole, { range: 'bytes=131072-' })).status).toBe(409)
  await until(async () => (await stateOf(film.id)) === 'damaged')
  expect((await aminas.get(whole)).status).toBe(404)
})

test('FIL14: whoever looks at a file about a patient is written down with it, and who was refused too', async () => {
  const nurse = await night.hire()
  await nurse.signOn(night.ward)
  const iris = await night.admit()
  const photo = await night.addReadyFile(nurse, {
    kind: 'image',
    patientId: iris.id,
    consent: 'given',
    renditions: { thumbnail: pixel('thumbnail'), whole: pixel('whole') },
  })
  const plain = await night.addReadyFile(nurse)
  await nurse.ask(api.files.hangOnPatient, { fileId: photo.id, patientId: iris.id })
  await nurse.ask(api.files.hangOnPatient, { fileId: plain.id, patientId: iris.id })
  const notes = await night.addReadyFile(nurse)
  await nurse.ask(api.files.open, { fileId: notes.id })
  await nurse.ask(api.files.open, { fileId: photo.id })
  await nurse.ask(api.files.open, { fileId: plain.id })
  await nurse.ask(api.files.thumbnails, { fileIds: photo.id })
  await nurse.ask(api.files.listOfPatient, { patientId: iris.id })
  const of = (...fileIds: string[]) => [
    { kind: 'patient', id: iris.id },
    ...fileIds.map((id) => ({ kind: 'file', id })),
  ]
  expect(await looksOf(nurse)).toEqual([
    { action: 'files.open', subjects: of(photo.id), outcome: null },
    { action: 'files.open', subjects: of(plain.id), outcome: null },
    { action: 'files.thumbnails', subjects: of(photo.id), outcome: null },
    expect.objectContaining({ action: 'files.listOfPatient', outcome: null }),
  ])
  const stranger = await night.hire()
  expect(await stranger.refused(api.files.open, { fileId: photo.id })).toBe('not-found')
  expect(await stranger.refused(api.files.pageWords, { fileId: photo.id })).toBe('not-found')
  expect(await stranger.refused(api.files.listOfPatient, { patientId: iris.id })).toBe('no-relationship')
  expect((await looksOf(stranger)).map(({ action, outcome }) => [action, outcome])).toEqual([
    ['files.open', 'not-found'],
    ['files.pageWords', 'not-found'],
    ['files.listOfPatient', 'no-relationship'],
  ])
})

test('FIL9: a patient’s page shows what hangs there, the newest first, of merged records too', async () => {
  const nurse = await night.hire()
  await nurse.signOn(night.ward)
  const [iris, twin] = [await night.admit(), await night.admit({ given: 'Iris Ann' })]
  const ids: string[] = []
  for (const patient of [iris, twin, iris]) {
    night.clock.advance(1_000)
    const file = await night.addReadyFile(nurse)
    await nurse.ask(api.files.hangOnPatient, { fileId: file.id, patientId: patient.id })
    ids.unshift(file.id)
  }
  const merge = { patientId: twin.id, intoPatientId: iris.id, reason: 'Entered twice' }
  await night.administrator.ask(api.patients.mergePatients, merge)
  const { files } = await nurse.ask(api.files.listOfPatient, { patientId: twin.id })
  expect(files.map(({ id }) => id)).toEqual(ids)
})

test('FIL13: what one draws lies over the picture in a layer of one’s own, is sealed, and is told where it hangs', async () => {
  const photo = await addPhoto()
  const message = uuidv7()
  night.paper.readBy(message, amina, ben)
  await night.hang(amina, { kind: 'message', id: message }, photo.id)
  const arrow = { shape: 'arrow' as const, from: { x: 0.1, y: 0.1 }, to: { x: 0.5, y: 0.5 } }
  const words = { shape: 'text' as const, at: { x: 0.2, y: 0.2 }, words: 'necrosis here' }
  await amina.ask(api.files.draw, { fileId: photo.id, shapes: [arrow] })
  const { file } = await ben.ask(api.files.draw, { fileId: photo.id, shapes: [words] })
  expect(file.layers).toBe(2)
  await ben.ask(api.files.draw, { fileId: photo.id, shapes: [words, arrow] })
  const { layers } = await amina.ask(api.files.open, { fileId: photo.id })
  expect(layers.map(({ personId, shapes }) => [personId, shapes])).toEqual([
    [amina.id, [arrow]],
    [ben.id, [words, arrow]],
  ])
  expect(night.paper.told.filter(({ fileId }) => fileId === photo.id)).toHaveLength(3)
  const rows = await night.query<{ row: string }>('select row_to_json(l)::text as row from file_layer l')
  const hex = Buffer.from('necrosis').toString('hex')
  expect(rows.some(({ row }) => row.includes('necrosis') || row.includes(hex))).toBe(false)
  await ben.ask(api.files.draw, { fileId: photo.id, shapes: [] })
  expect((await amina.ask(api.files.open, { fileId: photo.id })).layers).toHaveLength(1)
  const stranger = await night.hire()
  expect(await stranger.refused(api.files.draw, { fileId: photo.id, shapes: [] })).toBe('not-found')
  const text = await night.addReadyFile(amina)
  expect(await amina.refused(api.files.draw, { fileId: text.id, shapes: [arrow] })).toBe('no-longer-possible')
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

test('FIL18: administrators see what waits, was refused or is damaged, without a name or content; nobody else does', async () => {
  const far = await openHospital()
  const nurse = await far.hire()
  const checking = await far.addReadyFile(nurse, { state: 'checking', name: 'secret of Iris.txt' })
  await far.addReadyFile(nurse)
  const damaged = await far.addReadyFile(nurse, { state: 'damaged' })
  expect(await nurse.refused(api.files.listWaiting, {})).toBe('not-found')
  const waiting = await far.administrator.ask(api.files.listWaiting, {})
  expect(new Set(waiting.files.map(({ id }) => id))).toEqual(new Set([checking.id, damaged.id]))
  expect(JSON.stringify(waiting)).not.toContain('secret')
  expect(waiting).toMatchObject({ damaged: 1, usedBytes: 3 * 31, quotaBytes: far.parts.limits.quota })
  await far.close()
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

test('FIL15: what a page shows by itself does not keep its session from going idle', async () => {
  const photo = await addPhoto()
  const session = await signIn(amina)
  const { preview } = await session.links(photo.id)
  const thumbnails = `${api.files.thumbnails.path}?fileIds=${photo.id}`
  for (let minute = 0; minute < 16; minute += 4) {
    night.clock.advance(4 * 60_000)
    await session.get(minute < 4 ? preview : null)
    await session.get(thumbnails)
  }
  expect((await session.get(thumbnails)).status).toBe(401)
})

async function looksOf({ id }: Colleague) {
  const leaves = await night.query<{ action: string; subjects: unknown; outcome: string | null }>(
    `select action, subjects, outcome from audit_leaf
      where actor = $1 and action in ('files.open', 'files.thumbnails', 'files.listOfPatient', 'files.pageWords')
      order by position`,
    [id],
  )
  return leaves
}

async function stateOf(fileId: string): Promise<string | undefined> {
  const [row] = await night.query<{ state: string }>('select state from file where id = $1', [fileId])
  return row?.state
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}

function stored(): string[] {
  return readdirSync(night.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
