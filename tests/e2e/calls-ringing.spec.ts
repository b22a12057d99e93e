import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { calling, dock, onDuty, ringing } from './support/calling.ts'
import { controls, expectToHear, withDevices } from './support/calls.ts'
import { amina, ask, composer, daniel, open, personId } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { card, phone, roleNamed } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

test.use({ launchOptions: await withDevices() })

test('CAL1, CAL2: a nurse calls from a conversation; it rings on both devices of the registrar, and answered on one it stops on the other', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const desk = await onDuty(browser, daniel)
  const pocket = await onDuty(browser, daniel, phone)
  const { conversationId } = await ask(nurse, api.messaging.startDirect, {
    personId: await personId(nurse, daniel),
  })
  await open(nurse, conversationId)
  await nurse.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(calling(nurse)).toContainText(`Ringing ${daniel}`)

  for (const device of [desk, pocket]) {
    await expect(ringing(device)).toContainText(amina)
    await expect(ringing(device)).toContainText('From a conversation')
    // Nothing is answered by a key that somebody happens to type.
    await expect(ringing(device).getByRole('heading', { name: 'Call', exact: true })).toBeFocused()
  }
  await ringing(desk).getByRole('button', { name: 'Answer with sound' }).click()
  await expect(ringing(pocket)).toHaveCount(0)
  await expect(desk).toHaveURL(/\/meetings\/[^/]+\/room$/)
  await expect(controls(desk).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })
  await expect(calling(nurse)).toHaveCount(0)
  await Promise.all([nurse, desk].map(expectToHear))

  // One works in the rest of Baton meanwhile, and is heard.
  await desk.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: /Tasks/ }).click()
  await expect(dock(desk)).toContainText(`Call with ${amina}`)
  await expectToHear(nurse)
  await dock(desk).getByRole('button', { name: 'Mute', exact: true }).click()
  await expect(dock(desk).getByRole('button', { name: 'Unmute' })).toBeVisible()
  await dock(desk).getByRole('link', { name: /Back/ }).click()
  await expect(controls(desk).getByRole('button', { name: 'Unmute' })).toBeVisible()
  await desk.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: /Tasks/ }).click()
  await dock(desk).getByRole('button', { name: 'Leave' }).click()
  await expect(dock(desk)).toHaveCount(0)
  // A call of two ends with it (CAL8).
  await expect(controls(nurse)).toHaveCount(0)
})

test('CAL5, CAL6: a consultant who is off duty is not rung; whoever calls is told who covers before anything rings, and calls there', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const consultant = await onDuty(browser, 'Dr Helen Marchetti')
  await ask(consultant, api.duty.signOff, {})
  const consultantId = await personId(nurse, 'Dr Helen Marchetti')
  await nurse.goto(`/directory/${consultantId}`)
  await nurse.getByRole('button', { name: 'Call', exact: true }).click()
  const dialog = nurse.getByRole('dialog', { name: 'Nobody can be rung' })
  await expect(dialog).toContainText('Off duty. Medical consultant on call covers.')
  await expect(dialog.getByRole('button', { name: /^Ring/ })).toHaveCount(0)
  await expectAccessible(nurse)
  await dialog.getByRole('button', { name: 'Call Medical consultant on call' }).click()
  await expect(calling(nurse)).toContainText('Ringing')
  await expect(ringing(consultant)).toHaveCount(0)
  const { meetings } = await ask(consultant, api.calls.listMine, {})
  expect(meetings.filter(({ kind, endedAt }) => kind === 'call' && endedAt === null)).toEqual([])
  await calling(nurse).getByRole('button', { name: 'Cancel the call' }).click()
  await expect(calling(nurse)).toHaveCount(0)
})

test('CAL3: a call that was missed stands in the list and in the menu until it has been seen', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const registrar = await onDuty(browser, daniel)
  await nurse.goto(`/directory/${await personId(nurse, daniel)}`)
  await nurse.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(ringing(registrar)).toBeVisible()
  await ringing(registrar).getByRole('button', { name: 'Silence here' }).click()
  await expect(ringing(registrar)).toHaveCount(0)
  await expect(registrar.getByRole('region', { name: `Call from ${amina}` })).toBeVisible()
  await calling(nurse).getByRole('button', { name: 'Cancel the call' }).click()
  await expect(registrar.getByRole('region', { name: `Call from ${amina}` })).toHaveCount(0)

  const menu = registrar.getByRole('navigation', { name: 'Main menu' })
  await expect(menu.getByText(/missed calls/)).toBeAttached()
  await menu.getByRole('link', { name: /Meetings/ }).click()
  const missed = registrar.getByRole('region', { name: 'Missed', exact: true })
  await expect(missed).toContainText(amina)
  await registrar.reload()
  await expect(missed).toContainText(amina)
  await expect(missed.getByRole('button', { name: 'Call back', exact: true }).first()).toBeVisible()
  const seen = missed.getByRole('button', { name: /^Seen/ })
  for (let left = await seen.count(); left > 0; left -= 1) {
    await seen.first().click()
    await expect(seen).toHaveCount(left - 1)
  }
  await expect(missed).toHaveCount(0)
  await expect(menu.getByText(/missed calls/)).toHaveCount(0)
})

test('CAL2: whoever declines on one device is left in peace on all, and the caller sees it', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const [desk, pocket] = [await onDuty(browser, daniel), await onDuty(browser, daniel, phone)]
  await nurse.goto(`/directory/${await personId(nurse, daniel)}`)
  await nurse.getByRole('button', { name: 'Call with camera' }).click()
  await expect(ringing(pocket)).toContainText('Camera call')
  await ringing(pocket).getByRole('button', { name: 'Decline' }).click()
  await expect(ringing(desk)).toHaveCount(0)
  await expect(calling(nurse)).toContainText('Declined')
  await calling(nurse).getByRole('button', { name: 'Cancel the call' }).click()
})

test('whoever accepts something urgent calls back whoever raised it, with one press', async ({ browser }) => {
  const nurse = await onDuty(browser, amina)
  const registrar = await onDuty(browser, daniel)
  const role = await roleNamed(nurse, 'Medical registrar on call')
  const reason = `Potassium 6.9, bed ${Date.now() % 1000}`
  await ask(nurse, api.messaging.sendUrgent, {
    to: { kind: 'role', id: role.id },
    urgency: 'urgent',
    reason,
    callBack: '4480',
  })
  await registrar.goto('/urgent')
  await card(registrar, reason).getByRole('button', { name: 'Accept' }).click()
  await card(registrar, reason).getByRole('button', { name: 'Call back', exact: true }).click()
  await expect(ringing(nurse)).toContainText(daniel)
  await expect(ringing(nurse)).toContainText('About something urgent')
  await ringing(nurse).getByRole('button', { name: 'Answer with sound' }).click()
  await Promise.all([nurse, registrar].map(expectToHear))
  await controls(nurse).getByRole('button', { name: 'Leave' }).click()
  await nurse.goto('/urgent')
  await card(nurse, reason).getByRole('button', { name: 'Cancel' }).click()
})

test('CAL1: a call can be begun from a role, a team, a task and a patient', async ({ browser }) => {
  const nurse = await onDuty(browser, amina)
  const role = await roleNamed(nurse, 'Medical registrar on call')
  await nurse.goto(`/directory/roles/${role.id}`)
  await expect(nurse.getByRole('button', { name: 'Call', exact: true })).toBeVisible()
  const { teams } = await ask(nurse, api.identity.listTeams, {})
  await nurse.goto(`/directory/teams/${teams[0]?.id}`)
  await expect(nurse.getByRole('button', { name: 'Call', exact: true })).toBeVisible()
  const { places } = await ask(nurse, api.identity.listPlaces, {})
  const wardId = places.find(({ name }) => name === 'Taw Ward')?.id ?? ''
  const { patients } = await ask(nurse, api.patients.listWard, { wardId })
  const patientId = patients[0]?.id ?? null
  const { task } = await ask(nurse, api.tasks.request, {
    ...plainTask,
    reason: 'Potassium again, to be talked about',
    requestedFor: { kind: 'role', id: role.id },
    patientId,
  })
  await nurse.goto(`/tasks/${task.id}`)
  await expect(nurse.getByRole('button', { name: 'Call about this', exact: true })).toBeVisible()
  await nurse.goto(`/patients/${patientId}`)
  await expect(nurse.getByRole('button', { name: 'Call about this patient', exact: true })).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('what rings, what is missed and whom one calls stand up to it', async ({ browser }) => {
      const nurse = await onDuty(browser, amina, asView(view))
      const registrar = await onDuty(browser, daniel, asView(view))
      const call = async () => {
        await nurse.goto(`/directory/${await personId(nurse, daniel)}`)
        await nurse.getByRole('button', { name: 'Call', exact: true }).click()
      }
      await call()
      await expect(ringing(registrar)).toBeVisible()
      await expectToStand(registrar, 'ringing')
      await ringing(registrar).getByRole('button', { name: 'Silence here' }).click()
      await expectAccessible(registrar)
      await calling(nurse).getByRole('button', { name: 'Cancel the call' }).click()
      // Once more: it rings for a time only, and looking takes its own.
      await call()
      await expect(calling(nurse)).toBeVisible()
      await expectToStand(nurse, 'calling', { fingers: false })
      await calling(nurse).getByRole('button', { name: 'Cancel the call' }).click()
      await registrar.goto('/meetings')
      await expect(registrar.getByRole('region', { name: 'Missed', exact: true })).toBeVisible()
      await expectToStand(registrar, 'missed')
    })
  })
}

test('a key that is typed as it begins to ring answers nothing, and the keyboard answers', async ({
  browser,
}) => {
  const nurse = await onDuty(browser, amina)
  const registrar = await onDuty(browser, daniel)
  const { conversationId } = await ask(registrar, api.messaging.startDirect, {
    personId: await personId(registrar, amina),
  })
  await open(registrar, conversationId)
  await composer(registrar).fill('The bloods')
  await nurse.goto(`/directory/${await personId(nurse, daniel)}`)
  await nurse.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(ringing(registrar)).toBeVisible()
  await registrar.keyboard.press('Enter')
  await registrar.keyboard.press('Space')
  await expect(ringing(registrar)).toBeVisible()
  await registrar.keyboard.press('Escape')
  await expect(ringing(registrar)).toHaveCount(0)
  await expect(composer(registrar)).toHaveValue('The bloods')
  await registrar
    .getByRole('region', { name: `Call from ${amina}` })
    .getByRole('button')
    .press('Enter')
  await registrar.keyboard.press('Tab')
  await expect(ringing(registrar).getByRole('button', { name: 'Answer with sound' })).toBeFocused()
  await registrar.keyboard.press('Tab')
  await registrar.keyboard.press('Tab')
  await expect(ringing(registrar).getByRole('button', { name: 'Decline' })).toBeFocused()
  await registrar.keyboard.press('Enter')
  await expect(ringing(registrar)).toHaveCount(0)
})
