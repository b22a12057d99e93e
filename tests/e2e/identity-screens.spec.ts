import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { expectNoSidewaysScroll, expectTargetsForFingers } from './support/fits.ts'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

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
    test.use(asView(view))

    test('the door is accessible and fits', async ({ page }, testInfo) => {
      await page.goto('/sign-in')
      await page
        .getByRole('button', { name: /^Sign in as/ })
        .first()
        .waitFor()
      await expectStandsUp(page)
      await page.screenshot({ path: testInfo.outputPath('sign-in.png') })
      await page.goto('/welcome')
      await page.getByRole('heading', { name: 'Your access code' }).waitFor()
      await expectStandsUp(page)
    })

    test('every screen of identity is accessible and fits', async ({ page }, testInfo) => {
      test.setTimeout(180_000)
      await signInAs(page, 'Sandra Tapp')
      for (const screen of screens) {
        await test.step(screen.name, async () => {
          await page.goto(screen.path)
          await expect(page.getByRole('heading', { name: screen.heading }).first()).toBeAttached()
          await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0)
          await expectStandsUp(page)
          await page.screenshot({ path: testInfo.outputPath(`${screen.name}.png`) })
        })
      }
      await test.step('a person and a team', async () => {
        await page.goto('/directory')
        await page.getByRole('region', { name: 'Directory' }).getByRole('link').first().click()
        await page.getByRole('heading', { name: 'About' }).waitFor()
        await expectStandsUp(page)
        await page.screenshot({ path: testInfo.outputPath('person.png') })
      })
    })
  })
}

async function expectStandsUp(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await expectTargetsForFingers(page)
}
