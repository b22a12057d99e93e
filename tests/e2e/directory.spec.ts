import { expect } from '@playwright/test'
import { listenForComplaints } from './support/no-complaints.ts'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'
import { useView, views } from './support/views.ts'

test('a nurse finds the pharmacist for surgery in a few letters and writes to them', async ({ page }) => {
  const expectNoComplaints = listenForComplaints(page)
  await signInAs(page, 'Amina Yusuf')
  await page.goto('/directory')
  const list = page.getByRole('region', { name: 'Directory' })
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill('pharm surg')
  await expect(list.getByRole('link')).toHaveCount(1)
  await list.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'About' })).toBeVisible()
  await page.getByRole('button', { name: 'Message' }).click()
  await expect(page).toHaveURL(/\/messages\//)
  expectNoComplaints()
})

test('words that nobody answers to are said back with what to try', async ({ page }) => {
  await signInAs(page, 'Amina Yusuf')
  await page.goto('/directory')
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill('zzyzx')
  await expect(page.getByRole('heading', { name: 'Nobody found for “zzyzx”' })).toBeVisible()
})

test('more people than a page are shown on request, each once', async ({ page }) => {
  await signInAs(page, 'Amina Yusuf')
  await page.goto('/directory')
  const links = page.getByRole('region', { name: 'Directory' }).locator('a[href^="/directory/"]')
  await expect(links.first()).toBeVisible()
  const before = await links.count()
  await page.getByRole('button', { name: 'Show more people' }).click()
  await expect.poll(() => links.count()).toBeGreaterThan(before)
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(new Set(addresses).size).toBe(addresses.length)
})

test.describe('on a phone', () => {
  test.use(useView(views[0]))

  test('the list gives way to the card, and the arrow leads back to the list', async ({ page }) => {
    await signInAs(page, 'Amina Yusuf')
    await page.goto('/directory')
    const list = page.getByRole('region', { name: 'Directory' })
    await list
      .getByRole('link', { name: /Daniel Okafor/ })
      .or(list.getByRole('link').first())
      .first()
      .click()
    await expect(list).toBeHidden()
    await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeHidden()
    await page.getByRole('link', { name: 'Back to the directory' }).click()
    await expect(list).toBeVisible()
  })
})

test('what I write about myself is seen by a colleague, and survives a reload before it is saved', async ({
  page,
}) => {
  await signInAs(page, 'Kasia Nowak')
  await page.goto('/settings/contact')
  await page.getByRole('textbox', { name: /Telephone/ }).fill('01271 555 0199')
  await page.reload()
  await expect(page.getByRole('textbox', { name: /Telephone/ })).toHaveValue('01271 555 0199')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Saved')
  await page.goto('/directory')
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill('kasia')
  await page
    .getByRole('region', { name: 'Directory' })
    .getByRole('link', { name: /Kasia Nowak/ })
    .click()
  await expect(page.getByRole('link', { name: '01271 555 0199' })).toBeVisible()
})
