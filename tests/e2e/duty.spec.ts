import { api, type Role } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { plainRole } from '../../packages/testkit/src/plain-role.ts'
import { asMoment, signInFresh, signOffNow } from './support/duty.ts'
import { ask, composer, message, newId, open, personId, say } from './support/hospital.ts'
import { test } from './support/test.ts'

const administrator = 'Sandra Tapp'

test('a nurse signs on in two taps, with the role that the rota proposes', async ({ browser }) => {
  const admin = await signInFresh(browser, administrator)
  const role = await addRole(admin, 'Discharge lead')
  const nurse = await signInFresh(browser, 'Eleri Morgan', { viewport: { width: 320, height: 640 } })
  await signOffNow(nurse)
  const from = asMoment(-30)
  const until = asMoment(8 * 60)
  await ask(admin, api.duty.addShift, {
    personId: await personId(admin, 'Eleri Morgan'),
    roleId: role.id,
    placeId: null,
    from,
    until,
  })

  await expect(nurse.getByText(/^The rota has you on/)).toBeVisible()
  await nurse.getByRole('button', { name: 'Sign on', exact: true }).click()
  const sheet = nurse.getByRole('dialog', { name: 'Sign on' })
  await expect(sheet.getByRole('checkbox', { name: role.name })).toBeChecked()
  await sheet.getByRole('button', { name: 'Sign on' }).click()

  await expect(sheet).toBeHidden()
  await expect(nurse.getByRole('button', { name: /^On duty/ })).toBeVisible()
  const { duty, holding } = await ask(nurse, api.duty.myDuty, {})
  expect(duty).toMatchObject({ state: 'on' })
  expect(holding.map(({ id }) => id)).toEqual([role.id])
})

test('a role with two open items is handed over in one step, while a third arrives', async ({ browser }) => {
  const admin = await signInFresh(browser, administrator)
  const role = await addRole(admin, 'Stroke nurse on call')
  const [giver, taker, asker] = await Promise.all(
    ['Tom Ashdown', 'Poppy Langdon', 'Ravi Subramaniam'].map((name) => signInFresh(browser, name)),
  )
  if (!giver || !taker || !asker) throw new Error('three people are needed')
  await Promise.all([giver, taker, asker].map(beOnDuty))
  await ask(giver, api.duty.takeRole, { roleId: role.id, displace: false })
  for (const reason of ['Slurred speech in bay 2', 'New facial droop in bay 4']) {
    const { escalation } = await raise(asker, role.id, reason)
    await ask(giver, api.escalation.accept, { escalationId: escalation.id })
  }

  await giver.goto('/messages')
  await giver.getByRole('button', { name: /^On duty/ }).click()
  await giver.getByRole('dialog').getByRole('button', { name: 'Go off duty' }).click()
  const goingOff = giver.getByRole('dialog', { name: 'Go off duty' })
  await expect(goingOff.getByRole('heading', { name: 'You hold 2 urgent items' })).toBeVisible()
  await expect(goingOff.getByRole('button', { name: 'Go off duty' })).toHaveCount(0)
  await giver.keyboard.press('Escape')

  await giver.goto(`/directory/roles/${role.id}`)
  await giver.getByRole('button', { name: 'Hand over' }).click()
  await giver.getByRole('searchbox', { name: 'Find a colleague on duty' }).fill('Poppy')
  await giver.getByRole('button', { name: /Poppy Langdon/ }).click()
  await expect(taker.getByText(`Tom Ashdown offers you ${role.name}, with 2 open items.`)).toBeVisible()

  const third = await raise(asker, role.id, 'Fitting in bay 6')
  await taker.getByRole('button', { name: 'Accept', exact: true }).first().click()
  await expect(heldBy(giver).getByText('Poppy Langdon')).toBeVisible()
  const open = await ask(taker, api.escalation.listOpen, {})
  const mine = open.escalations.filter(({ acceptedBy }) => acceptedBy !== null)
  expect(mine.map(({ reason }) => reason).sort()).toEqual([
    'New facial droop in bay 4',
    'Slurred speech in bay 2',
  ])
  expect(open.escalations.some(({ id }) => id === third.escalation.id)).toBe(true)
})

test('a consultant goes off duty; a colleague sees the cover before writing, and writes there', async ({
  browser,
}) => {
  const admin = await signInFresh(browser, administrator)
  const cover = await addRole(admin, 'Stroke consultant on call')
  const consultant = await signInFresh(browser, 'Peter Vaughan')
  const covering = await signInFresh(browser, 'Rosa Lindqvist')
  const nurse = await signInFresh(browser, 'Yetunde Bello')
  await Promise.all([consultant, covering, nurse].map(beOnDuty))
  await ask(covering, api.duty.takeRole, { roleId: cover.id, displace: false })

  await consultant.goto('/settings/off-duty')
  await consultant.getByRole('button', { name: /Role/ }).click()
  await consultant.getByRole('option', { name: cover.name }).click()
  await expect(consultant.getByText('Saved. Colleagues see it before they write.')).toBeVisible()
  await consultant.getByRole('button', { name: /^On duty/ }).click()
  await consultant.getByRole('button', { name: 'Go off duty' }).click()
  await consultant
    .getByRole('dialog', { name: 'Go off duty' })
    .getByRole('button', { name: 'Go off duty' })
    .click()
  await expect(consultant.getByRole('button', { name: /^Off duty/ })).toBeVisible()

  const { conversationId } = await ask(nurse, api.messaging.startDirect, {
    personId: await personId(nurse, 'Peter Vaughan'),
  })
  await open(nurse, conversationId)
  await expect(nurse.getByText(`Off duty. Cover: ${cover.name} (Rosa Lindqvist).`)).toBeVisible()
  await expect(composer(nurse)).toHaveAccessibleName(`Message to ${cover.name}`)
  await composer(nurse).fill('Please review bed 3')
  await composer(nurse).press('Enter')
  await expect(nurse).not.toHaveURL(new RegExp(conversationId))
  await expect(message(nurse, 'Please review bed 3')).toBeVisible()
  await covering.goto('/messages')
  await expect(covering.getByText('Please review bed 3').first()).toBeVisible()

  // Said to the person all the same: it waits, and nothing of it rings or counts there.
  await open(nurse, conversationId)
  await nurse.getByRole('button', { name: 'To Peter Vaughan, for later' }).click()
  await say(nurse, 'Minutes of the audit meeting')
  await consultant.goto('/messages')
  await expect(consultant.getByText('Minutes of the audit meeting').first()).toBeVisible()
  await expect(consultant).toHaveTitle(/^[^(]/)
  await expect(
    consultant.getByRole('navigation', { name: 'Main menu' }).getByText('unread messages'),
  ).toHaveCount(0)
})

test('signing out proposes going off duty', async ({ browser }) => {
  const nurse = await signInFresh(browser, 'Jerome Baptiste')
  await beOnDuty(nurse)
  await nurse.getByRole('button', { name: /settings and signing out/ }).click()
  await nurse.getByRole('menuitem', { name: 'Sign out' }).click()
  await nurse.getByRole('button', { name: 'Go off duty and sign out' }).click()
  await expect(nurse).toHaveURL(/\/sign-in/)
  const again = await signInFresh(browser, 'Jerome Baptiste')
  await expect(again.getByRole('button', { name: /^Off duty/ })).toBeVisible()
  await expect(again.getByText(/^Off duty.*Messages wait for you\./)).toBeVisible()
})

test('a holder who is displaced is told by whom', async ({ browser }) => {
  const admin = await signInFresh(browser, administrator)
  const role = await addRole(admin, 'Bed manager')
  const holder = await signInFresh(browser, 'Emily Watts')
  const other = await signInFresh(browser, 'Maria Santos')
  await Promise.all([holder, other].map(beOnDuty))
  await holder.goto(`/directory/roles/${role.id}`)
  await holder.getByRole('button', { name: 'Take this role' }).click()
  await expect(holder.getByText(`You hold ${role.name} now.`)).toBeVisible()
  await other.goto(`/directory/roles/${role.id}`)
  await other.getByRole('button', { name: 'Take over', exact: true }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Take over' }).click()
  await expect(holder.getByText(`Maria Santos took over ${role.name}.`)).toBeVisible()
  await expect(holder.getByRole('button', { name: 'Take over', exact: true })).toBeVisible()
})

async function addRole(admin: Page, name: string): Promise<Role> {
  const { role } = await ask(admin, api.duty.addRole, {
    name: `${name} ${newId().slice(-4)}`,
    ...plainRole,
  })
  return role
}

function heldBy(page: Page) {
  return page.getByRole('region', { name: 'Held now by' })
}

async function beOnDuty(page: Page): Promise<void> {
  const { duty, holding } = await ask(page, api.duty.myDuty, {})
  if (duty.state === 'on') return
  await ask(page, api.duty.signOn, {
    from: 'site',
    roleIds: holding.map(({ id }) => id),
    placeId: null,
    telephone: null,
    until: null,
    displace: false,
  })
}

function raise(page: Page, roleId: string, reason: string) {
  return ask(page, api.messaging.sendUrgent, { to: { kind: 'role', id: roleId }, urgency: 'urgent', reason })
}
