import { expect } from '@playwright/test'
import { listenForComplaints } from './support/no-complaints.ts'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'

/** Names that a second run on the same hospital does not meet again. */
const run = Date.now().toString(36)

test('someone who is not an administrator has no administration', async ({ page }) => {
  await signInAs(page, 'Amina Yusuf')
  await expect(page.getByRole('link', { name: 'Manage' })).toHaveCount(0)
  await page.goto('/admin/people')
  await expect(page).not.toHaveURL(/\/admin/)
})

test('an administrator adds a person, who chooses a password with the code and is in; then is suspended and is out', async ({
  page,
  browser,
  baseURL,
}) => {
  const expectNoComplaints = listenForComplaints(page)
  await signInAs(page, 'Sandra Tapp')
  await page.goto('/admin/people/add')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bethan Locke')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(`bethan.locke.${run}@example.org`)
  await page.getByRole('textbox', { name: 'Profession' }).fill('Dietitian')
  await page.getByText('Taw Ward', { exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'Taw Ward' })).toBeChecked()
  await page.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('heading', { name: 'One-time access code' })).toBeVisible()
  const code = await page.locator('code').innerText()

  const home = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'en-GB' })
  const bethan = await home.newPage()
  await bethan.goto(`/welcome#${code}`)
  await expect(bethan.getByRole('heading', { name: 'Welcome, Bethan Locke' })).toBeVisible()
  expect(bethan.url()).not.toContain(code)
  await bethan.getByLabel('New password').fill('short')
  await bethan.getByLabel('New password').fill('lantern orchard seven')
  await bethan.getByRole('button', { name: 'Choose password and sign in' }).click()
  await expect(bethan.getByRole('button', { name: /Bethan Locke/ })).toBeVisible()

  await page.getByRole('link', { name: 'Open Bethan Locke' }).click()
  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('Suspended: cannot sign in or be written to')).toBeVisible()
  await expect(bethan).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(page.getByText('Can sign in')).toBeVisible()
  await home.close()
  expectNoComplaints()
})

test('a list of staff is looked through before anything is written, and only its good rows are added', async ({
  page,
}) => {
  await signInAs(page, 'Sandra Tapp')
  await page.goto('/admin/import')
  const list = [
    'Name,E-mail,Profession,Teams',
    `Ines Duarte,ines.duarte.${run}@example.org,Nurse,Taw Ward`,
    'Nobody At All,not an address,Nurse,Taw Ward',
  ].join('\n')
  await page.getByRole('textbox', { name: 'Or paste the rows here' }).fill(list)
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(
    page.getByRole('heading', { name: '1 of 2 rows can be added; 1 needs attention.' }),
  ).toBeVisible()
  await expect(page.getByRole('row', { name: /Nobody At All/ })).toContainText('Left out')
  await page.getByRole('button', { name: 'Add only the good row' }).click()
  await expect(page.getByRole('heading', { name: '1 person was added' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Ines Duarte/ })).toBeVisible()
})

test('a new ward has a place, a team and its people', async ({ page }) => {
  await signInAs(page, 'Sandra Tapp')
  await page.goto('/admin/places')
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Add a place' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(`Lynton ${run}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`Lynton ${run}`, { exact: true })).toBeVisible()

  await page.goto('/admin/teams')
  await page.getByRole('button', { name: 'Add a team' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(`Lynton ${run} team`)
  await page.getByRole('dialog').getByRole('button', { name: 'Add team' }).click()
  await expect(page.getByRole('heading', { name: `Lynton ${run} team`, level: 1 })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find people to add' }).fill('siobhan kelly')
  await page.getByRole('button', { name: 'Add Siobhan Kelly' }).click()
  await expect(page.getByRole('button', { name: 'Take Siobhan Kelly out of the team' })).toBeVisible()
})
