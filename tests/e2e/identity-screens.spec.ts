import { expect } from '@playwright/test'
import { signInAs } from './support/sign-in-as.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { useView, views } from './support/views.ts'

/** Where each screen is, and the heading by which it is there. */
const screens = [
  { name: 'directory', path: '/directory', heading: 'Directory' },
  { name: 'appearance', path: '/settings/appearance', heading: 'Appearance' },
  { name: 'contact', path: '/settings/contact', heading: 'How to reach me' },
  { name: 'devices', path: '/settings/devices', heading: 'My devices' },
  { name: 'signing in', path: '/settings/signing-in', heading: 'Signing in' },
  { name: 'people', path: '/admin/people', heading: 'People' },
  { name: 'adding a person', path: '/admin/people/add', heading: 'Add a person' },
  { name: 'import', path: '/admin/import', heading: 'Import people' },
  { name: 'teams', path: '/admin/teams', heading: 'Teams' },
  { name: 'places', path: '/admin/places', heading: 'Sites and places' },
  { name: 'nowhere', path: '/no-such-page', heading: 'There is no page at this address' },
] as const

for (const view of views) {
  test.describe(`on a ${view.name}`, () => {
    test.use(useView(view))

    test('the door is accessible and fits', async ({ page }) => {
      await page.goto('/sign-in')
      await page
        .getByRole('button', { name: /^Sign in as/ })
        .first()
        .waitFor()
      await expectToStand(page, 'sign-in')
      await page.goto('/welcome')
      await page.getByRole('heading', { name: 'Your access code' }).waitFor()
      await expectToStand(page, 'welcome')
    })

    test('every screen of identity is accessible and fits', async ({ page }) => {
      test.setTimeout(180_000)
      await signInAs(page, 'Sandra Tapp')
      for (const screen of screens) {
        await page.goto(screen.path)
        await expect(page.getByRole('heading', { name: screen.heading }).first()).toBeAttached()
        await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0)
        await expectToStand(page, screen.name)
      }
      await page.goto('/directory')
      await page.getByRole('region', { name: 'Directory' }).getByRole('link').first().click()
      await page.getByRole('heading', { name: 'About' }).waitFor()
      await expectToStand(page, 'person')
    })
  })
}
