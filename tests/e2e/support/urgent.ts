import { api, type Role } from '@baton/contract'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { ask } from './hospital.ts'
import { signInAs } from './sign-in-as.ts'

/** Who looks after the demonstration hospital. */
export const administrator = 'Sandra Tapp'

/** A narrow phone, held in one hand. */
export const phone: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  isMobile: true,
  hasTouch: true,
}

/** Signs in as anyone of the hospital, in a browser of their own. */
export async function arrive(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signInAs(page, name)
  await expect(page.getByText('Connected', { exact: true })).toBeAttached()
  return page
}

/** A role by its name, as it is held now. */
export async function roleNamed(page: Page, name: string): Promise<Role> {
  const { roles } = await ask(page, api.duty.listRoles, {})
  const role = roles.find((one) => one.name === name)
  if (!role) throw new Error(`no role is called ${name}`)
  return role
}

/** Who holds a role now, by whole name. */
export async function holderOf(page: Page, roleName: string): Promise<string> {
  const { holders } = await roleNamed(page, roleName)
  const { people } = await ask(page, api.identity.peopleByIds, { ids: holders[0]?.personId ?? '' })
  const [holder] = people
  if (!holder) throw new Error(`nobody holds ${roleName}`)
  return holder.name
}

/** Lets whoever is called by one role be followed by the holder of another after ten minutes. */
export async function climbTo(browser: Browser, from: string, to: string): Promise<void> {
  const page = await arrive(browser, administrator)
  const [role, next] = [await roleNamed(page, from), await roleNamed(page, to)]
  await ask(page, api.escalation.saveLadder, {
    name: from,
    roleId: role.id,
    rungs: [{ target: { kind: 'role', id: next.id }, waitMs: 600_000 }],
  })
  await page.context().close()
}

/** The bar that stands above every screen. */
export function bar(page: Page) {
  return page.getByRole('region', { name: 'Urgent', exact: true })
}

/** Something urgent in the list, by words in it. */
export function card(page: Page, words: string) {
  return page.getByRole('article', { name: words })
}
