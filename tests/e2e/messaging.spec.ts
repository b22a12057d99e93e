import { api } from '@baton/contract'
import { expect } from '@playwright/test'
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
  row,
  say,
  signIn,
  startGroup,
} from './support/hospital.ts'
import { test } from './support/test.ts'

test('a nurse writes to a doctor, who sees who is speaking; the nurse sees sent, delivered and seen', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Bed 4 bloods', [daniel])
  await open(nurse, group)
  await say(nurse, 'Potassium 5.9 in bed 4, please review')

  await expect(row(doctor, group)).toContainText('1 unread message')
  await expect(message(nurse, 'Potassium')).toContainText('Delivered')
  await row(doctor, group).click()
  await expect(message(doctor, 'Potassium')).toContainText('Amina Yusuf')
  await expect(message(doctor, 'Potassium')).toContainText('Staff nurse')
  await expect(doctor.getByRole('log').getByText('1 unread message', { exact: true })).toBeVisible()
  await expect(message(nurse, 'Potassium')).toContainText('Seen')

  await composer(doctor).pressSequentially('On my')
  await expect(nurse.getByText(/Daniel is typing/).first()).toBeVisible()
})

test('who has seen a message is told by name', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Handover at eight', [daniel, ffion])
  await open(nurse, group)
  await say(nurse, 'Handover is in the seminar room')
  await row(doctor, group).click()
  await expect(message(nurse, 'seminar room')).toContainText('Seen 1 of 2')

  await choose(nurse, 'seminar room', 'Who has seen this')
  const dialog = nurse.getByRole('dialog', { name: 'Who has this message' })
  await expect(dialog.getByRole('heading', { name: /^Seen/ })).toContainText('(1)')
  await expect(dialog).toContainText('Daniel Okafor')
  await expect(dialog.getByRole('heading', { name: /^Not delivered yet/ })).toBeVisible()
  await expect(dialog).toContainText('Ffion Rees')
})

test('a message is answered, reacted to, corrected, forwarded with its author, and withdrawn', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Theatre list', [daniel])
  const title = `Pharmacy queries ${Date.now()}`
  const other = await startGroup(nurse, title, [ffion])
  await open(nurse, group)
  await open(doctor, group)
  await say(nurse, 'Mrs Penrose is first on the list')

  await choose(doctor, 'Mrs Penrose', 'Reply')
  await say(doctor, 'Thank you, consent is signed')
  await expect(message(nurse, 'consent is signed')).toContainText('Mrs Penrose is first')

  await message(doctor, 'first on the list').first().focus()
  await doctor.keyboard.press('Enter')
  await doctor.getByRole('menuitem', { name: 'React' }).click()
  await doctor.getByRole('button', { name: 'thumbs up' }).click()
  await expect(
    message(nurse, 'first on the list')
      .first()
      .getByRole('button', { name: /👍 from Daniel Okafor/ }),
  ).toBeVisible()

  await message(nurse, 'first on the list').first().focus()
  await nurse.keyboard.press('e')
  await composer(nurse).fill('Mrs Penrose is second on the list')
  await composer(nurse).press('Enter')
  await expect(message(doctor, 'second on the list').first()).toContainText('edited')
  await message(doctor, 'second on the list')
    .first()
    .getByRole('button', { name: /edited/ })
    .click()
  await expect(doctor.getByRole('dialog', { name: 'Earlier versions' })).toContainText('first on the list')
  await doctor.keyboard.press('Escape')

  await message(nurse, 'consent is signed').focus()
  await nurse.keyboard.press('f')
  await nurse.getByRole('dialog').getByRole('searchbox').fill(title)
  await nurse.getByRole('dialog').getByRole('button', { name: title }).click()
  await nurse.getByRole('button', { name: `Forward to ${title}` }).click()
  await open(nurse, other)
  await expect(message(nurse, 'consent is signed')).toContainText('Written by Daniel Okafor')

  await open(nurse, group)
  await choose(nurse, 'second on the list', 'Reply')
  await nurse.keyboard.press('Escape')
  await message(nurse, 'second on the list').first().focus()
  await nurse.keyboard.press('Enter')
  await nurse.getByRole('menuitem', { name: 'Withdraw' }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(message(doctor, 'This message was withdrawn')).toBeVisible()
  await expect(doctor.getByRole('log')).not.toContainText('second on the list')
})

test('a thread shows an answer beside the conversation and never hides it there', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Discharges today', [daniel])
  await open(nurse, group)
  await open(doctor, group)
  await say(nurse, 'D2 waits for medicines')
  await choose(doctor, 'D2 waits', 'Reply')
  await say(doctor, 'Signed just now')

  await message(nurse, 'D2 waits').first().getByRole('button', { name: '1 reply' }).click()
  const thread = nurse.getByRole('complementary', { name: 'Thread' })
  await expect(thread).toContainText('Signed just now')
  await thread.getByRole('textbox').fill('Thank you, transport is booked')
  await thread.getByRole('textbox').press('Enter')
  await expect(thread).toContainText('transport is booked')
  await expect(message(doctor, 'transport is booked')).toBeVisible()
})

test('two devices of one person show the same unread counts', async ({ browser }) => {
  const ward = await signIn(browser, amina)
  const phone = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(doctor, 'Two devices', [amina])
  for (const body of ['one', 'two', 'three']) {
    await ask(doctor, api.messaging.sendMessage, { conversationId: group, body })
  }
  for (const device of [ward, phone]) await expect(row(device, group)).toContainText('3 unread messages')
  await row(phone, group).click()
  for (const device of [ward, phone]) {
    await expect(row(device, group)).not.toContainText('unread message')
  }
})

test('a draft goes from one device to the other', async ({ browser }) => {
  const ward = await signIn(browser, amina)
  const phone = await signIn(browser, amina)
  const group = await startGroup(ward, 'Half a thought', [daniel])
  await open(ward, group)
  await composer(ward).fill('Could you look at')
  await expect(row(phone, group)).toContainText('Draft: Could you look at')
})

test('a nurse who is taken out of a group while connected sees it end', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(doctor, 'Interview panel', [amina, ffion])
  await open(nurse, group)
  await say(nurse, 'I can do Tuesday')
  await ask(doctor, api.messaging.removeMember, {
    conversationId: group,
    personId: await personId(doctor, amina),
  })
  await expect(nurse.getByText('This conversation is not here any more')).toBeVisible()
  await expect(row(nurse, group)).toHaveCount(0)
  await ask(doctor, api.messaging.sendMessage, { conversationId: group, body: 'Amina must not read this' })
  await expect(nurse.getByText('Amina must not read this')).toHaveCount(0)
})

test('a colleague is named with @, found by search, and the message opens where it stands', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const pharmacist = await signIn(browser, ffion)
  const group = await startGroup(nurse, 'Medicines questions', [ffion])
  await open(nurse, group)
  await composer(nurse).pressSequentially('Is vancomycin in stock, @ff')
  await expect(nurse.getByRole('option', { name: /Ffion Rees/ })).toBeVisible()
  await nurse.keyboard.press('Enter')
  await nurse.keyboard.press('Enter')
  await expect(row(pharmacist, group)).toContainText('1 mention of you')
  await expect(pharmacist.getByText('Amina Yusuf mentioned you')).toBeVisible()

  await pharmacist.goto('/search')
  await pharmacist.getByRole('searchbox', { name: 'Search in messages' }).fill('vancomycin')
  const found = pharmacist.getByRole('list', { name: 'Messages found' }).getByRole('link').first()
  await expect(found.locator('mark')).toHaveText(/vancomycin/i)
  await found.click()
  await expect(message(pharmacist, 'Is vancomycin in stock, @Ffion Rees')).toBeFocused()
})

test('a person starts a direct message and a group from the list', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  await nurse.getByRole('button', { name: 'New message' }).click()
  await nurse.getByRole('searchbox', { name: 'Find a colleague' }).fill('Ffion')
  await nurse
    .getByRole('dialog')
    .getByRole('button', { name: /Ffion Rees/ })
    .click()
  await expect(nurse.getByRole('textbox', { name: 'Message to Ffion Rees' })).toBeVisible()

  await nurse.getByRole('button', { name: 'New message' }).click()
  await nurse.getByRole('button', { name: 'Start a group instead' }).click()
  await nurse.getByRole('textbox', { name: /What is it called/ }).fill('Weekend cover')
  await nurse.getByRole('searchbox', { name: 'Find colleagues to add' }).fill('Daniel Okafor')
  await nurse
    .getByRole('dialog')
    .getByRole('button', { name: /Daniel Okafor/ })
    .first()
    .click()
  await nurse.getByRole('button', { name: 'Start with 2 members' }).click()
  await expect(nurse.getByRole('textbox', { name: 'Message to Weekend cover' })).toBeVisible()
})
