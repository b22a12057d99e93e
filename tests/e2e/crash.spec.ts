import { api } from '@baton/contract'
import { expect } from '@playwright/test'
import { amina, ask, daniel, signIn } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

const team = 'Adult cardiac arrest'

test('a nurse calls the crash team in two taps, the registrar comes and arrives, and she sees each step; she stands it down', async ({
  browser,
}) => {
  const phone = { viewport: { width: 320, height: 640 } }
  const [nurse, registrar] = [await signIn(browser, amina, phone), await signIn(browser, daniel, phone)]
  await nurse.goto('/crash')
  await nurse.getByRole('button', { name: team }).click()
  await nurse.getByRole('button', { name: /Taw Ward/ }).click()

  const alert = registrar.getByRole('alertdialog')
  await expect(alert).toContainText('Crash call')
  await expect(alert).toContainText('Taw Ward')
  const row = nurse.getByRole('listitem').filter({ hasText: 'Medical registrar on call' })
  await expect(row).toContainText('Delivered')
  await alert.getByRole('button', { name: 'I am coming' }).click()
  await expect(row).toContainText('Coming')
  await registrar.getByRole('link', { name: /Crash call: Adult cardiac arrest/ }).click()
  await registrar.getByRole('button', { name: 'I have arrived' }).click()
  await expect(row).toContainText('Arrived')
  await expect(nurse.getByRole('status').filter({ hasText: '1 of 5 arrived' })).toBeVisible()

  await nurse.getByRole('button', { name: 'Stand down' }).click()
  await nurse.getByRole('textbox', { name: /How it ended/ }).fill('Return of circulation')
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Stand down' }).click()
  await expect(registrar.getByText(/Stood down by Amina Yusuf/)).toContainText('Return of circulation')
  await expect(registrar.getByRole('button', { name: 'Stand down' })).toHaveCount(0)
})

test('the log names the roles that did not answer a test', async ({ browser }) => {
  const page = await signIn(browser, daniel)
  await page.goto('/crash/log')
  await page.getByRole('tab', { name: 'Tests' }).click()
  await expect(page.getByText(/Did not answer: Anaesthetist on call/)).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the form, the board and the log stand up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      await page.goto('/crash')
      await page.getByRole('button', { name: team }).click()
      await expect(page.getByRole('button', { name: /Taw Ward/ })).toBeEnabled()
      await stands('form')
      const { teams } = await ask(page, api.crash.listTeams, {})
      const teamId = teams.find(({ name }) => name === team)?.id ?? ''
      const { call } = await ask(page, api.crash.raise, { teamId, place: 'Taw Ward, bay 2' })
      await page.goto(`/crash/${call.id}`)
      await expect(page.getByText('Medical registrar on call')).toBeVisible()
      await stands('board')
      await ask(page, api.crash.standDown, { callId: call.id, outcome: null })
      await page.goto('/crash/log')
      await expect(page.getByRole('link', { name: new RegExp(team) }).first()).toBeVisible()
      await stands('log')
    })
  })
}
