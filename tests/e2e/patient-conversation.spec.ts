import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect, type Page } from '@playwright/test'
import { amina, ask, composer, daniel, message, personId, row, say, signIn } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { enter } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { administrator, arrive } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

/** Names that a second run on the same hospital does not meet again. */
const run = Date.now()
  .toString(36)
  .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
const stranger = 'Ellie Frost'

/** The conversation about a patient from their page, opened by whoever looks. */
async function openFromPatient(page: Page, patientId: string): Promise<void> {
  await page.goto(`/patients/${patientId}`)
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await page.getByRole('button', { name: 'Open the conversation' }).click()
  await expect(page.getByRole('link', { name: 'Write' })).toBeVisible()
}

function said(page: Page) {
  return page.getByRole('list', { name: 'Messages about this patient' })
}

test('a nurse writes about a patient, the registrar reads it at the patient and answers from the inbox, and the timeline shows both', async ({
  browser,
}) => {
  const [nurse, registrar] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const expectNoComplaints = listenForComplaints(nurse)
  const family = `Penhale${run}`
  const title = `${family.toUpperCase()}, Morwenna`
  const patient = await enter(nurse, { family, ward: 'Taw Ward', bed: 'C4' })

  await openFromPatient(nurse, patient.id)
  await expect(
    nurse.getByText(/^Only you are in this conversation. \d+ others? who may see this patient can open/),
  ).toBeVisible()
  await nurse.getByRole('link', { name: 'Write' }).click()
  const banner = nurse.getByRole('region', { name: `Patient: ${title}` })
  await expect(banner).toContainText('5 July 1948')
  await expect(banner.getByRole('list', { name: 'Alerts' })).toContainText('Penicillin')
  await say(nurse, 'Not passed water since noon')
  await expect(banner).toBeInViewport()
  await expect(nurse).toHaveTitle(/Conversation about a patient/)

  await openFromPatient(registrar, patient.id)
  await expect(said(registrar)).toContainText('Not passed water since noon')
  await expect(said(registrar)).toContainText(amina)
  const { conversationId } = await ask(registrar, api.messaging.startAboutPatient, { patientId: patient.id })
  await registrar.goto('/messages')
  await row(registrar, conversationId).click()
  await say(registrar, 'Please scan her bladder; I will come')
  await expect(message(nurse, 'Please scan her bladder')).toBeVisible()
  await expect(nurse.getByText(/Daniel Okafor are in this conversation/)).toBeVisible()

  await ask(nurse, api.tasks.request, {
    ...plainTask,
    type: 'catheter',
    reason: 'Retention, 700 ml on the scan',
    patientId: patient.id,
    requestedFor: { kind: 'person', id: await personId(nurse, daniel) },
  })
  await nurse.goto(`/patients/${patient.id}`)
  await nurse.getByRole('tab', { name: 'Timeline' }).click()
  const today = nurse.getByRole('region', { name: 'Today' }).getByRole('listitem')
  await expect(today).toHaveCount(4)
  await expect(today.nth(0)).toContainText('Asked for: catheter')
  await expect(today.nth(1)).toContainText('Please scan her bladder')
  await expect(today.nth(2)).toContainText('Not passed water since noon')
  await expect(today.nth(3)).toContainText('Entered. Moved to Taw Ward, bed C4')
  await nurse.getByRole('button', { name: /^Messages/ }).click()
  await expect(today).toHaveCount(2)
  await today.nth(0).getByRole('link', { name: 'Message' }).click()
  await expect(message(nurse, 'Please scan her bladder')).toBeVisible()
  expectNoComplaints()
})

test('a colleague without a relation opens neither the conversation nor the patient', async ({ browser }) => {
  const [nurse, other] = [await signIn(browser, amina), await arrive(browser, stranger)]
  const patient = await enter(nurse, { family: `Hosken${run}`, ward: 'Taw Ward' })
  await openFromPatient(nurse, patient.id)
  const { conversationId } = await ask(nurse, api.messaging.startAboutPatient, { patientId: patient.id })
  await other.goto(`/messages/${conversationId}`)
  await expect(other.getByText(/not here/)).toBeVisible()
  await other.goto(`/patients/${patient.id}`)
  await expect(other.getByRole('tab', { name: 'Conversation' })).toHaveCount(0)
  await expect(other.getByRole('textbox', { name: 'Reason' })).toBeVisible()
})

/** Two records of one patient, each written about, and the first merged into the second. */
async function enteredTwice(nurse: Page, manager: Page, family: string) {
  const [first, second] = [
    await enter(nurse, { family: `Rowse${family}`, ward: 'Taw Ward' }),
    await enter(nurse, { family: `Rouse${family}`, ward: 'Taw Ward' }),
  ]
  const of = async (patientId: string) =>
    (await ask(nurse, api.messaging.startAboutPatient, { patientId })).conversationId
  const [one, other] = [await of(first.id), await of(second.id)]
  const body = 'Her hearing aid is in the drawer'
  await ask(nurse, api.messaging.sendMessage, { conversationId: one, body })
  const reason = 'Entered twice'
  await ask(manager, api.patients.mergePatients, { patientId: first.id, intoPatientId: second.id, reason })
  return { first, one, other }
}

test('what was written under a merged record stands under a line that says which, and only read', async ({
  browser,
}) => {
  const [nurse, manager] = [await signIn(browser, amina), await arrive(browser, administrator)]
  const { first, one, other } = await enteredTwice(nurse, manager, run)
  await nurse.goto(`/messages/${other}`)
  const line = nurse.getByText(/^Written under another record, merged into this one: ROWSE/)
  await expect(line).toContainText(`hospital number ${first.hospitalNumber}`)
  await expect(nurse.getByRole('list', { name: /^Messages under ROWSE/ })).toContainText('hearing aid')
  await expect(row(nurse, one)).toHaveCount(0)
  await nurse.goto(`/messages/${one}`)
  await expect(nurse.getByText(/This record was merged into another/)).toBeVisible()
  await expect(composer(nurse)).toHaveCount(0)
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the conversation about a patient and the timeline stand up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, asView(view))
      // A conversation at a desk has buttons for a mouse.
      const stands = (name: string, fingers = false) => expectToStand(page, name, { fingers })
      const { found } = await ask(page, api.patients.search, { text: 'Edith Tregenza' })
      const edith = found.find(({ family }) => family === 'Tregenza')
      if (!edith) throw new Error('Edith Tregenza is not here')
      const about = { patientId: edith.id }
      const { conversationId } = await ask(page, api.messaging.startAboutPatient, about)

      await page.goto(`/messages/${conversationId}`)
      await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible()
      await expect(page.getByText(/are in this conversation/)).toBeVisible()
      await expect(message(page, 'Her urine grew a coliform')).toBeVisible()
      await expect(composer(page)).toBeInViewport()
      await stands('conversation')
      await page.getByRole('button', { name: /, details$/ }).click()
      await expect(page.getByRole('heading', { name: /^May open it/ })).toBeVisible()
      await stands('details')
      await page.goto(`/patients/${edith.id}`)
      await page.getByRole('tab', { name: 'Conversation' }).click()
      await expect(said(page)).toContainText('Her urine grew a coliform')
      await stands('tab', true)
      await page.getByRole('tab', { name: 'Timeline' }).click()
      await expect(page.getByRole('link', { name: 'Message', exact: true }).first()).toBeVisible()
      await stands('timeline', true)
      const fresh = await enter(page, { family: `Trembath${run}`, ward: 'Taw Ward' })
      await page.goto(`/patients/${fresh.id}`)
      await page.getByRole('tab', { name: 'Conversation' }).click()
      await expect(page.getByRole('button', { name: 'Open the conversation' })).toBeVisible()
      await stands('nothing yet', true)
      await page.goto('/messages')
      await page
        .getByRole('button', { name: /^Patients/ })
        .first()
        .click()
      await expect(row(page, conversationId)).toBeVisible()
      await stands('inbox')
      const { one, other } = await enteredTwice(page, await arrive(browser, administrator), run)
      await page.goto(`/messages/${other}`)
      await expect(page.getByRole('list', { name: /^Messages under ROWSE/ })).toContainText('hearing aid')
      await stands('merged')
      await page.goto(`/messages/${one}`)
      await expect(page.getByText(/This record was merged into another/)).toBeVisible()
      await stands('only read')
    })
  })
}
