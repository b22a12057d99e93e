import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { plainRole } from '../../packages/testkit/src/plain-role.ts'
import { expectAccessible } from './support/axe.ts'
import { signInFresh } from './support/duty.ts'
import { expectNoSidewaysScroll } from './support/fits.ts'
import { ask, composer, message, row, say } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { foundOrganisation } from './support/organisation.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { administrator, arrive, phone } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

/** Names that a second run on the same server does not meet again. */
const run = Date.now().toString(36)
const home = 'St Brannoc’s University Hospitals'
/** In charge of a ward of the community hospital. */
const nurseOfMole = 'Colin Westaway'
const hospice = `Moor View Hospice ${run}`
const role = `Hospice nurse on call ${run}`
/** Looks after the hospice, and holds its role today. */
const bryony = 'Bryony Lake'

/** The role with somebody on duty who holds it. Returns its id. */
async function takeRole(page: Page): Promise<string> {
  const { role: added } = await ask(page, api.duty.addRole, {
    name: role,
    ...plainRole,
    purpose: 'Symptoms at home, beds, the family',
  })
  const duty = { from: 'site' as const, placeId: null, telephone: null, until: null, displace: false }
  await ask(page, api.duty.signOn, { ...duty, roleIds: [added.id] })
  return added.id
}

/** Makes a code and reads it, with the keyboard. */
async function makeCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Connect an organisation' }).press('Enter')
  await page.getByRole('button', { name: 'Make a code' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Copy the code' })).toBeFocused()
  const code = await page.locator('code').innerText()
  await page.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  return code
}

/** Types a code and looks whose it is, with the keyboard. */
async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Enter a code' }).press('Enter')
  const field = page.getByRole('textbox', { name: 'The other organisation’s code' })
  await expect(field).toBeFocused()
  await field.fill(code)
  await field.press('Enter')
}

async function openAffiliations(page: Page): Promise<void> {
  await page.goto('/admin/affiliations')
  await expect(page.getByRole('heading', { name: 'Roles that they may turn to' })).toBeVisible()
}

test('two administrators connect their organisations, a nurse turns to a role of the other and is answered, and when they part her conversation closes by itself', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const hers = await foundOrganisation(browser, baseURL ?? '', { name: hospice, administrator: bryony })
  const expectNoComplaints = listenForComplaints(hers)
  const his = await signInFresh(browser, administrator)
  const roleId = await takeRole(hers)

  await openAffiliations(hers)
  await expect(hers.getByRole('heading', { name: 'No organisation is connected' })).toBeVisible()
  await expect(hers.getByRole('heading', { name: 'No role yet' })).toBeVisible()
  await openAffiliations(his)
  const takenBack = await makeCode(his)
  await his
    .getByRole('button', { name: /^Take back/ })
    .first()
    .press('Enter')
  await expect(his.getByRole('status', { name: 'Notices' })).toContainText('The code was taken back')
  const code = await makeCode(his)
  await expect(his.getByText(code)).toHaveCount(0)

  await test.step('a code that was taken back connects nobody; the other one says whose it is first (AFF1, AFF2)', async () => {
    await enterCode(hers, takenBack)
    await expect(hers.getByRole('dialog').getByRole('alert')).toContainText(
      'This code is not right, was used, or is too old.',
    )
    await hers.getByRole('textbox', { name: 'The other organisation’s code' }).fill(code)
    await hers.getByRole('textbox', { name: 'The other organisation’s code' }).press('Enter')
    await expect(hers.getByRole('dialog')).toContainText(`This code is from ${home}.`)
    await expectAccessible(hers)
    const connect = hers.getByRole('button', { name: `Connect with ${home}` })
    await expect(connect).toBeFocused()
    await connect.press('Enter')
    await expect(hers.getByRole('button', { name: `Disconnect ${home}` })).toBeVisible()
    // The other administrator sees it by himself, and no code waits any more.
    await expect(his.getByRole('button', { name: `Disconnect ${hospice}` })).toBeVisible()
  })

  const nurse = await arrive(browser, nurseOfMole, phone)
  await test.step('she finds the role once it is named, and not before (AFF8)', async () => {
    await lookFor(nurse, role)
    await expect(nurse.getByRole('heading', { name: /^Nobody found for/ })).toBeVisible()
    await hers.goto(`/admin/roles/${roleId}`)
    const named = hers.getByRole('switch', {
      name: 'People of connected organisations may turn to this role',
    })
    await named.press('Space')
    await expect(named).toBeChecked()
    // The window stays where it is: the page scrolls in it.
    expect(await hers.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0)
    await openAffiliations(hers)
    await expect(hers.getByRole('link', { name: role })).toBeVisible()
    await lookFor(nurse, role)
    await nurse
      .getByRole('region', { name: `${hospice}, another organisation` })
      .getByRole('link', { name: role })
      .click()
    await expect(nurse.getByRole('heading', { name: role, level: 2 })).toBeVisible()
    await expectToStand(nurse, 'another organisation')
  })

  const question = `May Mr Abbott come to you tonight? (${run})`
  const answer = `Yes, from six; the family may stay (${run})`
  await nurse.getByRole('button', { name: 'Message', exact: true }).press('Enter')
  await nurse.waitForURL(/\/messages\/[0-9a-f-]{36}$/)
  const conversationId = new URL(nurse.url()).pathname.split('/').at(-1) ?? ''
  await composer(nurse).fill(question)
  await nurse.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(message(nurse, question)).toBeVisible()
  await expectToStand(nurse, 'turned to')

  await test.step('it is answered, and each reads from where the other is (AFF13)', async () => {
    await hers.goto('/messages')
    await expect(row(hers, conversationId)).toContainText(`from ${home}`)
    await row(hers, conversationId).press('Enter')
    await expect(message(hers, question)).toContainText(`${nurseOfMole} (${home})`)
    await expectAccessible(hers)
    await expectNoSidewaysScroll(hers)
    await say(hers, answer)
    await expect(message(nurse, answer)).toContainText(bryony)
    await expect(nurse.getByText(`at ${hospice}`).filter({ visible: true })).toBeVisible()
  })

  await test.step('nobody finds her there, nor writes to her by name (AFF7, AFF8)', async () => {
    const { people } = await ask(hers, api.identity.searchDirectory, { text: nurseOfMole })
    expect(people).toEqual([])
  })

  await test.step('when they part, her conversation closes within seconds, and stays where it was written (AFF3)', async () => {
    await his.getByRole('button', { name: `Disconnect ${hospice}` }).press('Enter')
    const sure = his.getByRole('alertdialog', { name: `Disconnect ${hospice}?` })
    await expect(sure).toContainText('At once, their people can read and write nothing here any more')
    await expectAccessible(his)
    const parted = Date.now()
    await sure.getByRole('button', { name: 'Disconnect' }).press('Enter')
    await expect(nurse.getByRole('heading', { name: 'This conversation is not here any more' })).toBeVisible()
    expect(Date.now() - parted).toBeLessThan(15_000)
    await expect(composer(nurse)).toHaveCount(0)
    await expect(his.getByRole('button', { name: `Disconnect ${hospice}` })).toHaveCount(0)
    await nurse.goto('/messages')
    await expect(nurse.getByRole('list', { name: 'Conversations' })).toBeVisible()
    await expect(row(nurse, conversationId)).toHaveCount(0)
    await lookFor(nurse, role)
    await expect(nurse.getByRole('heading', { name: /^Nobody found for/ })).toBeVisible()
    await expect(message(hers, question)).toBeVisible()
    await openAffiliations(hers)
    await expect(hers.getByRole('heading', { name: 'No organisation is connected' })).toBeVisible()
  })
  expectNoComplaints()
})

for (const view of views) {
  test(`what administrators see of connected organisations is accessible and fits, on a ${view.name}`, async ({
    browser,
  }) => {
    const page = await signInFresh(browser, administrator, asView(view))
    const looked = (name: string) => expectToStand(page, name)
    await openAffiliations(page)
    await expect(page.getByRole('button', { name: /^Disconnect Severn/ })).toBeVisible()
    await expect(page.getByRole('link', { name: /Site manager/ })).toBeAttached()
    await looked('connected')
    await page.getByRole('button', { name: 'Connect an organisation' }).click()
    await expect(page.getByRole('button', { name: 'Make a code' })).toBeVisible()
    await looked('inviting')
    await page.getByRole('button', { name: 'Make a code' }).click()
    await expect(page.getByRole('button', { name: 'Copy the code' })).toBeVisible()
    await looked('code')
    const code = await page.locator('code').innerText()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { name: 'Codes that nobody has used' })).toBeVisible()
    await looked('waiting')
    await enterCode(page, code)
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      'the code is your own organisation’s',
    )
    await looked('refused')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Disconnect Severn/ }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await looked('disconnecting')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('link', { name: /Site manager/ }).click()
    await expect(page.getByRole('switch', { name: /^People of connected organisations/ })).toBeChecked()
    await looked('role')
  })
}

async function lookFor(page: Page, words: string): Promise<void> {
  await page.goto('/directory')
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill(words)
}
