import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { ask } from './hospital.ts'

/** Becomes one of the people of the demonstration, as anyone would from the sign-in page. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  const featured = page.getByRole('button', { name: `Sign in as ${name}` })
  const search = page.getByRole('searchbox', { name: 'Find anyone else' })
  await search.waitFor()
  if (await featured.isVisible()) await featured.click()
  else {
    await search.fill(name)
    await page.getByRole('button', { name }).click()
  }
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeAttached()
}

/** Signs out from the menu behind one's own name; whoever is on duty stays so. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /settings and signing out/ }).click()
  const isOnDuty = (await ask(page, api.duty.myDuty, {})).duty.state === 'on'
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  if (isOnDuty) await page.getByRole('button', { name: 'Sign out, stay on duty' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
}
