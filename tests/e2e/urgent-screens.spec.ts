import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { ask, message } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { administrator, arrive, bar, card, climbTo, holderOf, roleNamed } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

const called = 'Exmoor Ward coordinator'
const next = 'Critical care outreach'

for (const view of views) {
  test(`every screen of what is urgent is accessible and fits, on a ${view.name}`, async ({ browser }) => {
    test.setTimeout(240_000)
    await climbTo(browser, called, next)
    const nurse = await arrive(browser, 'Lucy Trevithick', asView(view))
    const holder = await arrive(browser, await holderOf(nurse, called), asView(view))
    const looked = async (page: Page, name: string, within?: string) => {
      if (within) await expect(page.locator(within).last()).toBeVisible()
      // The conversation around it has targets of its own, which its own test knows.
      await expectToStand(page, name, { within, fingers: page.url().endsWith('/urgent') })
    }

    await nurse.goto('/urgent')
    await expect(nurse.getByRole('heading', { name: 'Urgent', level: 1 })).toBeVisible()
    await looked(nurse, 'list')
    await nurse.getByRole('button', { name: 'Send urgent' }).click()
    await looked(nurse, 'choose', '[role=dialog]')
    await nurse.getByRole('button', { name: called }).click()
    await nurse.getByText('Patient and SBAR').click()
    await nurse.getByLabel('NEWS2 total').fill('7')
    await looked(nurse, 'compose', '[role=dialog]')
    await nurse.keyboard.press('Escape')

    const urgent = await send(nurse, 'urgent', `Falling blood pressure, ${view.name}`)
    await nurse.goto(`/messages/${urgent}`)
    await expect(message(nurse, view.name).last()).toContainText('Nobody has accepted yet')
    await looked(nurse, 'conversation')
    await expect(bar(holder)).toContainText(view.name)
    await looked(holder, 'bar')
    await holder.goto('/urgent')
    await expect(card(holder, view.name).first()).toBeVisible()
    await looked(holder, 'waiting-for-me')
    await card(holder, view.name).first().getByRole('button', { name: 'Not me' }).click()
    await looked(holder, 'not-me')
    await holder.getByRole('button', { name: 'Keep it' }).click()

    await send(nurse, 'emergency', `Collapsed, ${view.name}`)
    await looked(holder, 'emergency', '[role=alertdialog]')
    await holder.getByRole('alertdialog').getByRole('button', { name: 'Accept' }).click()
    await expect(holder.getByRole('alertdialog')).toHaveCount(0)
    await looked(holder, 'accepted')
    await finishAll(nurse)

    const desk = await arrive(browser, administrator, asView(view))
    await desk.goto('/admin/ladders')
    await expect(desk.getByRole('heading', { name: called })).toBeVisible()
    await looked(desk, 'ladders')
    await desk.locator('main').getByRole('button', { name: 'Change', exact: true }).first().click()
    await looked(desk, 'ladder', '[role=dialog]')
  })
}

test('everything urgent can be done with the keyboard, in forced colours', async ({ browser }) => {
  const nurse = await arrive(browser, 'Lucy Trevithick')
  const holder = await arrive(browser, await holderOf(nurse, called), { forcedColors: 'active' })
  await send(nurse, 'emergency', 'Seizure in bay 2')
  const alert = holder.getByRole('alertdialog')
  await expect(alert.getByText('Seizure in bay 2')).toBeVisible()
  await expectAccessible(holder, '[role=alertdialog]')
  await expect(alert.locator(':focus')).toHaveCount(1)
  for (let press = 0; press < 8; press += 1) {
    const focused = await alert.locator(':focus').textContent()
    if (focused?.includes('Accept')) break
    await holder.keyboard.press('Tab')
  }
  await holder.keyboard.press('Enter')
  await expect(alert).toHaveCount(0)
  await finishAll(nurse)
})

/** Sends to the coordinator's role, and answers with the conversation. */
async function send(page: Page, urgency: 'urgent' | 'emergency', reason: string): Promise<string> {
  const { id } = await roleNamed(page, called)
  const { conversationId } = await ask(page, api.messaging.sendUrgent, {
    to: { kind: 'role', id },
    urgency,
    reason,
    callBack: '4111',
    sbar: {
      patient: 'Mrs Test Patient',
      place: 'Exmoor Ward, bay 2, bed 4',
      situation: 'Worse since noon',
      background: 'Day 2 after a fall',
      assessment: 'Drowsy, clammy',
      recommendation: 'Please review now',
      news2: 7,
    },
  })
  return conversationId
}

/** Leaves nothing that would cover the screens of other tests. */
async function finishAll(page: Page): Promise<void> {
  const { escalations } = await ask(page, api.escalation.listOpen, {})
  const me = await ask(page, api.identity.whoAmI, {})
  for (const { id, raisedBy } of escalations) {
    if (raisedBy === me.person.id) await ask(page, api.escalation.cancel, { escalationId: id })
  }
}
