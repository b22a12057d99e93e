import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import {
  amina,
  ask,
  choose,
  composer,
  daniel,
  ffion,
  message,
  open,
  personId,
  signIn,
  startGroup,
} from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

for (const view of views) {
  test(`every screen of messaging is accessible and fits, on a ${view.name}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const nurse = await signIn(browser, amina, asView(view))
    const doctor = await signIn(browser, daniel)
    const group = await conversationWithEverything(nurse, doctor)
    const looked = async (name: string, within?: string) => {
      if (within) await expect(nurse.locator(within).last()).toBeVisible()
      // A conversation at a desk has buttons for a mouse.
      await expectToStand(nurse, name, { within, fingers: false })
    }

    await nurse.goto('/messages')
    await expect(nurse.getByRole('list', { name: 'Conversations' }).getByRole('link').first()).toBeVisible()
    await looked('list')
    await nurse.getByRole('searchbox', { name: 'Find a conversation' }).fill('zzz')
    await looked('list-empty')

    await nurse.getByRole('button', { name: 'New message' }).click()
    await expect(nurse.getByRole('list', { name: 'People found' }).getByRole('button').first()).toBeVisible()
    await looked('new-message', '[role=dialog]')
    await nurse.getByRole('button', { name: 'Start a group instead' }).click()
    await nurse.getByRole('list', { name: 'People found' }).getByRole('button').first().click()
    await looked('new-group', '[role=dialog]')
    await nurse.keyboard.press('Escape')

    await open(nurse, group)
    await expect(message(nurse, 'Everything in one').first()).toBeInViewport()
    await looked('conversation-unread')
    await nurse.getByRole('button', { name: /Newest/ }).click()
    await expect(message(nurse, 'last of all')).toBeInViewport()
    await looked('conversation')

    await message(nurse, 'last of all').focus()
    await nurse.keyboard.press('Enter')
    await expect(nurse.getByRole('menu')).toBeVisible()
    await looked('menu', '[role=menu]')
    await nurse.getByRole('menuitem', { name: 'React' }).click()
    await looked('reactions', '[role=dialog]')
    await nurse.keyboard.press('Escape')
    for (const [action, role, name] of [
      ['Who has seen this', 'dialog', 'receipts'],
      ['Forward', 'dialog', 'forward'],
      ['Withdraw', 'alertdialog', 'withdraw'],
    ] as const) {
      await choose(nurse, 'last of all', action)
      await expect(nurse.getByRole(role)).toBeVisible()
      await looked(name, `[role=${role}]`)
      await nurse.keyboard.press('Escape')
      await expect(nurse.getByRole(role)).toBeHidden()
    }

    await choose(nurse, 'last of all', 'Reply')
    await composer(nurse).pressSequentially('@')
    await expect(nurse.getByRole('option').first()).toBeVisible()
    await looked('composer')
    await nurse.keyboard.press('Escape')
    await nurse.keyboard.press('Escape')
    await composer(nurse).fill('x'.repeat(8010))
    await looked('composer-too-long')
    await composer(nurse).fill('')

    await nurse
      .getByRole('button', { name: /Everything, with|, details$/ })
      .first()
      .click()
    await expect(nurse.getByRole('dialog', { name: 'Details' })).toBeVisible()
    await looked('details', '[role=dialog]')
    await nurse.getByRole('button', { name: 'Add people' }).click()
    await looked('add-people', '[role=dialog]')
    await nurse.keyboard.press('Escape')
    await nurse.keyboard.press('Escape')

    await choose(nurse, 'An answer in the thread', 'Open thread')
    await expect(nurse.getByRole('complementary', { name: 'Thread' })).toContainText('Everything in one')
    await looked('thread')
    await nurse.getByRole('button', { name: 'Close thread' }).click()

    await nurse.goto('/messages/saved')
    await expect(nurse.getByText('last of all').last()).toBeVisible()
    await looked('saved')
    await nurse.goto('/search?text=potassium')
    await expect(nurse.locator('mark').first()).toBeVisible()
    await nurse.getByRole('button', { name: 'Filters' }).click()
    await looked('search')
    await nurse.goto('/messages/01980000-0000-7000-8000-000000000000')
    await expect(nurse.getByText('This conversation is not here any more')).toBeVisible()
    await looked('not-here')
  })
}

/** A group in which every kind of message stands. */
async function conversationWithEverything(nurse: Page, doctor: Page): Promise<string> {
  const group = await startGroup(
    nurse,
    'Everything, with a rather long title that must not push anything away',
    [daniel, ffion],
  )
  const other = await startGroup(nurse, 'Elsewhere', [daniel])
  const say = async (page: Page, body: string, replyToId?: string, conversationId = group) =>
    (
      await ask(page, api.messaging.sendMessage, {
        conversationId,
        body,
        ...(replyToId ? { replyToId } : {}),
      })
    ).messageId
  const me = await personId(nurse, amina)
  const root = await say(
    doctor,
    `Everything in one: **bold**, _italic_, \`K 5.9\`, <@person:${me}>, https://www.nhs.uk/a-page.\n- potassium 5.9\n- creatinine 180\n1. repeat\n2. review\n> was said before\n\`\`\`\nNa 140  K 5.9\n\`\`\``,
  )
  await ask(nurse, api.messaging.reactToMessage, { messageId: root, emoji: '👍', present: true })
  await ask(nurse, api.messaging.pinMessage, { messageId: root, pinned: true })
  await say(nurse, 'An answer in the thread', root)
  await say(
    doctor,
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
  )
  await say(doctor, 'مرحبا، المريض في السرير 4 بحاجة إلى مراجعة potassium 5.9')
  const withdrawn = await say(doctor, 'written to the wrong group')
  await ask(doctor, api.messaging.withdrawMessage, { messageId: withdrawn })
  const corrected = await say(nurse, 'Bed 3')
  await ask(nurse, api.messaging.editMessage, { messageId: corrected, body: 'Bed 4, potassium 5.9' })
  const elsewhere = await say(doctor, 'Said elsewhere first', undefined, other)
  await ask(nurse, api.messaging.forwardMessage, { messageId: elsewhere, conversationId: group })
  const last = await say(nurse, 'This is the last of all', root)
  await ask(nurse, api.messaging.saveForLater, { messageId: last, saved: true })
  return group
}
