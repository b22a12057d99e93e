import { expect } from '@playwright/test'
import { amina, composer, daniel, message, open, row, signIn, startGroup } from './support/hospital.ts'
import { holdLine } from './support/line.ts'
import { test } from './support/test.ts'

test('what is written while offline survives a reload and is sent once, in order', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  const line = await holdLine(nurse.context())
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Dead spot in the lift', [daniel])
  await open(nurse, group)
  await expect(nurse.getByText('Connected', { exact: true })).toBeAttached()

  await line.cut()
  await expect(nurse.getByText(/^Offline since/)).toContainText('If it is urgent, telephone')
  for (const words of ['first of three', 'second of three', 'third of three']) {
    await composer(nurse).fill(words)
    await composer(nurse).press('Enter')
    await expect(message(nurse, words)).toContainText('Kept here until the connection is back')
  }
  await composer(nurse).fill('a draft as well')
  await nurse.reload()
  await expect(message(nurse, 'third of three')).toContainText('Kept here until the connection is back')
  await expect(composer(nurse)).toHaveValue('a draft as well')
  await expect(row(doctor, group)).not.toContainText('of three')

  line.restore()
  await expect(message(nurse, 'third of three')).toContainText('Delivered')
  await row(doctor, group).click()
  await expect(doctor.getByRole('log').getByRole('article')).toHaveText([
    /first of three/,
    /second of three/,
    /third of three/,
  ])
})
