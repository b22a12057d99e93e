import { readFile } from 'node:fs/promises'
import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { onDuty } from './support/calling.ts'
import { controls, withDevices } from './support/calls.ts'
import { amina, ask, daniel, ffion } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

test.use({ launchOptions: await withDevices() })

/** A title that a second run on the same hospital does not meet again. */
const title = (words: string) => `${words} ${Date.now().toString(36)}`

/** The day so many days from now, as a field takes it. */
function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' })
}

async function fillIn(page: Page, { name, on, last }: { name: string; on: string; last?: string }) {
  await page.getByLabel('Title', { exact: true }).fill(name)
  await page.getByLabel('Day', { exact: true }).fill(on)
  await page.getByLabel('From', { exact: true }).fill('15:00')
  await expect(page.getByLabel('Until', { exact: true })).toHaveValue('15:30')
  if (last !== undefined) {
    await page.getByRole('button', { name: /How often/ }).click()
    await page.getByRole('option', { name: 'Every week', exact: true }).click()
    await page.getByLabel('Last day').fill(last)
  }
  await page.getByRole('button', { name: 'Add people' }).click()
  const picker = page.getByRole('dialog', { name: 'Add people' })
  await picker.getByRole('searchbox').fill('Daniel')
  await picker.getByRole('button', { name: new RegExp(daniel) }).click()
  await picker.getByRole('button', { name: 'Done' }).click()
}

test('CAL28, CAL29, CAL31: a weekly meeting is arranged, replied to, put into a calendar, changed and cancelled, and everyone asked is told', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const registrar = await onDuty(browser, daniel)
  const name = title('Lung MDT')
  await registrar.goto('/meetings')
  await nurse.goto('/meetings')
  await nurse.getByRole('button', { name: 'Arrange a meeting' }).click()

  // What stands in the way is said, and what was written survives a reload.
  await nurse.getByRole('button', { name: 'Arrange', exact: true }).click()
  await expect(nurse.getByText('Choose whom to ask: a person, a role or a team.').first()).toBeVisible()
  await fillIn(nurse, { name, on: day(3), last: day(40) })
  await nurse.getByLabel('Agenda').fill('1. New referrals')
  await nurse.reload()
  await expect(nurse.getByLabel('Title', { exact: true })).toHaveValue(name)
  await expect(nurse.getByRole('list', { name: 'Asked' })).toContainText(daniel)
  await nurse.getByRole('button', { name: 'Arrange', exact: true }).click()
  await expect(nurse.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(nurse.getByText(/15:00 to 15:30 · Every week until/)).toBeVisible()

  const rows = registrar.getByRole('link').filter({ hasText: name })
  await expect(rows.first()).toContainText('Not answered')
  expect(await rows.count()).toBeGreaterThan(4)
  await rows.first().click()
  await expect(registrar.getByText('1. New referrals')).toBeVisible()
  await registrar.getByText('I come', { exact: true }).click()
  await expect(nurse.getByRole('listitem').filter({ hasText: daniel })).toContainText('Coming')
  await expect(registrar.getByRole('button', { name: 'Change', exact: true })).toHaveCount(0)

  const download = registrar.waitForEvent('download')
  await registrar.getByRole('button', { name: 'Add to calendar' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.ics$/)
  const ics = await readFile(await file.path(), 'utf8')
  expect(ics).toContain('BEGIN:VCALENDAR')
  expect(ics.replaceAll(/\r\n[ \t]/g, '')).toContain(name)
  expect(ics).toContain('T150000')

  await nurse.getByRole('button', { name: 'Change', exact: true }).click()
  await nurse.getByLabel('From', { exact: true }).fill('16:00')
  await nurse.getByText('This one and those that follow').click()
  await nurse.getByRole('button', { name: 'Save' }).click()
  await expect(registrar.getByText(/16:00 to 16:30/).first()).toBeVisible()

  await nurse.getByRole('button', { name: 'Cancel it' }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Cancel the meeting' }).click()
  await expect(nurse.getByText('Cancelled', { exact: true }).first()).toBeVisible()
  await expect(registrar.getByRole('link', { name: 'Join' })).toHaveCount(0)
  await expect(rows.first()).toContainText('Cancelled')
  await expect(rows.nth(1)).not.toContainText('Cancelled')
})

test('CAL23, CAL25: whoever was asked joins with one press; afterwards the record says who was there, and nobody else finds it', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const name = title('Huddle')
  await nurse.goto('/meetings')
  await nurse.getByRole('button', { name: 'Meet now' }).click()
  const dialog = nurse.getByRole('dialog', { name: 'Meet now' })
  await dialog.getByLabel('Title', { exact: true }).fill(name)
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await nurse.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(controls(nurse).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })
  const meetingId = /meetings\/([^/]+)\/room/.exec(nurse.url())?.[1] ?? ''
  await ask(nurse, api.calls.end, { meetingId })
  await nurse.goto(`/meetings/${meetingId}`)
  await expect(nurse.getByRole('region', { name: 'Who was there' })).toContainText(amina)
  await expect(nurse.getByRole('region', { name: 'Before' })).toContainText(name)
  const pharmacist = await onDuty(browser, ffion)
  await pharmacist.goto(`/meetings/${meetingId}`)
  await expect(pharmacist.getByText('This is not here, or is not yours to see.')).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the list, a meeting and the form stand up to it', async ({ browser }) => {
      const nurse = await onDuty(browser, amina, asView(view))
      const stands = (name: string) => expectToStand(nurse, name)
      await nurse.goto('/meetings/new')
      await nurse.getByRole('button', { name: 'Arrange', exact: true }).click()
      await stands('form with mistakes')
      await fillIn(nurse, { name: title('Board round'), on: day(2) })
      await stands('form')
      await nurse.getByRole('button', { name: 'Arrange', exact: true }).click()
      await expect(nurse.getByRole('button', { name: 'Make a link' })).toBeVisible()
      await nurse.getByRole('button', { name: 'Make a link' }).click()
      await expect(nurse.getByLabel('The link', { exact: true })).toBeVisible()
      await stands('meeting')
      await nurse.goto('/meetings')
      await expect(nurse.getByRole('link').filter({ hasText: 'Board round' }).first()).toBeVisible()
      await stands('list')
    })
  })
}
