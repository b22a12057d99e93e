import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { amina, daniel, message, newId, open, signIn, startGroup } from './support/hospital.ts'
import { test } from './support/test.ts'

const messages = 10_000
/** Sent at once while the conversation is made. */
const abreast = 48

test('a conversation of ten thousand messages is scrolled from end to start and keeps its place', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const nurse = await signIn(browser, amina, { viewport: { width: 1280, height: 800 } })
  const group = await startGroup(nurse, 'Ten thousand', [daniel])
  await fill(nurse, group)
  await open(nurse, group)
  await expect(message(nurse, 'Message 10000,')).toBeInViewport()

  // Pages load above while one reads: what is read stays where it is.
  const log = nurse.getByRole('log')
  await log.hover()
  await nurse.mouse.wheel(0, -1200)
  await scrolledAway(nurse)
  const anchor = await topmost(nurse)
  const before = await topOf(nurse, anchor)
  await nurse.waitForTimeout(1500)
  expect(Math.abs((await topOf(nurse, anchor)) - before)).toBeLessThan(2)

  report('standing still, for comparison', await scroll(nurse, 0))
  report('up, with pages loading', await scroll(nurse, -90))
  await hurryToStart(nurse)
  await expect(message(nurse, 'Message 1,').first()).toBeInViewport()
  await expect(nurse.getByText('This is where the conversation begins')).toBeVisible()
  report('down, all in memory', await scroll(nurse, 90))

  await nurse.getByRole('button', { name: /Newest/ }).click()
  await expect(message(nurse, 'Message 10000,')).toBeInViewport()
})

/** Sends as a browser's client would, many at once; the order among them does not matter here, save the last. */
async function fill(page: Page, conversationId: string): Promise<void> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const url = new URL(api.messaging.sendMessage.path, page.url())
  let next = 1
  async function send(number: number): Promise<void> {
    const words = 'Seen on the round, plan unchanged. '.repeat(1 + (number % 7))
    const response = await fetch(url, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': newId(), origin: url.origin },
      body: JSON.stringify({ conversationId, body: `Message ${number}, ${words}` }),
    })
    if (!response.ok) throw new Error(await response.text())
    await response.arrayBuffer()
  }
  async function work(): Promise<void> {
    while (next < messages) {
      const number = next
      next += 1
      await send(number)
    }
  }
  await send(next++)
  await Promise.all(Array.from({ length: abreast }, work))
  await send(messages)
}

/** The wheel has been obeyed, and what it moved has come to rest: a busy browser does so some frames later. */
async function scrolledAway(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const log = document.querySelector('[role=log]')
    if (!log) throw new Error('no messages')
    const fromEnd = () => log.scrollHeight - log.clientHeight - log.scrollTop
    for (let rest = 0, was = fromEnd(); rest < 10; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const is = fromEnd()
      rest = is === was && is > 500 ? rest + 1 : 0
      was = is
    }
  })
}

/** The key of the first message that is wholly on the screen. */
async function topmost(page: Page): Promise<string> {
  return page.evaluate(() => {
    const log = document.querySelector('[role=log]')
    const top = log?.getBoundingClientRect().top ?? 0
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row-key]')]
    return rows.find((row) => row.getBoundingClientRect().top >= top + 100)?.dataset.rowKey ?? ''
  })
}

async function topOf(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (wanted) => document.querySelector(`[data-row-key="${wanted}"]`)?.getBoundingClientRect().top ?? -9999,
    key,
  )
}

/** Scrolls by so many px in each of 400 frames; returns how long each frame took, in ms. */
async function scroll(page: Page, step: number): Promise<number[]> {
  return page.evaluate(async (px) => {
    const log = document.querySelector('[role=log]')
    if (!log) throw new Error('no messages')
    const frames: number[] = []
    let last = performance.now()
    for (let frame = 0; frame < 400; frame += 1) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
      log.scrollTop += px
    }
    return frames.slice(2)
  }, step)
}

/** Goes to the first message as fast as the pages come. */
async function hurryToStart(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const log = document.querySelector('[role=log]')
    if (!log) throw new Error('no messages')
    const begins = () => log.textContent?.includes('This is where the conversation begins') ?? false
    for (let rest = 0; rest < 30; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      log.scrollTop -= 4000
      rest = begins() && log.scrollTop <= 0 ? rest + 1 : 0
    }
  })
}

/** Reported, not asserted: a shared machine is no place for a stop-watch. */
function report(what: string, frames: readonly number[]): void {
  const sorted = [...frames].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  const late = (100 * sorted.filter((ms) => ms > 17.5).length) / sorted.length
  const line = `${what}: ${frames.length} frames, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms, later than 17.5 ms ${late.toFixed(1)} %`
  test.info().annotations.push({ type: 'frames', description: line })
  process.stdout.write(`  ${line}\n`)
}
