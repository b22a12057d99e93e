import { api } from '@baton/contract'
import { expect } from '@playwright/test'
import {
  arriveToCall,
  comeIn,
  expectToHear,
  expectToSee,
  heard,
  meetNow,
  watchConnections,
  withDevices,
} from './support/calls.ts'
import { amina, ask, daniel } from './support/hospital.ts'
import { walkLossyWay } from './support/lossy-way.ts'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'

test.use({ launchOptions: await withDevices() })
test.skip(process.env.MEDIA === 'livekit', 'the go-between knows the embedded media server’s signals alone')

/** Two who meet, the registrar by a network that loses what the test says. */
const meeting = test.extend<{ two: Awaited<ReturnType<typeof meet>> }>({
  two: async ({ browser }, use) => {
    const two = await meet(browser)
    await use(two)
    two.way.close()
    await ask(two.nurse, api.calls.end, { meetingId: two.meetingId }).catch(() => undefined)
  },
})

async function meet(browser: Parameters<typeof arriveToCall>[0]) {
  const nurse = await arriveToCall(browser, amina)
  const registrar = await (await browser.newContext()).newPage()
  await watchConnections(registrar)
  const way = await walkLossyWay(registrar)
  await signInAs(registrar, daniel)
  const meetingId = await meetNow(nurse, 'Bed 11', [daniel])
  await comeIn(nurse, meetingId)
  await comeIn(registrar, meetingId)
  await Promise.all([nurse, registrar].map(expectToHear))
  await Promise.all([nurse, registrar].map(expectToSee))
  return { nurse, registrar, way, meetingId }
}

meeting(
  'on a poor line sound goes on, pictures stop with a plain word, and come back by themselves (CAL20)',
  async ({ two: { nurse, registrar, way } }) => {
    // Twice it is waited until a line has been good, or bad, for a while.
    test.slow()
    way.loses(0.2)
    await expect(registrar.getByText(/^Poor line: pictures are paused/)).toBeVisible({ timeout: 60_000 })
    await Promise.all([nurse, registrar].map(expectToHear))
    const paused = (await heard(registrar)).framesDecoded
    await expectToHear(registrar)
    expect((await heard(registrar)).framesDecoded).toBe(paused)
    way.loses(0)
    await expect(registrar.getByText('Good line')).toBeVisible({ timeout: 120_000 })
    await Promise.all([nurse, registrar].map(expectToSee))
  },
)

meeting(
  'connected and nothing heard is said, and mended when the way is open again (CAL22)',
  async ({ two: { nurse, registrar, way } }) => {
    test.slow()
    way.loses(1)
    await expect(registrar.getByText(/^Nothing is heard: no sound arrives/)).toBeVisible({ timeout: 60_000 })
    await expect(nurse.getByText(/^Nothing is heard: no sound arrives/)).toBeVisible({ timeout: 60_000 })
    way.loses(0)
    await expect(registrar.getByText('Good line')).toBeVisible({ timeout: 120_000 })
    await expect(nurse.getByText('Good line')).toBeVisible({ timeout: 120_000 })
    await Promise.all([nurse, registrar].map(expectToHear))
    await Promise.all([nurse, registrar].map(expectToSee))
  },
)
