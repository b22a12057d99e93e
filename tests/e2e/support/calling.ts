import { api } from '@baton/contract'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { arriveToCall } from './calls.ts'
import { ask } from './hospital.ts'

/** Signs in as somebody who is on duty, and so may be rung. */
export async function onDuty(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await arriveToCall(browser, name, options)
  await expect(page.getByText('Connected', { exact: true })).toBeAttached()
  const { duty, holding } = await ask(page, api.duty.myDuty, {})
  if (duty.state === 'off') {
    await ask(page, api.duty.signOn, {
      from: 'site',
      roleIds: holding.map(({ id }) => id),
      placeId: null,
      telephone: null,
      until: null,
      displace: false,
    })
  }
  return page
}

/** What rings, above every screen. */
export function ringing(page: Page) {
  return page.getByRole('alertdialog').filter({ hasText: 'Answer with sound' })
}

/** Whom one calls, as long as one waits for them. */
export function calling(page: Page) {
  return page.getByRole('region', { name: 'Calling' })
}

/** The meeting that one is in while one works elsewhere. */
export function dock(page: Page) {
  return page.getByRole('region', { name: 'Your meeting' })
}
