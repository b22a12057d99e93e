import { api } from '@baton/contract'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { attach, type GivenFile, keptText, pdf, photo, text } from './support/files.ts'
import { findChromium } from './support/find-chromium.ts'
import { amina, ask, composer, daniel, message, open, signIn, startGroup } from './support/hospital.ts'
import { holdLine } from './support/line.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { enter } from './support/patients.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

const chromium = await findChromium()
test.use({
  launchOptions: {
    executablePath: chromium.executablePath,
    args: [...chromium.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

/** Two pieces large. */
const large = { width: 1200, height: 900, noise: true }
/** Pictures are looked into one after the other, on a machine that has other things to do. */
const patience = { timeout: 90_000 }

function toSend(page: Page) {
  return page.getByRole('list', { name: 'Files to send' }).getByRole('listitem')
}

/** Sends words with the files that are beside them, once they are. */
async function sendWith(page: Page, words: string): Promise<void> {
  await composer(page).fill(words)
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
  await composer(page).press('Enter')
}

/** Holds content back until it is let go, so that an upload can be met in the middle. */
async function holdContent(context: BrowserContext) {
  let letGo = () => {}
  const free = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let pieces = 0
  await context.route('**/api/files/upload/**', async (route) => {
    if (route.request().method() === 'PATCH') {
      pieces += 1
      if (pieces > 1) await free
    }
    await route.fallback().catch(() => {})
  })
  return { letGo: () => letGo() }
}

/** Puts a file on the conversation as a hand does. */
async function drop(page: Page, files: readonly GivenFile[], how: 'drop' | 'paste'): Promise<void> {
  await page.evaluate(
    ({ files, how }) => {
      const data = new DataTransfer()
      for (const { name, mimeType, encoded } of files) {
        const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: mimeType }))
      }
      const shared = { bubbles: true, cancelable: true }
      const field = document.querySelector('textarea')
      if (how === 'paste') {
        field?.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }))
        return
      }
      const log = document.querySelector('[role="log"]')
      for (const type of ['dragenter', 'dragover', 'drop']) {
        log?.dispatchEvent(new DragEvent(type, { ...shared, dataTransfer: data }))
      }
    },
    {
      how,
      files: files.map(({ name, mimeType, buffer }) => ({
        name,
        mimeType,
        encoded: buffer.toString('base64'),
      })),
    },
  )
}

test('two photos and a PDF go while the line is cut in the middle, and the colleague sees them', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const line = await holdLine(nurse.context())
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Burns clinic', [daniel])
  await open(nurse, group)
  await expect(nurse.getByText('Connected', { exact: true })).toBeAttached()
  const content = await holdContent(nurse.context())

  await attach(nurse, [
    await photo(nurse, 'left hand.png', large),
    await photo(nurse, 'right hand.jpg'),
    pdf('Referral letter.pdf', ['Dear colleague', 'Yours sincerely']),
  ])
  await expect(toSend(nurse)).toHaveCount(3)
  await sendWith(nurse, 'Both hands, and the letter')
  await expect(toSend(nurse)).toHaveCount(0)
  await expect(message(nurse, 'Both hands')).toContainText('left hand.png')
  await expect(message(nurse, 'Both hands').getByRole('progressbar').first()).toBeVisible()
  await line.cut()
  content.letGo()
  await expect(message(nurse, 'Both hands')).toContainText('Kept here until the connection is back')

  line.restore()
  await expect(message(nurse, 'Both hands')).toContainText('Delivered')
  await open(doctor, group)
  const said = message(doctor, 'Both hands')
  const pictures = said
    .getByRole('button')
    .filter({ has: doctor.getByRole('img', { name: /^Photo, added by Amina/ }) })
  await expect(pictures).toHaveCount(2, patience)
  await expect(said.getByRole('button', { name: /^Open PDF, Referral letter.pdf/ })).toContainText('2 pages')
  await expect
    .poll(() =>
      said
        .locator('img')
        .evaluateAll((all) => all.every((one) => one instanceof HTMLImageElement && one.naturalWidth > 0)),
    )
    .toBe(true)
})

test('a message with a file survives a reload while the file is on its way, and goes once', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const group = await startGroup(nurse, 'Reloaded in the middle', [daniel])
  await open(nurse, group)
  const content = await holdContent(nurse.context())
  await attach(nurse, [await photo(nurse, 'wound.png', large)])
  await expect(toSend(nurse)).toHaveCount(1)
  await sendWith(nurse, 'Sloughy, less deep than on Monday')
  await expect(message(nurse, 'Sloughy')).toContainText('wound.png')
  await nurse.reload()
  await expect(message(nurse, 'Sloughy')).toContainText('wound.png')
  content.letGo()
  await expect(message(nurse, 'Sloughy')).toContainText('Sent')
  await expect(message(nurse, 'Sloughy').getByRole('img', { name: /^Photo/ })).toBeVisible(patience)
  await expect(nurse.getByRole('log').getByRole('article')).toHaveCount(1)
})

test('files are dropped and pasted, a draft keeps them over a reload, and what is not taken is said first', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const expectNoComplaints = listenForComplaints(nurse)
  const group = await startGroup(nurse, 'Dropped and pasted', [daniel])
  await open(nurse, group)
  const sent: string[] = []
  nurse.on('request', (request) => {
    if (request.url().includes('files.begin')) sent.push(request.url())
  })
  await drop(
    nurse,
    [{ name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') }],
    'drop',
  )
  await expect(nurse.getByText('“setup.exe” is of a type that is not taken.')).toBeVisible()
  await expect(toSend(nurse)).toHaveCount(0)
  expect(sent).toEqual([])

  await drop(nurse, [text('obs.txt', 'BP 120/80')], 'drop')
  await drop(nurse, [await photo(nurse, 'image.png')], 'paste')
  await expect(toSend(nurse)).toHaveCount(2)
  await expect(toSend(nurse).nth(1)).toContainText(/Pasted picture \d\d\.\d\d\.\d\d\.png/)
  await composer(nurse).fill('As discussed')
  const draft = async () =>
    (await ask(nurse, api.messaging.openConversation, { conversationId: group })).standing.draft?.body
  await expect.poll(draft).toBe('As discussed')
  await nurse.reload()
  await expect(toSend(nurse)).toHaveCount(2)
  await expect(composer(nurse)).toHaveValue('As discussed')
  await nurse.getByRole('button', { name: /^Remove: Pasted picture/ }).click()
  await expect(toSend(nurse)).toHaveCount(1)
  await nurse.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(
    message(nurse, 'As discussed').getByRole('button', { name: /^Open Text, obs.txt/ }),
  ).toBeVisible()
  expectNoComplaints()
})

test('a voice note is recorded, listened to, sent, and played at twice its speed', async ({ browser }) => {
  const nurse = await signIn(browser, amina, { permissions: ['microphone'] })
  const doctor = await signIn(browser, daniel)
  const group = await startGroup(nurse, 'Spoken', [daniel])
  await open(nurse, group)
  await nurse.getByRole('button', { name: 'Add', exact: true }).click()
  await nurse.getByRole('menuitem', { name: 'Voice note' }).click()
  const bar = nurse.getByRole('group', { name: 'Voice note' })
  await expect(bar.getByRole('timer')).not.toHaveText('0:00')
  await bar.getByRole('button', { name: 'Pause' }).click()
  await bar.getByRole('button', { name: 'Go on recording' }).click()
  await bar.getByRole('button', { name: 'Stop and listen' }).click()
  await bar.getByRole('button', { name: 'Play: Voice note' }).click()
  await expect(bar.getByRole('button', { name: 'Pause: Voice note' })).toBeVisible()
  await bar.getByRole('button', { name: 'Send voice note' }).click()
  await expect(composer(nurse)).toBeFocused()

  await open(doctor, group)
  const play = doctor.getByRole('button', { name: /^Play: Voice note/ })
  await expect(play).toBeVisible(patience)
  await doctor.getByRole('button', { name: 'Speed 1 times. Change to 1.5 times' }).click()
  await doctor.getByRole('button', { name: 'Speed 1.5 times. Change to 2 times' }).click()
  await play.click()
  const audio = doctor.locator('article audio')
  await expect.poll(() => audio.evaluate((one) => (one as HTMLAudioElement).currentTime)).toBeGreaterThan(0)
  expect(await audio.evaluate((one) => (one as HTMLAudioElement).playbackRate)).toBe(2)
})

test('a microphone that may not be used says what to do', async ({ browser }) => {
  const nurse = await signIn(browser, amina)
  await nurse.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError'))
  })
  const group = await startGroup(nurse, 'Not heard', [daniel])
  await open(nurse, group)
  await nurse.getByRole('button', { name: 'Add', exact: true }).click()
  await nurse.getByRole('menuitem', { name: 'Voice note' }).click()
  await expect(nurse.getByRole('group', { name: 'Voice note' })).toContainText('Allow it in the browser')
  await nurse.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(composer(nurse)).toBeFocused()
})

test('FIL90: nothing of a file can be read in the browser, and after signing out nothing is there', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const group = await startGroup(nurse, 'Left behind', [daniel])
  await open(nurse, group)
  const content = await holdContent(nurse.context())
  const known = 'Left heel, grade three, undermined to the north-east. '
  await attach(nurse, [text('heel.txt', known.repeat(120_000))])
  await expect(toSend(nurse)).toHaveCount(1)
  await expect.poll(() => keptText(nurse)).toMatch(/^upload-piece/m)
  expect(await keptText(nurse)).not.toContain('undermined')
  expect(await keptText(nurse)).not.toContain('heel.txt')

  await nurse.getByRole('button', { name: /settings and signing out/ }).click()
  await nurse.getByRole('menuitem', { name: 'Sign out' }).click()
  await nurse.getByRole('button', { name: 'Sign out, stay on duty' }).click()
  await nurse.waitForURL('**/sign-in**')
  content.letGo()
  const left = await keptText(nurse)
  expect(left).not.toMatch(/^upload/m)
  expect(left).not.toContain('undermined')
})

test('FIL91: in a conversation about a patient a photo asks whether the patient agreed, and goes with the answer', async ({
  browser,
}) => {
  const nurse = await signIn(browser, amina)
  const run = Date.now().toString(36).replaceAll(/\d/g, 'q')
  const patient = await enter(nurse, { family: `Nancarrow${run}`, ward: 'Taw Ward' })
  const { conversationId } = await ask(nurse, api.messaging.startAboutPatient, { patientId: patient.id })
  await open(nurse, conversationId)
  await attach(nurse, [await photo(nurse, 'heel.jpg'), text('obs.txt', 'BP 120/80')])
  await expect(toSend(nurse)).toHaveCount(2)
  const question = nurse.getByRole('group', { name: 'Has the patient agreed to this photo?' })
  await expect(question).toBeVisible()
  await expect(nurse.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  await nurse.screenshot({ path: 'test-results/attachments/consent.png' })
  await expectAccessible(nurse)
  await question.getByRole('button', { name: 'Patient agreed' }).click()
  await expect(question).toHaveCount(0)
  await sendWith(nurse, 'Left heel today')
  await expect(message(nurse, 'Left heel today').getByRole('img', { name: /^Photo/ })).toBeVisible(patience)
  const { page } = await ask(nurse, api.messaging.openConversation, { conversationId })
  expect(page.messages.at(-1)?.files).toMatchObject([
    { name: 'heel.jpg', patientId: patient.id, consent: 'given' },
    { name: 'obs.txt', patientId: null, consent: null },
  ])
})

for (const view of views) {
  test.describe(view.name, () => {
    test('files in a conversation stand up to it', async ({ browser }) => {
      const page = await signIn(browser, amina, {
        ...asView(view),
        permissions: ['microphone'],
      })
      const stands = async (name: string, fingers = true) => {
        // What appears under a mouse is for a mouse.
        await page.mouse.move(0, 0)
        // At a desk the composer also has buttons for a mouse.
        await expectToStand(page, name, { fingers: fingers && view.name === 'phone' })
      }
      const group = await startGroup(page, 'What it looks like', [daniel])
      await open(page, group)
      await attach(page, [await photo(page, 'one.jpg')])
      await expect(toSend(page)).toHaveCount(1)
      await sendWith(page, 'One photo')
      await attach(page, [
        await photo(page, 'a.jpg'),
        await photo(page, 'b.jpg', { width: 600, height: 800 }),
        await photo(page, 'c.jpg'),
        pdf('A very long name of a letter from the burns unit of another hospital 2026.pdf', [
          'Dear colleague',
        ]),
        text('obs.txt', 'BP 120/80'),
      ])
      await expect(toSend(page)).toHaveCount(5)
      await sendWith(page, 'Three photos, a letter and a list')
      await expect(message(page, 'Three photos').getByRole('img', { name: /^Photo/ })).toHaveCount(
        3,
        patience,
      )
      await expect(message(page, 'Three photos').getByText('1 page,')).toBeVisible()
      await stands('said')

      await holdContent(page.context())
      await attach(page, [await photo(page, 'wound.png', large), pdf('letter.pdf', ['Dear colleague'])])
      await expect(toSend(page)).toHaveCount(2)
      await page.getByRole('button', { name: 'Pause: wound.png' }).click()
      await expect(toSend(page).first()).toContainText('paused')
      await stands('to send')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await expect(page.getByRole('menuitem', { name: 'Voice note' })).toBeVisible()
      await stands('menu', false)
      await page.getByRole('menuitem', { name: 'Voice note' }).click()
      await expect(page.getByRole('timer')).not.toHaveText('0:00')
      await stands('recording')
      await page.getByRole('button', { name: 'Stop and listen' }).click()
      await expect(page.getByRole('button', { name: 'Send voice note' })).toBeVisible()
      await stands('recorded', false)
      await page.getByRole('button', { name: 'Throw away' }).click()
      await sendWith(page, 'With the wound')
      await expect(message(page, 'With the wound')).toContainText('paused')
      await stands('on its way', false)
    })
  })
}
