import { api } from '@baton/contract'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { onDuty } from './support/calling.ts'
import {
  comeIn,
  controls,
  expectToHear,
  meetNow,
  tile,
  watchConnections,
  withDevices,
} from './support/calls.ts'
import { amina, ask } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

test.use({ launchOptions: await withDevices() })

interface Guest {
  readonly page: Page
  /** What was asked of the server. */
  readonly asked: string[]
}

/** Somebody without an account opens a link. */
async function guestAt(browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<Guest> {
  const page = await (await browser.newContext(options)).newPage()
  await watchConnections(page)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  await page.goto(pathOf(link))
  return { page, asked }
}

/** The link as the hospital gives it out, on the address at which this run serves it. */
function pathOf(link: string): string {
  const { pathname, hash } = new URL(link)
  return `${pathname}${hash}`
}

async function knock(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your organisation').fill('Barnfield Practice')
  await page.getByRole('button', { name: 'Ask to join' }).click()
}

test('CAL10, CAL12: a guest waits, is let in, hears and is heard, asks the server for nothing else, and is put out', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const meetingId = await meetNow(nurse, 'Discharge planning', [])
  const { link } = await ask(nurse, api.calls.makeGuestLink, { meetingId, hours: 2 })
  await comeIn(nurse, meetingId)

  const { page: guest, asked } = await guestAt(browser, link)
  await expect(guest.getByRole('heading', { name: 'Discharge planning', level: 1 })).toBeVisible()
  // The secret is not left in the address.
  await expect(guest).toHaveURL(/\/meet$/)
  await expectAccessible(guest)
  await guest.getByRole('button', { name: 'Ask to join' }).click()
  await expect(guest.getByText('Needed, so that they know who asks.').first()).toBeVisible()
  await knock(guest, 'Dr Hale')
  await expect(guest.getByText(/Somebody in the meeting will let you in/)).toBeVisible()
  await expectAccessible(guest)
  // A reload keeps their place in the queue.
  await guest.reload()
  await expect(guest.getByText(/Somebody in the meeting will let you in/)).toBeVisible()

  await nurse.getByRole('button', { name: 'Let Dr Hale in' }).click()
  await expect(controls(guest).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })
  await expect(tile(nurse, 'Dr Hale')).toBeVisible()
  await controls(guest).getByRole('button', { name: 'Unmute' }).click()
  await Promise.all([nurse, guest].map(expectToHear))
  await expect(guest.getByRole('navigation', { name: 'Main menu' })).toHaveCount(0)
  const allowed = ['calls.lookAtLink', 'calls.knock', 'calls.comeBack'].map((name) => `/api/${name}`)
  expect([...new Set(asked)].filter((path) => !isAllowed(path, allowed))).toEqual([])

  await controls(nurse).getByRole('button', { name: 'People' }).click()
  await nurse.getByRole('button', { name: 'What to do with Dr Hale' }).click()
  await nurse.getByRole('menuitem', { name: 'Remove…' }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(guest.getByRole('heading', { name: 'You were put out of the meeting' })).toBeVisible()
})

/** However the paths of operations are spelled: only those of guests. */
function isAllowed(path: string, allowed: readonly string[]): boolean {
  const guests = [api.calls.lookAtLink.path, api.calls.knock.path, api.calls.comeBack.path, '/api/room']
  return allowed.includes(path) || guests.includes(path)
}

test('CAL11: a link that is taken back puts out whoever came by it, and opens nothing any more', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const meetingId = await meetNow(nurse, 'Family meeting', [])
  await nurse.goto(`/meetings/${meetingId}`)
  await nurse.getByRole('button', { name: 'Make a link' }).click()
  const link = await nurse.getByLabel('The link', { exact: true }).inputValue()
  await comeIn(nurse, meetingId)
  const { page: guest } = await guestAt(browser, link)
  await knock(guest, 'Mr Tresize')
  await nurse.getByRole('button', { name: 'Let Mr Tresize in' }).click()
  await expect(controls(guest).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })

  // In the meeting still, while its page is open.
  await nurse
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('link', { name: /Meetings/ })
    .click()
  const now = nurse.getByRole('region', { name: 'Now', exact: true })
  await now
    .getByRole('link', { name: /Family meeting/ })
    .first()
    .click()
  await nurse.getByRole('button', { name: /^Take back/ }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(nurse.getByText('Taken back', { exact: true })).toBeVisible()
  await expect(controls(guest)).toHaveCount(0)
  const { page: late } = await guestAt(browser, link)
  await expect(late.getByText('This link does not work.')).toBeVisible()
  await expectAccessible(late)
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the guest’s door and waiting stand up to it', async ({ browser }) => {
      const nurse = await onDuty(browser, amina)
      const meetingId = await meetNow(nurse, 'Case conference', [])
      const { link } = await ask(nurse, api.calls.makeGuestLink, { meetingId, hours: 2 })
      const { page } = await guestAt(browser, link, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      await expect(page.getByRole('heading', { name: 'Case conference' })).toBeVisible()
      await stands('guest door')
      await knock(page, 'Dr Hale')
      await expect(page.getByText(/Somebody in the meeting will let you in/)).toBeVisible()
      await stands('guest waiting')
      await page.goto('/meet#not-a-link-that-was-ever-made')
      await expect(page.getByText('This link does not work.')).toBeVisible()
      await stands('guest refused')
      await ask(nurse, api.calls.end, { meetingId })
    })
  })
}
