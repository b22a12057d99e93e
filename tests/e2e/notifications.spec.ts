import { expect } from '@playwright/test'
import { amina, signIn } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

test('quiet hours are kept, and a test of my channels is shown by its heading', async ({ browser }) => {
  const page = await signIn(browser, amina)
  await page.goto('/settings/notifications')
  const hours = page.getByRole('checkbox', { name: /^Quiet hours/ })
  // With the keyboard: its box lies under its picture. Unless they are kept already, from an earlier try.
  await hours.focus()
  if (!(await hours.isChecked())) await page.keyboard.press('Space')
  await expect(hours).toBeChecked()
  await page.getByRole('textbox', { name: 'From' }).fill('21:30')
  await page.getByRole('textbox', { name: 'Until' }).fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/Is not a time of day/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Until' }).fill('06:45')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Until' })).toHaveValue('06:45')
  await page.getByRole('button', { name: 'Send me a test' }).click()
  await expect(page.getByText('Test of my notifications')).toBeVisible()
})

for (const view of views) {
  test(`the page about notifications stands up to a ${view.name}`, async ({ browser }) => {
    const page = await signIn(browser, amina, { ...asView(view), serviceWorkers: 'allow' })
    await page.goto('/settings/notifications')
    await expect(page.getByText('How Baton reaches you')).toBeVisible()
    await expectToStand(page, 'notifications')
  })
}
