import { api } from '@baton/contract'
import { expect, type Page } from '@playwright/test'
import {
  arriveToCall,
  comeIn,
  controls,
  expectToHear,
  expectToSee,
  heard,
  mediaProcess,
  meetNow,
  onceSaid,
  tile,
  withDevices,
} from './support/calls.ts'
import { amina, ask, daniel, ffion } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { expectToStand } from './support/stands.ts'
import { test } from './support/test.ts'
import { asView, views } from './support/views.ts'

test.use({ launchOptions: await withDevices() })

// Sound and pictures of several browsers are much for a small machine: nothing here measures time.
test.beforeEach(() => test.slow())

const port = Number(process.env.E2E_PORT ?? 34_117)

test('two colleagues meet, hear and see each other, and one mutes, raises a hand and writes', async ({
  browser,
}) => {
  const [nurse, registrar] = [await arriveToCall(browser, amina), await arriveToCall(browser, daniel)]
  const complaints = [listenForComplaints(nurse), listenForComplaints(registrar)]
  const meetingId = await meetNow(nurse, 'Bed 4', [daniel])
  await comeIn(nurse, meetingId)
  await expect(nurse.getByText('Nobody else is here yet.')).toBeVisible()
  await comeIn(registrar, meetingId)
  await expect(tile(nurse, daniel)).toBeVisible()
  await Promise.all([nurse, registrar].map(expectToHear))
  await Promise.all([nurse, registrar].map(expectToSee))

  await controls(registrar).getByRole('button', { name: 'Mute' }).click()
  await expect(tile(nurse, daniel)).toContainText('microphone off')
  await registrar.keyboard.press('h')
  await expect(tile(nurse, daniel)).toContainText('hand raised')
  await controls(registrar).getByRole('button', { name: 'Chat' }).click()
  await registrar.getByRole('textbox', { name: 'Message to everyone in the meeting' }).fill('Bloods are back')
  await registrar.keyboard.press('Enter')
  await expect(controls(nurse).getByRole('button', { name: 'Chat' })).toContainText('1 not read')
  await controls(nurse).getByRole('button', { name: 'Chat' }).click()
  await expect(nurse.getByRole('log', { name: 'Chat' })).toContainText('Bloods are back')

  await controls(registrar).getByRole('button', { name: 'Leave' }).click()
  await expect(registrar.getByRole('heading', { name: 'You left the meeting' })).toBeVisible()
  await expect(nurse.getByText('Nobody else is here yet.')).toBeVisible()
  for (const expectNone of complaints) expectNone()
})

test('three meet, one shares the screen at readable quality and stops; a host silences, locks and removes (CAL16, CAL17)', async ({
  browser,
}) => {
  const nurse = await arriveToCall(browser, amina)
  const meetingId = await meetNow(nurse, 'Board round', [daniel, ffion])
  await comeIn(nurse, meetingId)
  const registrar = await arriveToCall(browser, daniel)
  await comeIn(registrar, meetingId, { camera: false })
  const pharmacist = await arriveToCall(browser, ffion)
  await comeIn(pharmacist, meetingId, { camera: false })
  await expect(tile(pharmacist, amina)).toBeVisible()
  await expect(tile(pharmacist, daniel)).toBeVisible()
  await Promise.all([nurse, registrar, pharmacist].map(expectToHear))

  await controls(registrar).getByRole('button', { name: 'Share screen' }).click()
  await expect(registrar.getByText('You are sharing your screen.')).toBeVisible()
  await expect(nurse.getByText(`Screen of ${daniel}`).first()).toBeVisible()
  await expectToSee(pharmacist)
  await expect.poll(async () => (await heard(pharmacist)).widest, { timeout: 60_000 }).toBeGreaterThan(700)
  await registrar.getByRole('button', { name: 'Stop sharing' }).first().click()
  await expect(nurse.getByText(`Screen of ${daniel}`)).toHaveCount(0)

  await controls(nurse).getByRole('button', { name: 'People' }).click()
  await nurse.getByRole('button', { name: `What to do with ${daniel}` }).click()
  await nurse.getByRole('menuitem', { name: /Turn their microphone off/ }).click()
  await expect(registrar.getByText('A host turned your microphone off.')).toBeVisible()
  await expect(tile(nurse, daniel)).toContainText('microphone off')
  await controls(registrar).getByRole('button', { name: 'People' }).click()
  await expect(registrar.getByRole('complementary', { name: 'People' })).toContainText('Nothing is recorded.')
  await registrar.getByRole('button', { name: `What to do with ${ffion}` }).click()
  await expect(registrar.getByRole('menuitem', { name: 'Show large' })).toBeVisible()
  await expect(registrar.getByRole('menuitem', { name: /Remove/ })).toHaveCount(0)
  await registrar.keyboard.press('Escape')

  await controls(nurse).getByRole('button', { name: 'More' }).click()
  await nurse.getByRole('menuitem', { name: /Lock the meeting/ }).click()
  await expect(pharmacist.getByText('Locked', { exact: true })).toBeVisible()
  await nurse.getByRole('button', { name: `What to do with ${ffion}` }).click()
  await nurse.getByRole('menuitem', { name: 'Remove…' }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(pharmacist.getByRole('heading', { name: 'You were put out of the meeting' })).toBeVisible()

  await controls(nurse).getByRole('button', { name: 'More' }).click()
  await nurse.getByRole('menuitem', { name: 'End for everyone' }).click()
  await nurse.getByRole('alertdialog').getByRole('button', { name: 'End for everyone' }).click()
  await expect(registrar.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible()
})

test('whoever works elsewhere in Baton meanwhile is heard and hears, and comes back to where they were', async ({
  browser,
}) => {
  const [nurse, registrar] = [await arriveToCall(browser, amina), await arriveToCall(browser, daniel)]
  const meetingId = await meetNow(nurse, 'Bed 7', [daniel])
  await comeIn(nurse, meetingId)
  await comeIn(registrar, meetingId)
  await Promise.all([nurse, registrar].map(expectToHear))
  await nurse.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: /Tasks/ }).click()
  await expect(nurse).toHaveURL(/\/tasks/)
  await Promise.all([nurse, registrar].map(expectToHear))
  await nurse.getByRole('region', { name: 'Your meeting' }).getByRole('link').click()
  await expect(tile(nurse, daniel)).toBeVisible()
  await expectToSee(nurse)
})

test('the media server is killed and comes back: both hear each other again, at the same places (CAL21)', async ({
  browser,
}) => {
  const [nurse, registrar] = [await arriveToCall(browser, amina), await arriveToCall(browser, daniel)]
  const meetingId = await meetNow(nurse, 'Bed 9', [daniel])
  await comeIn(nurse, meetingId)
  await comeIn(registrar, meetingId)
  await Promise.all([nurse, registrar].map(expectToHear))
  const pid = mediaProcess(port)
  test.skip(pid === null, 'the media process is not to be found on this machine')
  const isSaid = onceSaid(nurse, 'Reconnecting…')
  process.kill(Number(pid), 'SIGKILL')
  await isSaid
  await expect(nurse.getByText('Good line')).toBeVisible({ timeout: 60_000 })
  await Promise.all([nurse, registrar].map(expectToHear))
  await Promise.all([nurse, registrar].map(expectToSee))
  await expect(tile(nurse, daniel)).toBeVisible()
})

test('a line that is cut is said, and mended to the same place with what was chosen (CAL21)', async ({
  browser,
}) => {
  const [nurse, registrar] = [await arriveToCall(browser, amina), await arriveToCall(browser, daniel)]
  const meetingId = await meetNow(nurse, 'Bed 2', [daniel])
  await comeIn(nurse, meetingId)
  const cut = await holdRoom(registrar)
  await comeIn(registrar, meetingId)
  await Promise.all([nurse, registrar].map(expectToHear))
  await registrar.keyboard.press('h')
  await expect(tile(nurse, daniel)).toContainText('hand raised')

  await cut.cut()
  await expect(registrar.getByText(/^Reconnecting…/).first()).toBeVisible()
  await expect(tile(nurse, daniel)).toContainText('line is down')
  cut.restore()
  await expect(tile(nurse, daniel)).not.toContainText('line is down', { timeout: 60_000 })
  await expect(tile(nurse, daniel)).toContainText('hand raised')
  await expect(registrar.getByText('Good line')).toBeVisible({ timeout: 60_000 })
  await Promise.all([nurse, registrar].map(expectToHear))
})

test('whoever has no camera and says no to the microphone comes in and listens', async ({ browser }) => {
  const nurse = await arriveToCall(browser, amina)
  const meetingId = await meetNow(nurse, 'Bed 5', [daniel])
  await comeIn(nurse, meetingId)
  const registrar = await arriveToCall(browser, daniel)
  await registrar.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await registrar.goto(`/meetings/${meetingId}/room`)
  await expect(registrar.getByText(/You can join and listen/)).toBeVisible()
  await registrar.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(tile(registrar, amina)).toBeVisible({ timeout: 60_000 })
  await expectToHear(registrar)
  await expect(tile(nurse, daniel)).toContainText('microphone off')
})

for (const view of views) {
  test.describe(view.name, () => {
    test('the device check, the stage and its panels stand up to it', async ({ browser }) => {
      const page = await arriveToCall(browser, amina, asView(view))
      const stands = (name: string) => expectToStand(page, name)
      const meetingId = await meetNow(page, 'Ward round', [daniel, ffion])
      await page.goto(`/meetings/${meetingId}/room`)
      await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
      await stands('device check')
      await comeIn(page, meetingId)
      await stands('alone')
      const registrar = await arriveToCall(browser, daniel)
      await comeIn(registrar, meetingId)
      await expect(tile(page, daniel)).toBeVisible()
      await expectToSee(page)
      await stands('two')
      const pharmacist = await arriveToCall(browser, ffion)
      await comeIn(pharmacist, meetingId, { camera: false })
      await expect(tile(page, ffion)).toBeVisible()
      await stands('three')
      await controls(registrar).getByRole('button', { name: 'Share screen' }).click()
      await expect(page.getByText(`Screen of ${daniel}`).first()).toBeVisible()
      await stands('screen')
      await controls(page).getByRole('button', { name: 'Chat' }).click()
      await page.getByRole('textbox', { name: 'Message to everyone in the meeting' }).fill('Bloods are back')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('log', { name: 'Chat' })).toContainText('Bloods are back')
      await stands('chat')
      await page.getByRole('button', { name: 'Close chat' }).click()
      await controls(page).getByRole('button', { name: 'People' }).click()
      await expect(page.getByRole('complementary', { name: 'People' })).toContainText(ffion)
      await stands('people')
      await page.getByRole('button', { name: 'Close people' }).click()
      await controls(page).getByRole('button', { name: 'Leave' }).click()
      await expect(page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible()
      await stands('left')
    })
  })
}

/** The line of one page to its room: socket and media, which a test cuts together. */
async function holdRoom(page: Page): Promise<{ cut: () => Promise<void>; restore: () => void }> {
  let isCut = false
  const sockets = new Set<{ close: () => Promise<void> }>()
  await page.route('**/api/calls/**', (route) => (isCut ? route.abort() : route.continue()))
  await page.routeWebSocket(/\/api\/room/, (socket) => {
    if (isCut) {
      void socket.close()
      return
    }
    sockets.add(socket)
    socket.connectToServer()
  })
  return {
    async cut() {
      isCut = true
      await Promise.all([...sockets].map((socket) => socket.close()))
      sockets.clear()
      await page.evaluate(() => {
        for (const connection of window.batonConnections ?? []) connection.close()
      })
    },
    restore() {
      isCut = false
    },
  }
}

// What ends every meeting of this file: nobody stays in one that the next journey finds.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const { meetings } = await ask(page, api.calls.listMine, {}).catch(() => ({ meetings: [] }))
      for (const { id, hostIds, endedAt, startedAt } of meetings) {
        if (startedAt === null || endedAt !== null || hostIds.length === 0) continue
        await ask(page, api.calls.end, { meetingId: id }).catch(() => undefined)
      }
    }
  }
})
