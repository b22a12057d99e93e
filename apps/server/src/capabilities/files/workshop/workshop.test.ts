import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePdf } from '@baton/testkit/hostile-files/write-pdf'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { silentLog } from '../../../platform/log.ts'
import { usualBounds } from './bounds.ts'
import type { Outcome } from './outcome.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

const probe = fileURLToPath(new URL('./probe.fixture.ts', import.meta.url))
const open: Workshop[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'baton-kept-'))

afterEach(async () => {
  for (const workshop of open.splice(0)) await workshop.close()
})

function workshopOf(more: Partial<Parameters<typeof openWorkshop>[0]> = {}): Workshop {
  const workshop = openWorkshop({ clock: systemClock, log: silentLog, ...more })
  open.push(workshop)
  return workshop
}

async function bring(workshop: Workshop, name: string, content: Buffer): Promise<Outcome> {
  const opening = await workshop.open({ name, bytes: content.length })
  for (let at = 0; at < content.length; at += 65_536) await opening.write(content.subarray(at, at + 65_536))
  return opening.outcome()
}

/** A process that was taken over by what it opened, and does this. */
function takenOver(what: string, bounds = {}, name = 'a.txt'): Promise<Outcome> {
  return bring(workshopOf({ program: probe, bounds: { ...usualBounds, ...bounds } }), name, Buffer.from(what))
}

test('FIL34: a process of the workshop has no settings, reads nothing that Baton keeps, writes nothing and starts nothing', async () => {
  const secret = path.join(folder, 'vault.key')
  writeFileSync(secret, 'secret')
  const outcome = await takenOver(secret)
  rmSync(folder, { recursive: true })
  if (outcome.is !== 'good') throw new Error(JSON.stringify(outcome))
  const words = outcome.renditions.find(({ name }) => name === 'words')
  expect(JSON.parse(words?.content.toString() ?? '')).toEqual([])
})

test('FIL35: a file that takes the processor for ever is a bomb', async () => {
  expect(await takenOver('spin', { cpuSeconds: 1 })).toEqual({ is: 'bad', fault: 'bomb' })
})

test('FIL35: a file that takes all memory is a bomb, and the server keeps its own', async () => {
  const workshop = workshopOf({ program: probe, bounds: { ...usualBounds, memoryBytes: 300 * 1024 * 1024 } })
  const before = process.memoryUsage.rss()
  expect(await bring(workshop, 'a.txt', Buffer.from('grow'))).toEqual({ is: 'bad', fault: 'bomb' })
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
})

test('FIL33: a process that breaks down, stands still or babbles says nothing of the file', async () => {
  expect(await takenOver('crash')).toEqual({ is: 'failed' })
  expect(await takenOver('babble')).toEqual({ is: 'failed' })
  expect(await takenOver('boast')).toEqual({ is: 'failed' })
  expect(await takenOver('wait', { wallMs: 2_000 })).toEqual({ is: 'slow' })
})

test('FIL28: what a process says is believed only as far as it can be seen', async () => {
  expect(await takenOver('lie', {}, 'a.jpg')).toEqual({ is: 'failed' })
  expect(await takenOver('other type')).toEqual({ is: 'bad', fault: 'unknown-type' })
})

test('FIL26: pages are drawn one by one in one process, and one that is not there is said to be so', async () => {
  const pages = Array.from({ length: 4 }, (_, index) => [`Page ${index + 1}`])
  const content = writePdf({ pages })
  const workshop = workshopOf()
  let read = 0
  const file = {
    id: 'letter',
    bytes: content.length,
    async *content() {
      read += 1
      yield content
    },
  }
  const drawn = await Promise.all([1, 2, 3, 4, 5].map((number) => workshop.drawPage(file, number)))
  expect(drawn.map((one) => (typeof one === 'string' ? one : one.mediaType))).toEqual([
    ...pages.map(() => 'image/webp'),
    'no-page',
  ])
  const pictures = drawn.flatMap((one) => (typeof one === 'string' ? [] : one.content.toString('base64')))
  expect(new Set(pictures).size).toBe(pages.length)
  expect(read).toBe(1)
})

test('FIL34: when the server stops nobody waits, and no process stays', async () => {
  const workshop = workshopOf({ program: probe })
  const waiting = [1, 2, 3].map(() => bring(workshop, 'a.txt', Buffer.from('wait')))
  const settled = Promise.allSettled(waiting)
  await workshop.close()
  for (const result of await settled) expect(result).not.toMatchObject({ value: { is: 'good' } })
})
