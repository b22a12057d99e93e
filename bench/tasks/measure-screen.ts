import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { api, type Task } from '@baton/contract'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { findChromium } from '../../tests/e2e/support/find-chromium.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import type { StaffSession } from '../load/staff-session.ts'

/** Whose screen, of which site, and who asks for something that it shows. */
export interface Screen {
  readonly url: string
  readonly coordinator: StaffSession
  readonly siteId: string
  readonly asker: StaffSession
  /** A task of the asker's that stands first on the board. */
  readonly task: Task
}

/** Feels instant: open to list within a second (product.md). */
const targetMs = 1_000

/**
 * The site's board in a real browser, from the built application. Painted is when the frame after the first ranked row
 * came into the document has been drawn (row in the document, then requestAnimationFrame, then the task after it).
 * Cold: a first visit with nothing kept. Warm: back to the board from another screen.
 */
export async function measureScreen(
  figures: Record<string, number>,
  screen: Screen,
  scale: number,
): Promise<void> {
  await buildWeb()
  const found = await findChromium()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args })
  try {
    const rounds = Math.max(10, Math.round(12 * scale))
    const cold: number[] = []
    const busy: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const { page, context } = await arrive(browser, screen)
      const opened = await opensBoard(page)
      cold.push(opened.paintedMs)
      busy.push(opened.longestTaskMs)
      await context.close()
    }
    tell(`first visits: ${cold.map(Math.round).join(', ')} ms to the first row`)
    const { page } = await arrive(browser, screen)
    await opensBoard(page)
    const warm: number[] = []
    for (let round = 0; round < rounds; round += 1) warm.push(await comesBack(page))
    const live = await seesChanges(page, screen, rounds)
    figures.board2000FirstPaintMs = percentile(cold, 50)
    figures.board2000FirstPaintP95Ms = percentile(cold, 95)
    figures.board2000LongestTaskMs = percentile(busy, 50)
    figures.board2000WarmPaintMs = percentile(warm, 50)
    figures.board2000WarmPaintP95Ms = percentile(warm, 95)
    figures.liveChangeSeenMs = percentile(live, 50)
    figures.liveChangeSeenP95Ms = percentile(live, 95)
    figures.boardPaintTargetMs = targetMs
    tell(
      `the board on a screen, ${rounds} times each, target ${targetMs} ms: first visit ${percentile(cold, 50)} ms, p95 ${percentile(cold, 95)} ms; within the application ${percentile(warm, 50)} ms, p95 ${percentile(warm, 95)} ms; a change elsewhere seen after ${percentile(live, 50)} ms, p95 ${percentile(live, 95)} ms`,
    )
  } finally {
    await browser.close()
  }
}

/** A window of the coordinator's in which the site's board is the chosen one, with nothing else kept. */
async function arrive(
  browser: Browser,
  { url, coordinator, siteId }: Screen,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } })
  const signedIn = await context.request.post(api.identity.signInAsDemonstrationPerson.path, {
    data: { personId: coordinator.personId },
    headers: { origin: url, 'idempotency-key': uuidv7() },
  })
  if (!signedIn.ok()) throw new Error(`signing in was refused: ${await signedIn.text()}`)
  await context.addInitScript(watchRows, `site:${siteId}`)
  return { page: await context.newPage(), context }
}

async function opensBoard(page: Page): Promise<{ paintedMs: number; longestTaskMs: number }> {
  await page.goto('/tasks', { waitUntil: 'commit' })
  return {
    paintedMs: await noted(page, 'firstRow'),
    longestTaskMs: await noted(page, 'longestTask'),
  }
}

/** Away to the messages and back, from the press to the first row. */
async function comesBack(page: Page): Promise<number> {
  const menu = page.getByRole('navigation', { name: 'Main menu' })
  await menu.locator('a[href="/messages"]').click()
  await page.locator('[data-task]').first().waitFor({ state: 'detached' })
  await page.evaluate(() => delete document.documentElement.dataset.firstRow)
  await menu.locator('a[href="/tasks"]').click()
  return (await noted(page, 'firstRow')) - (await noted(page, 'pressed'))
}

/** From asking for a change somewhere else to the row that says so. */
async function seesChanges(page: Page, { asker, task }: Screen, rounds: number): Promise<number[]> {
  const samples: number[] = []
  let { version } = task
  for (let round = 0; round < rounds; round += 1) {
    const reason = `Changed at ${Date.now()}`
    await page.evaluate((words) => {
      const { dataset } = document.documentElement
      delete dataset.seen
      dataset.awaited = words
    }, reason)
    const started = Date.now()
    const changed = await asker.call(api.tasks.changeRequest, {
      taskId: task.id,
      reason,
      within: task.within,
      sbar: task.sbar,
      version,
    })
    version = changed.task.version
    samples.push((await noted(page, 'seen')) - started)
  }
  return samples
}

/** What the page has noted, once it has. */
async function noted(page: Page, what: 'firstRow' | 'longestTask' | 'pressed' | 'seen'): Promise<number> {
  const attribute = `data-${what.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const root = page.locator(`html[${attribute}]`)
  await root.waitFor({ state: 'attached', timeout: 60_000 })
  return Number(await root.getAttribute(attribute))
}

/** In the page, before anything else: the board that is chosen, and when rows and words come into it. */
function watchRows(key: string): void {
  localStorage.setItem('baton.tasks.board', JSON.stringify({ key, has: 'all', grouping: 'ward' }))
  const note = (what: string, value: number) => {
    document.documentElement.dataset[what] = String(value)
  }
  const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then))
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  addEventListener('click', () => note('pressed', performance.now()), { capture: true })
  let isWaiting = false
  const look = () => {
    const { dataset } = document.documentElement
    const first = document.querySelector('[data-task]')
    if (first === null) return
    if (dataset.firstRow === undefined && !isWaiting) {
      isWaiting = true
      afterPaint(() => {
        note('firstRow', performance.now())
        note('longestTask', longest)
        isWaiting = false
      })
    }
    if (dataset.awaited !== undefined && first.textContent?.includes(dataset.awaited)) {
      delete dataset.awaited
      afterPaint(() => note('seen', Date.now()))
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
}

/** The application as it is served; built where it was not. */
async function buildWeb(): Promise<void> {
  if (existsSync(fileURLToPath(new URL('../../apps/web/dist/index.html', import.meta.url)))) return
  tell('building the web application')
  const building = spawn('npm', ['run', 'build:web'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const status = await new Promise((resolve) => building.once('exit', resolve))
  if (status !== 0) throw new Error('the web application could not be built')
}
