import { api } from '@baton/contract'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { ask } from './hospital.ts'
import { signInAs } from './sign-in-as.ts'

/** Signs in as anyone of the hospital, in a browser of their own. */
export async function signInFresh(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await signInAs(page, name)
  return page
}

/** Goes off duty, whatever was before. */
export async function signOffNow(page: Page): Promise<void> {
  const { duty } = await ask(page, api.duty.myDuty, {})
  if (duty.state === 'on') await ask(page, api.duty.signOff, {})
}

/** The moment so many minutes from now. */
export function asMoment(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}
