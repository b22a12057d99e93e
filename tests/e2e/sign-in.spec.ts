import { expect } from '@playwright/test'
import { listenForComplaints } from './support/no-complaints.ts'
import { signInAs, signOut } from './support/sign-in-as.ts'
import { test } from './support/test.ts'

test('a newcomer to the demonstration is a staff nurse after one press, and the browser has nothing to complain of', async ({
  page,
}) => {
  const expectNoComplaints = listenForComplaints(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await page.getByRole('button', { name: 'Sign in as Amina Yusuf' }).click()
  await expect(page.getByRole('button', { name: /Amina Yusuf/ })).toBeVisible()
  await expect(page.getByText('Connected', { exact: true })).toBeVisible()
  expectNoComplaints()
})

test('any other colleague is found on the sign-in page by name or ward', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('searchbox').fill('ward manager taw')
  await page.getByRole('button', { name: /Margaret Holloway/ }).click()
  await expect(
    page.getByRole('button', { name: /Margaret Holloway, *Ward manager|Margaret Holloway/ }),
  ).toBeVisible()
})

test('someone who followed a link is taken there after signing in', async ({ page }) => {
  await page.goto('/settings/devices')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('button', { name: 'Sign in as Daniel Okafor' }).click()
  await expect(page).toHaveURL(/\/settings\/devices$/)
  await expect(page.getByText('This device')).toBeVisible()
})

test('a link to another site is never followed after signing in', async ({ page, baseURL }) => {
  await page.goto('/sign-in?next=//elsewhere.example/')
  await page.getByRole('button', { name: 'Sign in as Daniel Okafor' }).click()
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeAttached()
  expect(page.url().startsWith(`${baseURL}/`)).toBe(true)
})

test('a wrong password is refused in a sentence, and the address stays while the password does not', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await page.getByText('Sign in with a password or passkey instead').click()
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('nobody@example.org')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The e-mail address or password is not right.')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await page.reload()
  await page.getByText('Sign in with a password or passkey instead').click()
  await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('nobody@example.org')
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
  expect(kept).not.toContain('not the password')
})

test('a person adds a passkey, signs out, and signs in with it', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signInAs(page, 'Grace Adeyemi')
  await page.goto('/settings/signing-in')
  await expect(page.getByRole('heading', { name: 'No passkeys yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Passkey added')
  await signOut(page)
  await page.getByText('Sign in with a password or passkey instead').click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('button', { name: /Grace Adeyemi/ })).toBeVisible()

  await page.goto('/settings/signing-in')
  await page.getByRole('button', { name: /^Remove / }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(
    // The shell keeps empty places for what is urgent.
    page
      .getByRole('alert')
      .filter({ hasText: /\S/ })
      .or(page.getByRole('heading', { name: 'No passkeys yet' })),
  ).toBeVisible()
})

test('signing out on another device ends the page that is open there', async ({ page, browser, baseURL }) => {
  await signInAs(page, 'Tom Ashdown')
  const ward = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'en-GB' })
  const wardPc = await ward.newPage()
  await signInAs(wardPc, 'Tom Ashdown')

  await page.goto('/settings/devices')
  await page.getByRole('button', { name: 'Sign out of all others' }).click()
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(/Signed out of \d+ other device/)
  await expect(wardPc).toHaveURL(/\/sign-in/)
  await expect(wardPc.getByText(/You were signed out/)).toBeVisible()
  await ward.close()
})
