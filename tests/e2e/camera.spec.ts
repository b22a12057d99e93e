import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { expect, type Page } from '@playwright/test'
import { camera, take, withCamera, workOn } from './support/camera.ts'
import { pdf } from './support/files.ts'
import { amina, ask, composer, daniel, message, open, personId, signIn } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { enter } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { administrator, arrive, phone } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

test.use({ launchOptions: await withCamera() })

/** Names that a second run on the same hospital does not meet again. */
const run = Date.now()
  .toString(36)
  .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))

async function conversationAbout(page: Page, family: string) {
  const patient = await enter(page, { family: `${family}${run}`, ward: 'Taw Ward' })
  const { conversationId } = await ask(page, api.messaging.startAboutPatient, { patientId: patient.id })
  return { patient, conversationId, title: `${family}${run}`.toUpperCase() }
}

test('FIL98, FIL99: a photo is taken on a phone, taken again, cut, blurred, drawn on and sent, and a colleague sees the arrow', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina, phone)
  const expectNoComplaints = listenForComplaints(nurse)
  const { patient, conversationId, title } = await conversationAbout(nurse, 'Angove')
  await open(nurse, conversationId)
  await nurse.getByRole('button', { name: 'Add', exact: true }).click()
  await nurse.getByRole('menuitem', { name: 'Take a photo' }).click()
  await take(nurse)
  await camera(nurse).getByRole('button', { name: 'Retake' }).click()
  await take(nurse)
  await workOn(nurse)
  await camera(nurse).getByRole('button', { name: 'Use photo' }).click()
  await camera(nurse).getByRole('button', { name: 'Done (1)' }).click()
  await expect(camera(nurse).getByRole('region', { name: `Patient: ${title}, Morwenna` })).toBeVisible()
  await expect(camera(nurse).getByRole('button', { name: 'Add 1 photo' })).toBeDisabled()
  await camera(nurse).getByRole('button', { name: 'Patient agreed', exact: true }).click()
  await camera(nurse).getByRole('button', { name: 'Add 1 photo' }).click()
  await expect(camera(nurse)).toHaveCount(0)
  await composer(nurse).fill('Her pressure sore')
  await nurse.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(
    message(nurse, 'Her pressure sore')
      .getByRole('button')
      .filter({ has: nurse.getByRole('img', { name: /drawn on/i }) })
      .or(message(nurse, 'Her pressure sore').getByText(', drawn on')),
  ).toBeVisible({ timeout: 60_000 })

  const doctor = await signIn(browser, daniel)
  await ask(doctor, api.messaging.startAboutPatient, { patientId: patient.id })
  const { files } = await ask(doctor, api.files.listOfPatient, { patientId: patient.id })
  expect(files).toHaveLength(1)
  expect(files[0]).toMatchObject({ consent: 'given', patientId: patient.id, layers: 1 })
  // Half of what the camera saw: what was cut away never left the phone.
  expect((files[0]?.width ?? 0) / (files[0]?.height ?? 1)).toBeLessThan(1)
  await open(doctor, conversationId)
  await message(doctor, 'Her pressure sore')
    .getByRole('button')
    .filter({ has: doctor.getByRole('img') })
    .first()
    .click()
  await expect(doctor.getByText(/^Drawn on by Amina Yusuf at/)).toBeVisible()
  expectNoComplaints()
})

test('FIL99: several photos go in one go to a patient’s page, with the patient and what they rest on said once', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const { patient } = await conversationAbout(nurse, 'Bolitho')
  await nurse.goto(`/patients/${patient.id}`)
  await nurse.getByRole('tab', { name: 'Files' }).click()
  await expect(nurse.getByText('No files yet')).toBeVisible()
  await nurse.getByRole('button', { name: 'Take a photo' }).click()
  for (const count of [1, 2]) {
    await take(nurse)
    await camera(nurse).getByRole('button', { name: 'Use photo' }).click()
    await expect(camera(nurse).getByRole('button', { name: `Done (${count})` })).toBeVisible()
  }
  await camera(nurse).getByRole('button', { name: 'Done (2)' }).click()
  await camera(nurse).getByRole('button', { name: 'In their best interests' }).click()
  await camera(nurse).getByRole('button', { name: 'Add 2 photos' }).click()
  const today = nurse.getByRole('region', { name: 'Today' })
  await expect(today.getByRole('img', { name: /^Photo, added by Amina Yusuf/ })).toHaveCount(2, {
    timeout: 60_000,
  })
  await nurse.getByLabel('Files to add').setInputFiles([pdf('Letter.pdf', ['Dear colleague'])])
  await expect(today.getByRole('button', { name: /^Open PDF, Letter.pdf/ })).toBeVisible({ timeout: 60_000 })
  await today.getByRole('button', { name: /^Open PDF, Letter.pdf/ }).click()
  await expect(nurse.getByRole('img', { name: 'Page 1 of 1' })).toBeVisible()
})

test('whoever is asked for nothing but a photo may say that no patient is in it, and changes their mind before it goes', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const { task } = await ask(nurse, api.tasks.request, {
    ...plainTask,
    type: 'other',
    reason: 'Look at the broken pump',
    requestedFor: { kind: 'person', id: await personId(nurse, daniel) },
    placeId:
      (await ask(nurse, api.identity.listPlaces, {})).places.find(({ kind }) => kind === 'ward')?.id ?? null,
  })
  await nurse.goto(`/tasks/${task.id}`)
  await nurse.getByRole('button', { name: 'Take a photo' }).click()
  await take(nurse)
  await camera(nurse).getByRole('button', { name: 'Use photo' }).click()
  await camera(nurse).getByRole('button', { name: 'Close the camera' }).click()
  await nurse.getByRole('button', { name: 'Keep them' }).click()
  await camera(nurse).getByRole('button', { name: 'Done (1)' }).click()
  await camera(nurse).getByRole('button', { name: 'No patient' }).click()
  await camera(nurse).getByRole('button', { name: 'Add 1 photo' }).click()
  await expect(nurse.getByRole('button', { name: 'Say it' })).toBeEnabled({ timeout: 60_000 })
  await nurse.getByRole('button', { name: 'Say it' }).click()
  await expect(nurse.getByText('added a file')).toBeVisible()
  await expect(
    nurse.getByRole('region', { name: 'Files' }).getByRole('img', { name: /^Photo, added by Amina/ }),
  ).toBeVisible({ timeout: 60_000 })
})

test('a camera that is refused says what to do, and a photo that is here already is cut and blurred all the same', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  await nurse.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  const { patient } = await conversationAbout(nurse, 'Carbis')
  await nurse.goto(`/patients/${patient.id}`)
  await nurse.getByRole('tab', { name: 'Files' }).click()
  await nurse.getByRole('button', { name: 'Take a photo' }).click()
  await expect(camera(nurse).getByRole('alert')).toContainText('allow the camera for Baton')
  const { photo } = await import('./support/files.ts')
  await camera(nurse)
    .getByLabel('Photos')
    .setInputFiles([await photo(nurse, 'from a camera.jpg')])
  await expect(camera(nurse).getByRole('heading', { name: 'Your photo' })).toBeVisible()
  await workOn(nurse)
})

test('an administrator sees what was refused, and how much room there is', async ({ browser }) => {
  const manager = await arrive(browser, administrator)
  await manager.goto('/admin/files')
  await expect(manager.getByText(/Room used/)).toBeVisible()
  await expect(manager.getByRole('heading', { name: 'Waiting, refused, damaged' })).toBeVisible()
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the camera and the places of files stand up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      const { patient } = await conversationAbout(page, 'Dunstan')
      await page.goto(`/patients/${patient.id}`)
      await page.getByRole('tab', { name: 'Files' }).click()
      await expect(page.getByText('No files yet')).toBeVisible()
      await stands('nothing yet')
      await page.getByRole('button', { name: 'Take a photo' }).click()
      await expect(camera(page).getByRole('button', { name: 'Take the photo' })).toBeEnabled()
      await stands('finder')
      await take(page)
      await stands('still')
      await camera(page).getByRole('button', { name: 'Crop' }).click()
      await stands('crop')
      await camera(page).getByRole('button', { name: 'Crop', exact: true }).click()
      await camera(page).getByRole('button', { name: 'Blur a part' }).click()
      await camera(page).getByRole('button', { name: 'Blur the middle' }).click()
      await stands('blur')
      await camera(page).getByRole('button', { name: 'Done' }).click()
      await camera(page).getByRole('button', { name: 'Use photo' }).click()
      await stands('again')
      await camera(page).getByRole('button', { name: 'Done (1)' }).click()
      await expect(camera(page).getByRole('button', { name: 'Patient agreed', exact: true })).toBeVisible()
      await stands('whom')
      await camera(page).getByRole('button', { name: 'Patient agreed', exact: true }).click()
      await camera(page).getByRole('button', { name: 'Add 1 photo' }).click()
      await expect(page.getByRole('img', { name: /^Photo, added by/ })).toBeVisible({ timeout: 60_000 })
      await stands('one photo')
    })
  })
}
