import { createHash } from 'node:crypto'
import { api, type FileState, fileKind, type StoredFile } from '@baton/contract'
import { kindByName } from '@baton/domain/files/types'
import { goodFiles } from '@baton/testkit/hostile-files/good-files'
import { writePdf } from '@baton/testkit/hostile-files/write-pdf'
import { planted, writePhoto } from '@baton/testkit/hostile-files/write-picture'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../../../../../../assure/faults/random.ts'
import { systemClock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import { readRenditionContent } from '../content/read-content.ts'
import { type Hospital, openHospital } from '../hospital.fixture.ts'
import { takeChecks } from '../store/checks.ts'
import { readFiles } from '../store/files.ts'
import { readRendition } from '../store/renditions.ts'
import { openWorkshop, type Workshop } from '../workshop/workshop.ts'
import { checkFile } from './check-file.ts'
import { type CheckingAtWork, createChecking } from './checker.ts'
import type { Scanner, Verdict } from './scanner/scanner.ts'

let hospital: Hospital
let nurse: Awaited<ReturnType<Hospital['hire']>>
const chance = randomFrom(1)
const working: CheckingAtWork[] = []

beforeAll(async () => {
  hospital = await openHospital()
  nurse = await hospital.hire()
})
afterEach(async () => {
  for (const work of working.splice(0)) await work.stop()
})
afterAll(() => hospital.close())

/** A file that is all here and waits, for the first time unless a test says otherwise. */
async function wait(name: string, content: Buffer, { again = false } = {}): Promise<StoredFile> {
  const file = await hospital.addReadyFile(nurse, { name, content, state: 'checking' })
  if (!again) await hospital.query('update file set checked_at = null where id = $1', [file.id])
  return file
}

function start(given: Parameters<typeof createChecking>[1] = {}) {
  const checking = createChecking(hospital.parts, given)
  const work = checking.start()
  working.push(work)
  return { ...checking, ...work }
}

async function stateOf({ id }: StoredFile) {
  const [row] = await hospital.query<{
    state: FileState
    fault: string | null
    held: boolean
    parts: number
    pages: number | null
  }>(
    `select state, fault, held, pages, (select count(*)::integer from file_part p where p.file_id = f.id) as parts
       from file f where id = $1`,
    [id],
  )
  return row
}

async function rendition({ id }: StoredFile, name: string): Promise<Buffer | null> {
  const { organisationId, database, parts } = hospital
  const row = await inTransaction(database.app, organisationId, (transaction) =>
    readRendition(transaction, id, name),
  )
  if (row === undefined) return null
  const pieces: Buffer[] = []
  for await (const piece of readRenditionContent(parts, { id, organisationId }, row)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A scanner of paper: it says what the test says. */
function scannerThatSays(said: { verdict: Verdict }): Scanner & { scanned: string[] } {
  const scanned: string[] = []
  return {
    scanned,
    answers: async () => said.verdict !== 'silent',
    begin() {
      const hash = createHash('sha256')
      return {
        write: async (content) => void hash.update(content),
        async verdict() {
          scanned.push(hash.digest('hex'))
          return said.verdict
        },
        abandon() {},
      }
    },
  }
}

test('FIL30: what is received is ready once it was looked into, with what was made of it, and everyone is told', async () => {
  const photo = await writePhoto(chance, { orientation: 6 })
  const file = await wait('wound.jpg', photo)
  hospital.published.length = 0
  await start().settled()
  const opened = await nurse.ask(api.files.open, { fileId: file.id })
  expect(opened.file).toMatchObject({
    state: 'ready',
    kind: 'image',
    mediaType: 'image/jpeg',
    width: 240,
    height: 320,
    pictured: true,
    version: file.version + 1,
  })
  expect(hospital.eventsFor(nurse)).toMatchObject([
    { type: 'file.changed', data: { file: { id: file.id, state: 'ready' } } },
  ])
  for (const name of ['thumbnail', 'preview', 'whole']) {
    const made = await rendition(file, name)
    for (const word of Object.values(planted)) expect(made?.includes(word), `${word} in ${name}`).toBe(false)
  }
})

test('FIL30: of a PDF the words of each page are kept, and each of its pages can be drawn', async () => {
  const content = writePdf({ pages: [['Potassium 5.9'], ['Sodium 141'], ['Signed']] })
  const file = await wait('results.pdf', content)
  const checking = start()
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'ready', pages: 3 })
  const { pages } = await nurse.ask(api.files.pageWords, { fileId: file.id })
  expect(pages).toEqual(['Potassium 5.9', 'Sodium 141', 'Signed'])
  const [row] = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    readFiles(transaction, [file.id]),
  )
  if (row === undefined) throw new Error('the file is not there')
  for (const page of [1, 2, 3]) expect((await checking.drawPage(row, page))?.mediaType).toBe('image/webp')
  expect(await checking.drawPage(row, 4)).toBeNull()
})

test('FIL29: what is refused is destroyed at once, and its row says why', async () => {
  const file = await wait(
    'letter.pdf',
    writePdf({ pages: [['a']], catalogue: '/OpenAction<</S/JavaScript/JS(1)>>' }),
  )
  hospital.published.length = 0
  await start().settled()
  expect(await stateOf(file)).toMatchObject({ state: 'refused', fault: 'active-content', parts: 0 })
  const { file: seen, links } = await nurse.ask(api.files.open, { fileId: file.id })
  expect(seen).toMatchObject({ name: 'letter.pdf', state: 'refused', fault: 'active-content' })
  expect(links).toMatchObject({ preview: null, whole: null, download: null, pages: null })
  expect(hospital.eventsFor(nurse)).toMatchObject([
    { type: 'file.changed', data: { file: { state: 'refused' } } },
  ])
})

test('FIL31: while the scanner is silent a file waits, is shown as waiting, and is looked into when it answers', async () => {
  const said: { verdict: Verdict } = { verdict: 'silent' }
  const scanner = scannerThatSays(said)
  const content = Buffer.from('Bed B4 to theatre\n')
  const file = await wait('note.txt', content)
  const checking = start({ scanner })
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'checking', held: true })
  expect(checking.scanner()).toBe('silent')
  expect(await checking.waiting()).toMatchObject({ held: 1 })
  const { file: seen } = await nurse.ask(api.files.open, { fileId: file.id })
  expect(seen).toMatchObject({ held: true, state: 'checking' })
  said.verdict = 'clean'
  hospital.clock.advance(61_000)
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'ready', held: false })
  expect(scanner.scanned).toEqual([createHash('sha256').update(content).digest('hex')])
})

test('FIL31: what the scanner finds is refused, whatever else it is', async () => {
  const file = await wait('note.txt', Buffer.from('a'))
  await start({ scanner: scannerThatSays({ verdict: 'malware' }) }).settled()
  expect(await stateOf(file)).toMatchObject({ state: 'refused', fault: 'malware', parts: 0 })
})

test('FIL32: two servers on one database look into each file once', async () => {
  const files = []
  for (let count = 0; count < 6; count += 1)
    files.push(await wait(`${count}.txt`, Buffer.from(`note ${count}`)))
  const scanners = [scannerThatSays({ verdict: 'clean' }), scannerThatSays({ verdict: 'clean' })]
  const servers = scanners.map((scanner) => start({ scanner }))
  await Promise.all(servers.map((server) => server.settled()))
  await Promise.all(servers.map((server) => server.settled()))
  for (const file of files) expect(await stateOf(file)).toMatchObject({ state: 'ready' })
  const scanned = scanners.flatMap((scanner) => scanner.scanned)
  expect(scanned).toHaveLength(files.length)
  expect(new Set(scanned).size).toBe(files.length)
})

test('FIL32: what a server had taken when it was killed is looked into by the next one', async () => {
  const file = await wait('note.txt', Buffer.from('a'))
  const at = hospital.clock.now()
  const until = new Date(at.getTime() + 300_000)
  const [taken] = await takeChecks(hospital.database.system, { at, until, most: 1 })
  expect(taken).toMatchObject({ fileId: file.id, fence: 1 })
  const checking = start()
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'checking' })
  hospital.clock.advance(300_001)
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'ready' })
})

test('FIL32: whoever stood still until somebody else took the file settles nothing', async () => {
  const file = await wait('note.txt', Buffer.from('a'))
  const take = async () => {
    const at = hospital.clock.now()
    const [taken] = await takeChecks(hospital.database.system, {
      at,
      until: new Date(at.getTime() + 1000),
      most: 1,
    })
    if (taken === undefined) throw new Error('nothing was taken')
    return taken
  }
  const workshop = openWorkshop({ clock: systemClock, log: silentLog })
  const first = await take()
  hospital.clock.advance(1001)
  const second = await take()
  expect(await checkFile(hospital.parts, { workshop, scanner: null }, first)).toBe('passed-by')
  expect(await stateOf(file)).toMatchObject({ state: 'checking' })
  expect(await checkFile(hospital.parts, { workshop, scanner: null }, second)).toBe('ready')
  await workshop.close()
})

test('FIL33: a process that fails is no proof against a file; after the third time the file is what is broken', async () => {
  let failing = 2
  const real = openWorkshop({ clock: systemClock, log: silentLog })
  const workshop: Workshop = {
    ...real,
    async open(file) {
      const opening = await real.open(file)
      return failing-- > 0 ? { ...opening, outcome: async () => ({ is: 'failed' }) } : opening
    },
  }
  const file = await wait('note.txt', Buffer.from('a'))
  const checking = start({ workshop })
  await checking.settled()
  for (let count = 0; count < 2; count += 1) {
    expect(await stateOf(file)).toMatchObject({ state: 'checking' })
    hospital.clock.advance(61_000)
    await checking.settled()
  }
  expect(await stateOf(file)).toMatchObject({ state: 'ready' })
  failing = 3
  const broken = await wait('other.txt', Buffer.from('b'))
  checking.nudge(broken.id)
  await checking.settled()
  for (let count = 0; count < 2; count += 1) {
    hospital.clock.advance(61_000)
    await checking.settled()
  }
  expect(await stateOf(broken)).toMatchObject({ state: 'refused', fault: 'broken' })
})

test('FIL33: where the workshop opens nothing at all, files are held and none is refused', async () => {
  let isBroken = true
  const real = openWorkshop({ clock: systemClock, log: silentLog })
  const workshop: Workshop = {
    ...real,
    async open(file) {
      const opening = await real.open(file)
      return isBroken ? { ...opening, outcome: async () => ({ is: 'failed' }) } : opening
    },
  }
  const file = await wait('note.txt', Buffer.from('a'))
  const checking = start({ workshop })
  for (let count = 0; count < 5; count += 1) {
    await checking.settled()
    hospital.clock.advance(61_000)
  }
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'checking', held: true })
  isBroken = false
  hospital.clock.advance(61_000)
  await checking.settled()
  expect(await stateOf(file)).toMatchObject({ state: 'ready', held: false })
})

test('FIL36: what was ready once is not destroyed by a later look, unless malware is found in it', async () => {
  const old = await wait('old.pdf', Buffer.from('%PDF-1.4 of another time'), { again: true })
  await start().settled()
  expect(await stateOf(old)).toMatchObject({ state: 'damaged', parts: 1 })
  const infected = await wait('note.txt', Buffer.from('a'), { again: true })
  await start({ scanner: scannerThatSays({ verdict: 'malware' }) }).settled()
  expect(await stateOf(infected)).toMatchObject({ state: 'refused', fault: 'malware', parts: 0 })
})

test('FIL30: what was taken back meanwhile stays destroyed', async () => {
  const file = await wait('note.txt', Buffer.from('a'))
  await nurse.ask(api.files.discard, { fileId: file.id })
  await start().settled()
  expect(await stateOf(file)).toMatchObject({ state: 'removed' })
})

test('FIL20: what people add every day is taken, one of each kind', async () => {
  const kinds = new Set<string>()
  const files: StoredFile[] = []
  for (const write of goodFiles) {
    const { name, content } = await write(chance)
    const kind = kindByName(name) ?? ''
    if (kinds.has(kind)) continue
    kinds.add(kind)
    files.push(await wait(name, content))
  }
  expect(kinds.size).toBe(fileKind.options.length)
  await start().settled()
  for (const file of files) expect(await stateOf(file), file.name).toMatchObject({ state: 'ready' })
})
