import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import { ask } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { arrive, holderOf, phone } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

const nurses = ['Ellie Frost', 'Kwame Asante'] as const
const team = 'Clovelly Ward'

test('a site manager asks who can cover a shift, two nurses answer, and she asks again those who did not', async ({
  browser,
}) => {
  const [ellie, kwame] = [await arrive(browser, nurses[0], phone), await arrive(browser, nurses[1])]
  const manager = await arrive(browser, await holderOf(ellie, 'Site manager'))
  const words = `Who can cover the night on Clovelly, ${Date.now() % 100_000}?`

  await manager.getByRole('button', { name: 'New message' }).first().click()
  await manager.getByRole('dialog').getByRole('button', { name: 'New broadcast' }).click()
  await manager.getByRole('searchbox', { name: /Find a team, place/ }).fill(team)
  await manager.getByRole('button', { name: `${team} Team`, exact: true }).click()
  await expect(manager.getByText(`It goes to ${team}. For whoever is off duty it waits`)).toBeVisible()
  await manager.getByRole('button', { name: 'Send broadcast' }).click()
  await expect(manager.getByRole('alert').filter({ hasText: 'Write what they should know.' })).toBeVisible()
  await manager.getByRole('textbox', { name: 'Message' }).fill(words)
  await manager.getByRole('button', { name: 'I can come', exact: true }).click()
  await manager.getByRole('button', { name: 'I cannot come', exact: true }).click()
  await manager.reload()
  await expect(manager.getByRole('textbox', { name: 'Message' })).toHaveValue(words)
  await expect(manager.getByRole('textbox', { name: 'Button 2' })).toHaveValue('I cannot come')
  await manager.getByRole('button', { name: 'Send broadcast' }).click()

  const figures = manager.getByRole('status').filter({ hasText: 'answered' })
  await expect(figures).toContainText(/^0 of \d+ people answered/)
  await expect(broadcast(ellie, words)).toContainText('Broadcast from Victoria Tremlett')
  await broadcast(ellie, words).getByRole('button', { name: 'I can come' }).click()
  await expect(group(manager, 'I can come: 1')).toContainText('Ellie Frost')
  await broadcast(kwame, words).getByRole('button', { name: 'I cannot come' }).click()
  await expect(group(manager, 'I cannot come: 1')).toContainText('Kwame Asante')
  await expect(figures).toContainText(/^2 of \d+ people answered/)

  await expect(broadcast(ellie, words)).toHaveCount(0)
  await ellie.getByRole('link', { name: /^Broadcasts/ }).click()
  await expect(broadcast(ellie, words)).toContainText('You answered: I can come')

  await group(manager, /^No answer yet/)
    .getByRole('link', { name: 'Ask them again' })
    .click()
  await expect(manager.getByText('It goes to those who have not answered.')).toBeVisible()
  await expect(manager.getByRole('textbox', { name: 'Message' })).toHaveValue(words)
  await manager.getByRole('textbox', { name: 'Message' }).fill(`Again: ${words}`)
  await manager.getByRole('button', { name: 'Send broadcast' }).click()
  await expect(manager.getByText(`Again: ${words}`).first()).toBeVisible()
  const others = group(manager, /^No answer yet/)
  await expect(others).not.toContainText('Ellie Frost')
  await expect(others.getByRole('listitem').first()).toBeVisible()
  await expect(broadcast(kwame, `Again: ${words}`)).toHaveCount(0)

  await manager.getByRole('button', { name: 'Close' }).click()
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Close it' }).click()
  await expect(manager.getByText(/^Closed/).first()).toBeVisible()
})

test('a broadcast waits for whoever is off duty, and neither rings nor counts', async ({ browser }) => {
  const chosen = 'Harriet Coles'
  const doctor = await arrive(browser, chosen)
  expect((await ask(doctor, api.duty.myDuty, {})).duty.state).toBe('off')
  const manager = await arrive(browser, await holderOf(doctor, 'Site manager'))
  const words = `Teaching moves to Tuesday, ${Date.now() % 100_000}`
  await send(manager, words, [])
  await expect(broadcast(doctor, words)).toBeVisible()
  await expect(doctor.getByText('Broadcast from Victoria Tremlett')).toHaveCount(1)
  await expect(doctor).toHaveTitle(/^(?!\()/)
  await expect(doctor.getByRole('navigation', { name: 'Main menu' })).not.toContainText('broadcast')
  await broadcast(doctor, words).getByRole('button', { name: 'Mark as read' }).click()
  await expect(broadcast(doctor, words)).toHaveCount(0)
})

for (const view of views) {
  test(`every screen of broadcasts is accessible and fits, on a ${view.name}`, async ({ browser }) => {
    const nurse = await arrive(browser, nurses[0], asView(view))
    const name = await holderOf(nurse, 'Site manager')
    const manager = await arrive(browser, name, asView(view))
    const words = `Who can cover the night, ${view.name}?`
    const id = await send(manager, words, ['I can come', 'I cannot come', 'Half of it'])
    await expect(broadcast(nurse, words)).toBeVisible()
    await expectToStand(nurse, 'above-the-conversations')
    await nurse.goto('/messages/broadcasts')
    await broadcast(nurse, words).getByRole('button', { name: 'Half of it' }).click()
    await expect(broadcast(nurse, words)).toContainText('You answered: Half of it')
    await expectToStand(nurse, 'received')

    await manager.goto(`/messages/broadcasts/${id}`)
    await expect(group(manager, 'Half of it: 1')).toContainText('Ellie Frost')
    await expectToStand(manager, 'sent')
    await manager.getByRole('button', { name: 'Close' }).click()
    await expect(manager.getByRole('alertdialog')).toBeVisible()
    await expectToStand(manager, 'close', { within: '[role=alertdialog]' })
    await manager.getByRole('button', { name: 'Cancel' }).click()
    await manager.goto('/messages/broadcasts')
    await expect(manager.getByRole('heading', { name: 'Sent by you' })).toBeVisible()
    await expectToStand(manager, 'list')
    await manager.goto('/messages/broadcasts/new')
    await manager.getByRole('button', { name: /Everyone on duty/ }).click()
    await manager.getByRole('button', { name: 'I can come', exact: true }).click()
    await manager.getByRole('button', { name: 'Words of your own' }).click()
    await manager.getByRole('button', { name: 'Send broadcast' }).click()
    await expect(manager.getByText(/Write on every button/).first()).toBeVisible()
    await expectToStand(manager, 'new')
  })
}

/** Sends to the ward as whoever is signed in there, and answers with the broadcast's id. */
async function send(manager: Page, body: string, options: string[]): Promise<string> {
  const { teams } = await ask(manager, api.identity.listTeams, {})
  const teamId = teams.find(({ name }) => name === team)?.id ?? ''
  const audience = [{ kind: 'team' as const, id: teamId }]
  const sent = await ask(manager, api.messaging.sendBroadcast, { audience, body, options })
  return sent.broadcast.id
}

/** A broadcast that is for me, by words in it. */
function broadcast(page: Page, words: string) {
  return page.getByRole('article').filter({ hasText: words })
}

/** Those who gave one answer, by their heading. */
function group(page: Page, title: string | RegExp) {
  return page.getByRole('region', { name: title })
}
