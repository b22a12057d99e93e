import { api } from '@baton/contract'
import { type Browser, expect, type Page } from '@playwright/test'
import { attach, type GivenFile, pdf, photo, text } from './support/files.ts'
import { amina, ask, composer, daniel, message, open, signIn, startGroup } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { enter } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { arrive } from './support/urgent.ts'
import { asView, views } from './support/views.ts'

/** Names that a second run on the same hospital does not meet again. */
const run = Date.now()
  .toString(36)
  .replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
const stranger = 'Ellie Frost'
const twelve = Array.from({ length: 12 }, (_, at) => `Leaf ${at + 1}${at === 6 ? ': lactate over four' : ''}`)

/** Sends files with words, and waits until they can be opened. */
async function send(page: Page, words: string, files: readonly GivenFile[]): Promise<void> {
  await attach(page, files)
  await expect(page.getByRole('list', { name: 'Files to send' }).getByRole('listitem')).toHaveCount(
    files.length,
  )
  const isOfPatient = (await page.getByRole('region', { name: /^Patient: / }).count()) > 0
  if (isOfPatient) await page.getByRole('button', { name: 'Patient agreed', exact: true }).click()
  await composer(page).fill(words)
  await composer(page).press('Enter')
  await expect(filesOf(page, words)).toHaveCount(files.length, { timeout: 60_000 })
}

/** What can be opened of a message's files. */
function filesOf(page: Page, words: string) {
  return message(page, words).locator('button:has(img), button[aria-label^="Open "]')
}

function viewer(page: Page) {
  return page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Close', exact: true }) })
}

/** The conversation about a patient of Taw Ward, open for a nurse and a doctor. */
async function aboutPatient(browser: Browser, family: string) {
  const [nurse, doctor] = [await signIn(browser, amina), await signIn(browser, daniel)]
  const patient = await enter(nurse, { family: `${family}${run}`, ward: 'Taw Ward' })
  const { conversationId } = await ask(nurse, api.messaging.startAboutPatient, { patientId: patient.id })
  await ask(doctor, api.messaging.startAboutPatient, { patientId: patient.id })
  await open(nurse, conversationId)
  return { nurse, doctor, patient, conversationId, title: `${family}${run}`.toUpperCase() }
}

/** Drags over the picture between two spots, in shares of the frame. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await viewer(page)
    .getByRole('group', { name: /^(Drawing on )?Photo/ })
    .boundingBox()
  if (!box) throw new Error('there is no picture')
  const at = ([x, y]: [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y]
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 6 })
  await page.mouse.up()
}

test('FIL93, FIL96: a doctor compares two photos of a patient and draws a circle, and the nurse who took them sees it at once', async ({
  browser,
}) => {
  const { nurse, doctor, conversationId, title } = await aboutPatient(browser, 'Trewin')
  const expectNoComplaints = listenForComplaints(doctor)
  await send(nurse, 'Left heel, before and after', [
    await photo(nurse, 'before.jpg', { width: 1900, height: 1400 }),
    await photo(nurse, 'after.jpg'),
  ])
  await composer(nurse).fill('I write on')
  await filesOf(nurse, 'Left heel').first().click()
  await expect(nurse.getByRole('region', { name: `Patient: ${title}, Morwenna` })).toBeInViewport()
  await expect(nurse).toHaveURL(/\/files\/[0-9a-f-]{36}$/)
  await expect(viewer(nurse).getByRole('img', { name: /^Photo, added by Amina Yusuf/ })).toBeVisible()

  await open(doctor, conversationId)
  await filesOf(doctor, 'Left heel').first().click()
  await expect(viewer(doctor).getByText(/^1 of 2/)).toBeVisible()
  await viewer(doctor).getByRole('button', { name: 'Compare' }).click()
  await viewer(doctor).getByRole('list').getByRole('button').first().click()
  await expect(viewer(doctor).getByRole('img', { name: /^Photo/ })).toHaveCount(2)
  await viewer(doctor).getByRole('button', { name: 'Nearer' }).click()
  await viewer(doctor).getByRole('button', { name: 'End comparing' }).click()
  await viewer(doctor).getByRole('button', { name: 'Draw', exact: true }).click()
  await viewer(doctor).getByRole('button', { name: 'Circle' }).click()
  await drag(doctor, [0.5, 0.5], [0.6, 0.5])
  await expect(viewer(doctor).getByRole('button', { name: '1. Circle' })).toBeVisible()
  await viewer(doctor).getByRole('button', { name: 'Save' }).click()
  await expect(viewer(doctor).getByText(/^Drawn on by you at/)).toBeVisible()

  await expect(viewer(nurse).getByText(/^Drawn on by Daniel Okafor at/)).toBeVisible()
  await viewer(nurse).getByRole('button', { name: 'Drawings' }).click()
  await nurse.getByRole('switch', { name: 'Daniel Okafor' }).press('Space')
  await nurse.keyboard.press('Escape')
  await expect(viewer(nurse).getByText('1 drawing is switched off')).toBeVisible()
  await nurse.keyboard.press('Escape')
  await expect(viewer(nurse)).toHaveCount(0)
  await expect(nurse).toHaveURL(`/messages/${conversationId}`)
  await expect(composer(nurse)).toHaveValue('I write on')
  expectNoComplaints()
})

test('FIL93: whoever may not see the patient sees nothing of the photo, not by its address either', async ({
  browser,
}) => {
  const { nurse, title } = await aboutPatient(browser, 'Hosking')
  await send(nurse, 'Her rash', [await photo(nurse, 'rash.jpg')])
  await filesOf(nurse, 'Her rash').first().click()
  await expect(viewer(nurse).getByRole('img', { name: /^Photo/ })).toBeVisible()
  const address = new URL(nurse.url()).pathname
  const other = await arrive(browser, stranger)
  await other.goto(address)
  await expect(viewer(other).getByRole('alert')).toContainText(/not here/)
  await expect(other.getByText(title)).toHaveCount(0)
  await expect(viewer(other).getByRole('img')).toHaveCount(0)
  // A page of its own: it is closed to where it hangs.
  await nurse.goto('/settings')
  await nurse.goto(address)
  await expect(viewer(nurse).getByRole('img', { name: /^Photo/ })).toBeVisible()
  await nurse.keyboard.press('Escape')
  await expect(composer(nurse)).toBeVisible()
})

test('FIL95: a PDF of twelve pages is searched, leafed through, and a page that fails says so in its place', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const group = await startGroup(nurse, `Guideline ${run}`, [daniel])
  await open(nurse, group)
  await send(nurse, 'The new one', [pdf('Sepsis.pdf', twelve)])
  let isBroken = true
  await nurse.route('**/api/files/content/*/page/5?*', (route) =>
    isBroken ? route.fulfill({ status: 500, body: '' }) : route.fallback(),
  )
  await filesOf(nurse, 'The new one').click()
  await expect(viewer(nurse).getByRole('img', { name: 'Page 1 of 12' })).toBeVisible()
  await expect(viewer(nurse).getByRole('list', { name: 'Pages' }).getByRole('button')).toHaveCount(12)
  await viewer(nurse).getByRole('button', { name: 'Page 4', exact: true }).click()
  await expect(viewer(nurse).getByRole('img', { name: 'Page 4 of 12' })).toBeInViewport()
  await expect(viewer(nurse).getByRole('textbox', { name: 'Page, of 12' })).toHaveValue('4')

  await viewer(nurse).getByRole('textbox', { name: 'Page, of 12' }).fill('5')
  await nurse.keyboard.press('Enter')
  await expect(viewer(nurse).getByText('Page 5 of 12 cannot be drawn.')).toBeInViewport()
  await expect(viewer(nurse).getByRole('button', { name: 'Page 5, cannot be drawn' })).toBeVisible()
  await expect(viewer(nurse).getByRole('figure')).toHaveCount(12)
  isBroken = false
  await viewer(nurse)
    .getByRole('figure', { name: 'Page 5 of 12' })
    .getByRole('button', { name: 'Try again' })
    .click()
  await expect(viewer(nurse).getByRole('img', { name: 'Page 5 of 12' })).toBeVisible({ timeout: 60_000 })

  await viewer(nurse).getByRole('button', { name: 'Search in it' }).click()
  const search = viewer(nurse).getByRole('searchbox', { name: 'Search in this PDF' })
  await expect(search).toBeFocused()
  await search.fill('LACTATE')
  await expect(viewer(nurse).getByText('Once, on 1 page')).toBeVisible()
  await nurse.keyboard.press('Enter')
  await expect(viewer(nurse).getByRole('img', { name: 'Page 7 of 12' })).toBeInViewport()
  await viewer(nurse).getByRole('button', { name: 'Words alone' }).click()
  await expect(viewer(nurse).getByRole('figure', { name: 'Page 7 of 12' })).toContainText('Leaf 7: lactate')
})

test('FIL97: a photo is opened, looked at, drawn on and closed with the keyboard alone', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const group = await startGroup(nurse, `Keys ${run}`, [daniel])
  await open(nurse, group)
  await send(nurse, 'By keys', [await photo(nurse, 'one.jpg'), await photo(nurse, 'two.jpg')])
  const first = filesOf(nurse, 'By keys').first()
  await first.focus()
  await nurse.keyboard.press('Enter')
  const picture = viewer(nurse).getByRole('group', { name: /^Photo/ })
  await expect(picture).toBeFocused()
  await nurse.keyboard.press('ArrowRight')
  await expect(viewer(nurse).getByText(/^2 of 2/)).toBeVisible()
  await expect(picture).toBeFocused()
  await nurse.keyboard.press('+')
  await nurse.keyboard.press('ArrowRight')
  await expect(viewer(nurse).getByText(/^2 of 2/)).toBeVisible()
  await nurse.keyboard.press('0')
  await viewer(nurse).getByRole('button', { name: 'Draw', exact: true }).press('Enter')
  await viewer(nurse).getByRole('button', { name: 'Place in the middle' }).press('Enter')
  await expect(viewer(nurse).getByRole('button', { name: '1. Arrow' })).toBeFocused()
  await nurse.keyboard.press('ArrowLeft')
  await nurse.keyboard.press('Shift+ArrowDown')
  await viewer(nurse).getByRole('button', { name: 'How to draw' }).press('Enter')
  await expect(nurse.getByText('With the keyboard:')).toBeVisible()
  await nurse.keyboard.press('Escape')
  await viewer(nurse).getByRole('button', { name: 'Save' }).press('Enter')
  await expect(viewer(nurse).getByText(/^Drawn on by you at/)).toBeVisible()
  await nurse.keyboard.press('Escape')
  await expect(viewer(nurse)).toHaveCount(0)
  await expect(filesOf(nurse, 'By keys').and(nurse.locator(':focus'))).toHaveCount(1)
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the viewer stands up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, asView(view))
      // On a desk the composer beneath is for the mouse.
      const stands = (name: string) => expectToStand(page, name, { fingers: view.name === 'phone' })
      const patient = await enter(page, { family: `Nance${run}`, ward: 'Taw Ward' })
      const about = { patientId: patient.id }
      const { conversationId } = await ask(page, api.messaging.startAboutPatient, about)
      await open(page, conversationId)
      await send(page, 'All of it', [
        await photo(page, 'heel.jpg', { width: 1900, height: 1400 }),
        await photo(page, 'toe.jpg'),
        pdf('Guideline.pdf', twelve),
        text('bloods.csv', 'time,sodium\n08:00,138\n'),
      ])
      await filesOf(page, 'All of it').first().click()
      await expect(viewer(page).getByRole('img', { name: /^Photo/ })).toBeVisible()
      await viewer(page).getByRole('button', { name: 'Draw', exact: true }).click()
      await viewer(page).getByRole('button', { name: 'Place in the middle' }).click()
      await stands('drawing')
      await viewer(page).getByRole('button', { name: 'Save' }).click()
      await expect(viewer(page).getByText(/^Drawn on by you/)).toBeVisible()
      await expect(page.getByText('Saved over the photo')).toBeHidden({ timeout: 30_000 })
      await stands('photo')
      await viewer(page).getByRole('button', { name: 'About this file' }).click()
      await expect(page.getByRole('dialog', { name: 'About this file' })).toBeVisible()
      await stands('about')
      await page.keyboard.press('Escape')
      await viewer(page).getByRole('button', { name: 'Compare' }).click()
      await expect(viewer(page).getByRole('heading', { name: 'Beside which photo?' })).toBeVisible()
      await stands('choice')
      await viewer(page).getByRole('list').getByRole('button').first().click()
      await expect(viewer(page).getByRole('img', { name: /^Photo/ })).toHaveCount(2)
      await stands('two')
      await viewer(page).getByRole('button', { name: 'End comparing' }).click()
      for (const place of ['2 of 4', '3 of 4']) {
        await viewer(page).getByRole('button', { name: 'Next file' }).click()
        await expect(viewer(page).getByText(new RegExp(`^${place}`))).toBeVisible()
      }
      await expect(viewer(page).getByRole('img', { name: 'Page 1 of 12' })).toBeVisible()
      await stands('pdf')
      await viewer(page).getByRole('button', { name: 'Search in it' }).click()
      await viewer(page).getByRole('searchbox', { name: 'Search in this PDF' }).fill('leaf')
      await expect(viewer(page).getByText(/times, on/)).toBeVisible()
      await stands('search')
    })
  })
}
