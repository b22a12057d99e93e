import { api, type StoredFile } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { planted, writePhoto } from '../../packages/testkit/src/hostile-files/write-picture.ts'
import { camera, take, withCamera, workOn } from './support/camera.ts'
import { attach, keptText } from './support/files.ts'
import { ask, composer, message, row } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { enter, testNhsNumber } from './support/patients.ts'
import { signOut } from './support/sign-in-as.ts'
import { test } from './support/test.ts'
import { arrive, phone } from './support/urgent.ts'

test.use({ launchOptions: await withCamera() })

/** A name that a second run on the same hospital does not meet again. */
const run = Date.now()
  .toString(36)
  .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
/** In charge of a ward of the community hospital, which has no burns unit. */
const nurseOfYeo = 'Ruth Nichols'
const home = 'St Brannoc’s University Hospitals'
/** Holds the role in another organisation; nothing connects her with the ward, nor with its hospital's records. */
const specialist = 'Rhiannon Pugh'
const elsewhere = 'Severn Burns and Plastics Centre'
const role = 'Burns registrar on call'
/** Pictures are looked into one after the other, on a machine that has other things to do. */
const patience = { timeout: 90_000 }
/** The beginning of a JPEG as a camera or a canvas writes it, and of a WebP. */
const picture = /ÿØÿ[\s\S]{3}(JFIF|Exif)|RIFF[\s\S]{4}WEBP/

function viewer(page: Page) {
  return page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Close', exact: true }) })
}

function picturesOf(page: Page, words: string) {
  return message(page, words)
    .getByRole('button')
    .filter({ has: page.getByRole('img') })
}

/** Turns to the role, as it is found in her own directory under the name of the other organisation. */
async function turnTo(page: Page): Promise<string> {
  await page.goto('/directory')
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill(role)
  await page
    .getByRole('region', { name: `${elsewhere}, another organisation` })
    .getByRole('link', { name: new RegExp(role) })
    .click()
  await page.getByRole('button', { name: 'Message', exact: true }).click()
  await page.waitForURL(/\/messages\/[0-9a-f-]{36}$/)
  await expect(composer(page)).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Two photos of the same burn: one that is taken again, cut, blurred and drawn on, and one as it is. */
async function photograph(page: Page, title: string, nhsNumber: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Take a photo' }).click()
  await take(page)
  await camera(page).getByRole('button', { name: 'Retake' }).click()
  await take(page)
  await workOn(page)
  await camera(page).getByRole('button', { name: 'Use photo' }).click()
  await take(page)
  await camera(page).getByRole('button', { name: 'Use photo' }).click()
  await camera(page).getByRole('button', { name: 'Done (2)' }).click()
  await camera(page).getByRole('searchbox', { name: 'Find the patient' }).fill(title)
  await camera(page)
    .getByRole('list', { name: 'Patients found' })
    .getByRole('button', { name: new RegExp(title) })
    .click()
  await expect(camera(page).getByRole('region', { name: `Patient: ${title}, Morwenna` })).toBeVisible()
  // Before it goes she reads what the other organisation will see of them (FIL104).
  const told = camera(page).getByRole('region', { name: `${elsewhere} will see` })
  await expect(told).toContainText(`${title}, Morwenna`)
  await expect(told).toContainText(inThrees(nhsNumber))
  await camera(page).getByRole('button', { name: 'In their best interests' }).click()
  await camera(page).getByRole('button', { name: 'Add 2 photos' }).click()
  await expect(camera(page)).toHaveCount(0)
}

/** As the number is drawn: 999 123 4567. */
function inThrees(nhsNumber: string): RegExp {
  return new RegExp(nhsNumber.replace(/^(...)(...)/, '$1\\s?$2\\s?'))
}

/** Drags over the picture, from its middle to the right. */
async function circle(page: Page): Promise<void> {
  await viewer(page).getByRole('button', { name: 'Draw', exact: true }).click()
  await viewer(page).getByRole('button', { name: 'Circle' }).click()
  const box = await viewer(page)
    .getByRole('group', { name: /^Drawing on/ })
    .boundingBox()
  if (!box) throw new Error('there is no picture')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 40, y, { steps: 6 })
  await page.mouse.up()
  await expect(viewer(page).getByRole('button', { name: '1. Circle' })).toBeVisible()
  await viewer(page).getByRole('button', { name: 'Save' }).click()
  await expect(viewer(page).getByText(/Drawn on by .*you at/)).toBeVisible()
}

/** The files of a conversation, as the server tells them. */
async function filesIn(page: Page, conversationId: string): Promise<StoredFile[]> {
  const opened = await ask(page, api.messaging.openConversation, { conversationId })
  return opened.page.messages.flatMap(({ files }) => files)
}

/** Everything that is given out of a picture, to be shown or to be kept outside. */
async function servedOf(page: Page, fileId: string): Promise<Buffer[]> {
  const { links } = await ask(page, api.files.open, { fileId })
  const asked = await page.request.get(api.files.thumbnails.path, { params: { fileIds: fileId } })
  const { thumbnails } = api.files.thumbnails.output.parse(await asked.json())
  const ways = [links.preview, links.whole, links.download, thumbnails[0]?.link]
  return Promise.all(
    ways.map(async (way) => {
      const response = await page.request.get(way ?? 'nothing')
      expect(response.status()).toBe(200)
      return response.body()
    }),
  )
}

/** What a careless application would leave behind; so it is known that the search would find it. */
async function leaveBehind(page: Page, photo: Buffer): Promise<void> {
  await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    await (await caches.open('left')).put('/left.jpg', new Response(bytes))
    const file = await (await navigator.storage.getDirectory()).getFileHandle('left', { create: true })
    const writing = await file.createWritable()
    await writing.write(bytes)
    await writing.close()
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('left')
      opening.onupgradeneeded = () => opening.result.createObjectStore('left').put(new Blob([bytes]), 'left')
      opening.onsuccess = () => {
        opening.result.close()
        resolve()
      }
      opening.onerror = () => reject(opening.error)
    })
  }, photo.toString('base64'))
}

test('a nurse photographs a burn on her own phone, a specialist of another organisation looks, draws and answers with a plan, and nothing stays on the phone', async ({
  browser,
}) => {
  const nurse = await arrive(browser, nurseOfYeo, phone)
  const doctor = await arrive(browser, specialist, { viewport: { width: 1280, height: 800 } })
  const expectNoComplaints = listenForComplaints(nurse)
  const title = `TRELISKE${run}`.toUpperCase()
  const nhsNumber = testNhsNumber()
  await enter(nurse, { family: `Treliske${run}`, ward: 'Yeo Ward', nhsNumber })
  await doctor.goto('/messages')

  const conversationId = await turnTo(nurse)
  await expect(nurse.getByText(`at ${elsewhere}`).filter({ visible: true })).toBeVisible()
  await photograph(nurse, title, nhsNumber)
  const words = `Scald to her forearm at ten, 2%, blistered (${run})`
  const plan = `Deep at the wrist. Cling film, no cream; transfer today (${run})`
  const third = `As the ambulance saw it (${run})`
  await composer(nurse).fill(words)
  await nurse.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(picturesOf(nurse, words)).toHaveCount(2, patience)

  // It arrives at the other organisation by itself, and says from where (AFF13).
  await expect(row(doctor, conversationId)).toContainText(words)
  await expect(row(doctor, conversationId)).toContainText(`from ${home}`)
  await row(doctor, conversationId).click()
  await expect(message(doctor, words)).toContainText(`${nurseOfYeo} (${home})`)
  await expect(picturesOf(doctor, words)).toHaveCount(2, patience)
  await expect(message(doctor, words).getByText(', drawn on')).toBeVisible(patience)
  await picturesOf(doctor, words).first().click()

  // Whom it shows is said in words, by whom, and that it is no record of hers: she has none (AFF12, FIL105).
  const told = viewer(doctor).getByRole('region', { name: `Patient: ${title}, Morwenna` })
  await expect(told).toBeInViewport()
  await expect(told).toContainText(inThrees(nhsNumber))
  await expect(told).toContainText(`As told by ${nurseOfYeo} (${home}). Not a record of ${elsewhere}.`)
  expect((await ask(doctor, api.patients.search, { text: title })).found).toEqual([])
  const drawnByNurse = viewer(doctor).getByText(/^Drawn on by Ruth Nichols/)
  await expect(drawnByNurse).toContainText(`${nurseOfYeo} (${home}) at`)
  await viewer(doctor).getByRole('button', { name: 'Compare' }).click()
  await viewer(doctor).getByRole('list').getByRole('button').first().click()
  await expect(viewer(doctor).getByRole('img', { name: /^Photo/ })).toHaveCount(2)
  await viewer(doctor).getByRole('button', { name: 'End comparing' }).click()
  await circle(doctor)
  await doctor.keyboard.press('Escape')
  await expect(viewer(doctor)).toHaveCount(0)
  await composer(doctor).fill(plan)
  await composer(doctor).press('Enter')

  await expect(message(nurse, plan)).toBeVisible()
  await picturesOf(nurse, words).first().click()
  await expect(viewer(nurse).getByText(/Drawn on by .*Rhiannon Pugh/)).toBeVisible()
  await nurse.keyboard.press('Escape')
  await expect(viewer(nurse)).toHaveCount(0)

  // One that another camera took goes as a file, with all that it noted.
  const noted = await writePhoto({ bytes: Buffer.alloc }, { orientation: 6 })
  expect(noted.includes(planted.make)).toBe(true)
  await attach(nurse, [{ name: 'from the ambulance.jpg', mimeType: 'image/jpeg', buffer: noted }])
  await composer(nurse).fill(third)
  await expect(nurse.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  await nurse.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(picturesOf(nurse, third)).toHaveCount(1, patience)
  const files = (await filesIn(doctor, conversationId)).slice(-3)
  const toldPatient = { family: `Treliske${run}`, given: 'Morwenna', birthDate: '1948-07-05', nhsNumber }
  expect(files.map(({ patientId, toldPatient, consent }) => ({ patientId, toldPatient, consent }))).toEqual([
    { patientId: null, toldPatient, consent: 'best-interests' },
    { patientId: null, toldPatient, consent: 'best-interests' },
    { patientId: null, consent: null },
  ])
  // Taken on its side, and turned.
  expect(files[2]).toMatchObject({ width: 240, height: 320 })
  for (const { id } of files) {
    for (const served of await servedOf(doctor, id)) {
      for (const word of Object.values(planted)) expect(served.includes(word)).toBe(false)
      const { exif, icc, iptc, xmp, orientation } = await sharp(served).metadata()
      expect({ exif, icc, iptc, xmp, orientation }).toEqual({})
    }
  }

  expect(await keptText(nurse)).not.toMatch(picture)
  await nurse.getByRole('link', { name: 'Back to messages' }).click()
  await expect(row(nurse, conversationId)).toContainText(`at ${elsewhere}`)
  await signOut(nurse)
  const left = await keptText(nurse)
  expect(left).not.toMatch(picture)
  for (const words of [
    'Scald to her',
    'transfer today',
    title,
    elsewhere,
    nhsNumber,
    ...Object.values(planted),
  ])
    expect(left).not.toContain(words)
  expectNoComplaints()

  await leaveBehind(nurse, noted)
  const found = await keptText(nurse)
  expect(found.split(planted.make)).toHaveLength(4)
  expect(found).toMatch(picture)
})
