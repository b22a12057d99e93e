import { refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { settle } from '../../test/people.ts'
import { createThumbnails } from './thumbnails.ts'

const fileId = (n: number) => `01980000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

function screen() {
  const clock = fakeClock()
  const asked: string[][] = []
  const server = { fails: false, hidden: new Set<string>() }
  const thumbnails = createThumbnails({
    clock,
    async fetch(fileIds) {
      asked.push(fileIds)
      if (server.fails) return { ok: false, refusal: { code: 'unavailable', ...refusals.unavailable } }
      const until = new Date(clock.now().getTime() + 300_000).toISOString()
      const seen = fileIds.filter((id) => !server.hidden.has(id))
      return {
        ok: true,
        value: { thumbnails: seen.map((id) => ({ fileId: id, link: `/${id}?${asked.length}`, until })) },
      }
    },
  })
  const pass = async (ms: number) => {
    clock.advance(ms)
    await settle()
  }
  return { thumbnails, asked, server, pass, links: () => thumbnails.store.getSnapshot() }
}

test('FIL92: pictures that are shown together are asked for together, at most fifty at once', async () => {
  const { thumbnails, asked, pass, links } = screen()
  for (let n = 0; n < 60; n += 1) thumbnails.watch(fileId(n))
  thumbnails.watch(fileId(0))
  await pass(50)
  expect(asked.map((ids) => ids.length)).toEqual([50, 10])
  expect(links().size).toBe(60)
})

test('FIL92: a link is renewed before it ends while its picture is shown, and not after', async () => {
  const { thumbnails, asked, pass, links } = screen()
  const stop = thumbnails.watch(fileId(1))
  await pass(50)
  await pass(269_000)
  expect(asked).toHaveLength(1)
  await pass(2_000)
  expect(asked).toHaveLength(2)
  expect(links().get(fileId(1))).toBe(`/${fileId(1)}?2`)
  stop()
  await pass(600_000)
  expect(asked).toHaveLength(2)
})

test('FIL92: a link that is about to end is not handed out again', async () => {
  const { thumbnails, asked, pass, links } = screen()
  thumbnails.watch(fileId(1))()
  await pass(50)
  const stop = thumbnails.watch(fileId(1))
  await pass(50)
  stop()
  expect(asked).toHaveLength(1)
  await pass(290_000)
  thumbnails.watch(fileId(1))
  expect(links().size).toBe(0)
  await pass(50)
  expect(asked).toHaveLength(2)
})

test('FIL92: what may not be seen any more has no link, and one that failed is asked for again after a while', async () => {
  const { thumbnails, asked, server, pass, links } = screen()
  thumbnails.watch(fileId(1))
  await pass(50)
  const link = links().get(fileId(1)) ?? ''
  server.hidden.add(fileId(1))
  thumbnails.failed(fileId(1), link)
  thumbnails.failed(fileId(1), link)
  expect(links().size).toBe(0)
  await pass(5_000)
  expect(asked).toHaveLength(2)
  expect(links().size).toBe(0)
})

test('FIL92: what could not be asked is asked when the line is back', async () => {
  const { thumbnails, server, pass, links } = screen()
  server.fails = true
  thumbnails.watch(fileId(1))
  await pass(50)
  expect(links().size).toBe(0)
  server.fails = false
  thumbnails.wake()
  await settle()
  expect(links().size).toBe(1)
})
