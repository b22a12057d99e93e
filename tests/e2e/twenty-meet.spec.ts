import { api } from '@baton/contract'
import { RoomDevice } from '@baton/testkit/callers/room-device'
import { type Browser, expect, type Page } from '@playwright/test'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import {
  arriveToCall,
  comeIn,
  controls,
  expectToHear,
  heard,
  meetNow,
  watchConnections,
  withDevices,
} from './support/calls.ts'
import { amina, ask, daniel, ffion, personId } from './support/hospital.ts'
import { test } from './support/test.ts'

// Named to come last of the journeys with devices: beside it every line is a poor one.
test.use({ launchOptions: await withDevices() })
test.beforeEach(() => test.slow())

const url = `http://localhost:${process.env.E2E_PORT ?? 34_117}`
const chloe = 'Chloe Bennett'
/** As many as an MDT has. */
const everyone = 20

test('CAL10, CAL15, CAL18: twenty meet, five of them in browsers and one a guest from the waiting room; all are listed, all hear, and all see the shared screen', async ({
  browser,
}) => {
  const names = [amina, daniel, ffion, chloe]
  const host = await arriveToCall(browser, amina)
  const crowd = await others(host, names, everyone - names.length - 1)
  const meetingId = await meetNow(host, 'Lung MDT', names.slice(1))
  await comeIn(host, meetingId, { camera: true })
  const devices: RoomDevice[] = []
  try {
    const colleagues = [host]
    for (const name of names.slice(1)) {
      const page = await arriveToCall(browser, name)
      await comeIn(page, meetingId, { camera: false })
      colleagues.push(page)
    }
    for (const session of crowd) devices.push(await synthetic(session, meetingId))
    const guest = await knock(browser, host, meetingId)
    await host.getByRole('button', { name: 'Let Dr Hale in' }).click()
    await expect(controls(guest).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })

    const pages = [...colleagues, guest]
    for (const page of pages) {
      await controls(page).getByRole('button', { name: 'People' }).click()
      const people = page.getByRole('complementary', { name: 'People' })
      await expect(people).toContainText(`In the meeting (${everyone})`)
      await expect(people).toContainText('Dr Hale')
    }
    await expect.poll(() => devices.every(({ room }) => hasEveryone(room))).toBe(true)
    await Promise.all(pages.map(expectToHear))
    await expect.poll(() => devices.filter((device) => !isHearing(device)).length).toBe(0)

    const [, registrar] = colleagues
    if (registrar === undefined) throw new Error('nobody shares')
    await controls(registrar).getByRole('button', { name: 'Share screen' }).click()
    for (const page of pages.filter((one) => one !== registrar)) {
      await expect(page.getByText(`Screen of ${daniel}`).first()).toBeVisible()
      await expect.poll(async () => (await heard(page)).widest, { timeout: 60_000 }).toBeGreaterThan(700)
    }
    // Nobody is sent more pictures than nine, however many are there.
    for (const page of pages) expect((await heard(page)).pictures).toBeLessThanOrEqual(9)
  } finally {
    for (const device of devices) device.leave()
  }
})

/** So many people of the hospital who have no page here. */
async function others(page: Page, names: readonly string[], count: number): Promise<StaffSession[]> {
  const ids = new Set(await Promise.all(names.map((name) => personId(page, name))))
  const sessions = await signInEveryone(url)
  const found = sessions.filter((session) => !ids.has(session.personId)).slice(0, count)
  expect(found).toHaveLength(count)
  return found
}

/** Somebody's device in the meeting: a real participant, with a tone for a voice and no picture. */
async function synthetic(session: StaffSession, meetingId: string): Promise<RoomDevice> {
  const again = () => session.call(api.calls.join, { meetingId })
  const device = new RoomDevice({
    name: session.personId,
    url,
    guest: false,
    entry: await again(),
    again,
    tone: true,
  })
  device.choose({ camera: false })
  return device
}

/** Somebody without an account asks to be let in. */
async function knock(browser: Browser, host: Page, meetingId: string): Promise<Page> {
  const { link } = await ask(host, api.calls.makeGuestLink, { meetingId, hours: 1 })
  const page = await (await browser.newContext()).newPage()
  await watchConnections(page)
  const { pathname, hash } = new URL(link)
  await page.goto(`${pathname}${hash}`)
  await page.getByLabel('Your name').fill('Dr Hale')
  await page.getByLabel('Your organisation').fill('Barnfield Practice')
  await page.getByRole('button', { name: 'Ask to join' }).click()
  return page
}

/** Sound comes to it, whoever's: a tone bears no mark. */
function isHearing({ caller }: RoomDevice): boolean {
  return [...caller.ears.downlinks.values()].some(({ packets }) => packets > 100)
}

function hasEveryone(room: RoomDevice['room']): boolean {
  return room?.participants.filter(({ state }) => state === 'present').length === everyone
}
