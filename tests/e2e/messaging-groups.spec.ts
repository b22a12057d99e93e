import { expect } from '@playwright/test'
import { amina, daniel, ffion, message, open, row, say, signIn, startGroup } from './support/hospital.ts'
import { test } from './support/test.ts'

test('a group is renamed, a colleague added without what was said before, muted, and left', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const pharmacist = await signIn(browser, ffion)
  const group = await startGroup(nurse, 'Bay C', [daniel])
  await open(nurse, group)
  await say(nurse, 'said before she came')

  await nurse.getByRole('button', { name: 'Details', exact: true }).click()
  const details = nurse.getByRole('dialog', { name: 'Details' })
  await details.getByRole('button', { name: 'Rename' }).click()
  await nurse.getByRole('textbox', { name: /^Title/ }).fill('Bay C discharges')
  await nurse
    .getByRole('dialog', { name: 'Rename the group' })
    .getByRole('button', { name: 'Rename' })
    .click()
  await expect(details).toContainText('Bay C discharges')

  await details.getByRole('button', { name: 'Add people' }).click()
  const adding = nurse.getByRole('dialog', { name: 'Add people' })
  await adding.getByRole('searchbox').fill(ffion)
  await adding.getByRole('button', { name: new RegExp(ffion) }).click()
  await adding.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(details.getByRole('listitem').filter({ hasText: ffion })).toContainText(
    'does not see earlier messages',
  )
  await details.getByRole('button', { name: '1 hour' }).click()
  await expect(details).toContainText('Muted until')
  await nurse.keyboard.press('Escape')
  await say(nurse, 'said after she came')

  await row(pharmacist, group).click()
  await expect(message(pharmacist, 'said after she came')).toBeVisible()
  await expect(pharmacist.getByRole('log')).not.toContainText('said before she came')

  await pharmacist.getByRole('button', { name: 'Details', exact: true }).click()
  await pharmacist.getByRole('button', { name: 'Leave this group' }).click()
  await pharmacist.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(pharmacist.getByText('This conversation is not here any more')).toBeVisible()
  await expect(row(pharmacist, group)).toHaveCount(0)
})
