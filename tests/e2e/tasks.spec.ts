import { api, type InputOf } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect, type Locator, type Page } from '@playwright/test'
import { signInFresh } from './support/duty.ts'
import { amina, ask, daniel, signIn, startGroup } from './support/hospital.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { phone, roleNamed } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

const registrarRole = 'Medical registrar on call'

/** A task on a board, by words in it. */
function row(page: Page, words: string) {
  return page.getByRole('article').filter({ hasText: words })
}

/** Patients of Taw Ward, where Amina works, by bed. */
async function onTaw(page: Page) {
  const { places } = await ask(page, api.identity.listPlaces, {})
  const wardId = places.find(({ name }) => name === 'Taw Ward')?.id ?? ''
  return (await ask(page, api.patients.listWard, { wardId })).patients
}

/** Asks the registrar for something, without the screens. */
async function request(page: Page, reason: string, change: Partial<InputOf<typeof api.tasks.request>> = {}) {
  const [role, [patient]] = [await roleNamed(page, registrarRole), await onTaw(page)]
  const { task } = await ask(page, api.tasks.request, {
    ...plainTask,
    reason,
    requestedFor: { kind: 'role', id: role.id },
    patientId: patient?.id ?? null,
    ...change,
  })
  return task
}

/** Which roles stand first depends on who holds which by now. */
async function findRegistrar(sheet: Locator): Promise<void> {
  await sheet.getByRole('searchbox', { name: 'Find a role, team or person' }).fill(registrarRole)
}

/** Something that differs from run to run, as a journey may be tried once more. */
function once(words: string): string {
  return `${words} ${Date.now().toString(36)}`
}

test('a nurse asks for the review of an unwell patient, a doctor accepts and completes it at phone size, and she reads what came of it', async ({
  browser,
}) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel, phone)]
  const [patient] = await onTaw(nurse)
  const name = patient?.family.toUpperCase() ?? ''
  const situation = once('More breathless since noon')

  await nurse.goto('/tasks')
  await nurse.getByRole('button', { name: 'Ask for something' }).first().click()
  const sheet = nurse.getByRole('dialog', { name: 'Ask for something' })
  await sheet.getByRole('button', { name: 'Unwell patient', exact: true }).click()
  await sheet.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(sheet.getByRole('alert')).toContainText('Choose a patient, or a place.')
  await sheet.getByRole('button').filter({ hasText: name }).first().click()
  await sheet.getByRole('textbox', { name: /NEWS2 total/ }).fill('6')
  await expect(sheet.getByText('Observe at least hourly')).toBeVisible()
  await sheet.getByRole('textbox', { name: 'Situation' }).fill(situation)
  // A reload takes nothing away.
  await nurse.reload()
  await nurse.getByRole('button', { name: 'Ask for something' }).first().click()
  await expect(sheet.getByRole('textbox', { name: 'Situation' })).toHaveValue(situation)
  await findRegistrar(sheet)
  await sheet.getByRole('button', { name: registrarRole }).click()
  await expect(sheet.getByText(/is called at once/)).toBeVisible()
  await sheet.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(nurse.getByText(`Asked: ${registrarRole}`)).toBeVisible()

  await registrar.goto('/tasks')
  const asked = row(registrar, situation)
  await expect(asked).toContainText('Urgent')
  await expect(asked).toContainText(name)
  await expect(asked).toContainText('nobody has accepted yet')
  await asked.getByRole('button', { name: 'Accept' }).click()
  await expect(asked).toContainText('You have it')
  await asked.getByRole('link').click()
  await expect(registrar.getByRole('region', { name: new RegExp(`Patient: ${name}`) })).toBeVisible()
  await registrar.getByRole('button', { name: 'Start' }).click()
  await registrar.getByRole('button', { name: 'Done' }).click()
  await registrar.getByRole('textbox', { name: /Outcome/ }).fill('Furosemide given, repeat NEWS2 in an hour')
  await registrar.getByRole('button', { name: 'Say that it is done' }).click()
  await expect(registrar.getByText(/^Done by you/)).toBeVisible()

  await nurse.getByRole('button', { name: 'Board: For me' }).click()
  await nurse.getByRole('menuitem', { name: 'Asked by me' }).click()
  const done = row(nurse, situation)
  await expect(done).toContainText('Done by Daniel Okafor')
  await done.getByRole('link').click()
  await expect(nurse.getByText('Furosemide given, repeat NEWS2 in an hour').first()).toBeVisible()
  await expect(nurse.getByText('You have not read it yet')).toBeVisible()
  await nurse.getByRole('main').getByRole('button', { name: 'I have read it' }).last().click()
  await expect(nurse.getByText(/Read by you at/)).toBeVisible()
})

test('asking for the review of an unwell patient with an SBAR takes little but the typing, and what was wrong in it is corrected', async ({
  browser,
}) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const [patient] = await onTaw(nurse)
  const name = patient?.family.toUpperCase() ?? ''
  const situation = once('Drowsy since ten')
  await nurse.goto('/tasks')
  await expect(nurse.getByRole('button', { name: 'Ask for something' }).first()).toBeVisible()
  let typedMs = 0
  let presses = 0
  const sheet = nurse.getByRole('dialog', { name: 'Ask for something' })
  const type = async (label: string | RegExp, words: string) => {
    const began = performance.now()
    await sheet.getByRole('textbox', { name: label }).fill(words)
    typedMs += performance.now() - began
  }
  const press = async (what: ReturnType<Page['getByRole']>) => {
    presses += 1
    await what.click()
  }
  const began = performance.now()
  await press(nurse.getByRole('button', { name: 'Ask for something' }).first())
  await press(sheet.getByRole('button', { name: 'Unwell patient', exact: true }))
  await press(sheet.getByRole('button').filter({ hasText: name }).first())
  await type(/NEWS2 total/, '6')
  await type('Situation', situation)
  await type(/Assessment/, 'Right-sided weakness')
  await type(/Recommendation/, 'Please come')
  const searched = performance.now()
  await findRegistrar(sheet)
  typedMs += performance.now() - searched
  await press(sheet.getByRole('button', { name: registrarRole }))
  await press(sheet.getByRole('button', { name: 'Ask', exact: true }))
  await expect(nurse.getByText(`Asked: ${registrarRole}`)).toBeVisible()
  const tookMs = Math.round(performance.now() - began - typedMs)
  process.stdout.write(
    `asking for a review with an SBAR: ${presses} presses, ${tookMs} ms without the typing\n`,
  )

  await registrar.goto('/tasks')
  await row(registrar, situation).getByRole('button', { name: 'Accept' }).click()
  await nurse.getByRole('button', { name: 'Board: For me' }).click()
  await nurse.getByRole('menuitem', { name: 'Asked by me' }).click()
  await row(nurse, situation).getByRole('link').click()
  await nurse.getByRole('main').getByRole('button', { name: 'More', exact: true }).last().click()
  await nurse.getByRole('menuitem', { name: 'Correct the SBAR' }).click()
  const correcting = nurse.getByRole('dialog', { name: 'Correct the SBAR' })
  await expect(correcting.getByRole('button', { name: 'Correct it' })).toBeDisabled()
  await correcting.getByRole('textbox', { name: /Assessment/ }).fill('Left-sided weakness')
  await correcting.getByRole('button', { name: 'Correct it' }).click()
  await expect(nurse.getByText(/^Corrected by you at/)).toBeVisible()

  await row(registrar, situation).getByRole('link').click()
  await expect(registrar.getByText(/^Corrected by Amina Yusuf at/)).toBeVisible()
  await expect(registrar.getByRole('region', { name: 'SBAR' })).toContainText('Left-sided weakness')
  await expect(registrar.getByText('Assessment before: Right-sided weakness')).toBeVisible()
})

test('of two who accept at once the loser reads who has it', async ({ browser }) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const reason = once('Cultures')
  const task = await request(nurse, reason)

  // Daniel's screen hears nothing from the moment at which somebody else accepts until he has pressed too.
  const held: (string | Buffer)[] = []
  const line = { isHeld: false, release: () => {} }
  await registrar.routeWebSocket(/\/api\/realtime/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (line.isHeld) held.push(message)
      else socket.send(message)
    })
    line.release = () => {
      line.isHeld = false
      for (const message of held.splice(0)) socket.send(message)
    }
  })
  await registrar.goto(`/tasks/${task.id}`)
  const accept = registrar.getByRole('region', { name: 'Bloods' }).getByRole('button', { name: 'Accept' })
  await expect(accept).toBeVisible()
  line.isHeld = true
  await ask(nurse, api.tasks.accept, { taskId: task.id })
  await accept.click()
  await expect.poll(() => held.length).toBeGreaterThan(1)
  line.release()
  await expect(registrar.getByRole('alert').filter({ hasText: 'Amina Yusuf has it.' })).toBeVisible()
  await expect(registrar.getByText('Amina Yusuf has it', { exact: true }).first()).toBeVisible()
  await expect(accept).toHaveCount(0)
})

test('a colleague at home takes three discharge letters and returns one', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  const run = once('Letter')
  for (const number of [1, 2, 3]) {
    await request(nurse, `${run} ${number}`, { type: 'discharge', within: '8-h', remote: true })
  }
  const home = await signInFresh(browser, 'Chloe Bennett')
  await ask(home, api.duty.signOn, { from: 'home', roleIds: [], placeId: null, telephone: null, until: null })
  await home.goto('/tasks')
  await home.getByRole('button', { name: 'Board: For me' }).click()
  await home.getByRole('menuitem', { name: 'From anywhere' }).click()
  for (const number of [1, 2, 3]) {
    const letter = row(home, `${run} ${number}`)
    await letter.getByRole('button', { name: 'Accept' }).click()
    await expect(home.getByText('You have it').first()).toBeVisible()
    await expect(letter.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  }
  await home.getByRole('button', { name: 'Board: From anywhere' }).click()
  await home.getByRole('menuitem', { name: 'For me' }).click()
  await expect(row(home, run)).toHaveCount(3)
  await row(home, `${run} 2`)
    .getByRole('button', { name: /^More for/ })
    .click()
  await home.getByRole('menuitem', { name: 'Give back' }).click()
  await home.getByRole('button', { name: 'Needs somebody on the ward' }).click()
  await home.getByRole('dialog').getByRole('button', { name: 'Give back' }).click()
  await expect(row(home, run)).toHaveCount(2)
  const { tasks } = await ask(home, api.tasks.openBoard, { board: 'remote' })
  expect(tasks.filter(({ reason }) => reason.startsWith(run)).map(({ reason }) => reason)).toEqual([
    `${run} 2`,
  ])
  await ask(home, api.tasks.openBoard, { board: 'mine' }).then(async (mine) => {
    for (const { id } of mine.tasks)
      await ask(home, api.tasks.giveBack, { taskId: id, reason: 'The shift ends' })
  })
  await ask(home, api.duty.signOff, {})
})

test('a message becomes a task, and the keyboard leads along the list', async ({ browser }) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const words = once('Cannula has tissued')
  await request(nurse, once('Before it'), { within: '2-h' })
  const conversationId = await startGroup(nurse, once('Cannulas'), [daniel])
  await ask(nurse, api.messaging.sendMessage, { conversationId, body: words })
  await nurse.goto(`/messages/${conversationId}`)
  const message = nurse.getByRole('log').getByRole('article').filter({ hasText: words })
  await message.focus()
  await nurse.keyboard.press('Enter')
  await nurse.getByRole('menuitem', { name: 'Make a task of this' }).click()
  const sheet = nurse.getByRole('dialog', { name: 'Ask for something' })
  await sheet.getByRole('button', { name: 'Other', exact: true }).click()
  await expect(sheet.getByRole('textbox', { name: /What and why/ })).toHaveValue(words)
  await findRegistrar(sheet)
  await sheet.getByRole('button', { name: registrarRole }).click()
  await sheet.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(nurse.getByText(`Asked: ${registrarRole}`)).toBeVisible()

  await registrar.goto('/tasks')
  await expect(row(registrar, words)).toBeVisible()
  await registrar.getByRole('link', { name: new RegExp(words) }).focus()
  await registrar.keyboard.press('k')
  await expect(registrar.getByRole('link', { name: new RegExp(words) })).not.toBeFocused()
  await registrar.keyboard.press('j')
  await expect(registrar.getByRole('link', { name: new RegExp(words) })).toBeFocused()
  await registrar.keyboard.press('a')
  await expect(row(registrar, words)).toContainText('You have it')
  await registrar.keyboard.press('?')
  await expect(registrar.getByRole('dialog', { name: 'Keys in the list' })).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the board, a task, the form, who has what and the figures stand up to it', async ({ browser }) => {
      const page = await signIn(browser, daniel, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      const nurse = await signIn(browser, amina)
      const reason = once('Group and save')
      const task = await request(nurse, reason, {
        checklist: ['Two samples', 'Label at the bedside'],
        remote: true,
      })
      await page.goto('/tasks')
      await expect(row(page, reason)).toBeVisible()
      await stands('board')
      await ask(page, api.tasks.accept, { taskId: task.id })
      await page.goto(`/tasks/${task.id}`)
      await expect(page.getByRole('checkbox', { name: 'Two samples' })).toBeVisible()
      await stands('task')
      await page.goto('/tasks/load')
      await expect(page.getByText('Tom Ashdown').first()).toBeVisible()
      await stands('load')
      await page.goto('/tasks/figures')
      await expect(page.getByRole('region', { name: 'By kind of task' })).toBeVisible()
      await stands('figures')
      await page.goto('/tasks/templates')
      await page.getByRole('button', { name: /Morning bloods/ }).click()
      await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Morning bloods')
      await stands('templates')
      await page.goto('/tasks')
      await page.getByRole('button', { name: 'Ask for something' }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Unwell patient', exact: true }).click()
      await expect(
        page.getByRole('button', { name: registrarRole }).or(page.getByText('Who is asked?')),
      ).toBeVisible()
      await stands('asking')
    })
  })
}
