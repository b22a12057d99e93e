import { readdirSync, readFileSync } from 'node:fs'
import { api } from '@baton/contract'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { findChromium } from './find-chromium.ts'
import { ask, personId } from './hospital.ts'
import { signInAs } from './sign-in-as.ts'

/** A Chromium with a camera, a microphone that beeps, and a screen to share. For `test.use`. */
export async function withDevices(): Promise<{ executablePath: string; args: string[] }> {
  const { executablePath, args } = await findChromium()
  return {
    executablePath,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--auto-select-desktop-capture-source=Entire screen',
      // Machines that have no other network connect to themselves.
      '--allow-loopback-in-peer-connection',
    ],
  }
}

declare global {
  interface Window {
    /** Every connection that the page has made: only in tests. */
    batonConnections?: RTCPeerConnection[]
  }
}

/** Signs in as somebody whose connections are looked into. */
export async function arriveToCall(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await watchConnections(page)
  await signInAs(page, name)
  return page
}

/** To be called before the page's first address. */
export async function watchConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: RTCPeerConnection[] = []
    window.batonConnections = made
    const Native = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        made.push(this)
      }
    }
  })
}

export interface Heard {
  /** Packets of sound that came, and the sum of how loud they were. */
  readonly soundPackets: number
  readonly soundEnergy: number
  readonly framesDecoded: number
  /** The widest picture that comes, in px. */
  readonly widest: number
  /** How many pictures come. */
  readonly pictures: number
}

/** What a page receives, by its receivers' own statistics, over every connection that it has made. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const sum = { soundPackets: 0, soundEnergy: 0, framesDecoded: 0, widest: 0, pictures: 0 }
    for (const connection of window.batonConnections ?? []) {
      if (connection.connectionState === 'closed') continue
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue
        if (report.kind === 'audio') {
          sum.soundPackets += report.packetsReceived ?? 0
          sum.soundEnergy += report.totalAudioEnergy ?? 0
        } else {
          sum.framesDecoded += report.framesDecoded ?? 0
          sum.widest = Math.max(sum.widest, report.frameWidth ?? 0)
          if ((report.framesDecoded ?? 0) > 0) sum.pictures += 1
        }
      }
    }
    return sum
  })
}

/** Waits until more sound comes than had come, and it is loud: measured, not assumed. */
export async function expectToHear(page: Page): Promise<void> {
  const before = await heard(page)
  await expect
    .poll(
      async () => {
        const now = await heard(page)
        // A connection that is new counts from nothing.
        const isNew = now.soundPackets < before.soundPackets
        const packets = isNew ? now.soundPackets : now.soundPackets - before.soundPackets
        const energy = isNew ? now.soundEnergy : now.soundEnergy - before.soundEnergy
        return packets > 50 && energy > 0.0001
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

/** Waits until more pictures are decoded than had been. */
export async function expectToSee(page: Page): Promise<void> {
  const { framesDecoded } = await heard(page)
  await expect
    .poll(
      async () => {
        const now = (await heard(page)).framesDecoded
        return now > framesDecoded + 10 || (now < framesDecoded && now > 10)
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

/** Begins a meeting at once to which these are asked by their whole names. Returns its id. */
export async function meetNow(page: Page, title: string, names: readonly string[], waitingRoom = false) {
  const personIds = await Promise.all(names.map((name) => personId(page, name)))
  const { meeting } = await ask(page, api.calls.meetNow, {
    title,
    personIds,
    roleIds: [],
    teamIds: [],
    waitingRoom,
  })
  return meeting.id
}

/** Comes in by the device check, with microphone and camera unless said otherwise. */
export async function comeIn(page: Page, meetingId: string, { camera = true } = {}): Promise<void> {
  await page.goto(`/meetings/${meetingId}/room`)
  const join = page.getByRole('button', { name: 'Join', exact: true })
  await expect(join).toBeVisible()
  const start = page.getByRole('button', { name: 'Start camera' })
  const stop = page.getByRole('button', { name: 'Stop camera' })
  await expect(start.or(stop)).toBeVisible()
  if (camera && (await start.isVisible())) {
    await start.click()
    await expect(stop).toBeVisible()
  }
  await join.click()
  await expect(controls(page).getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 60_000 })
}

export function controls(page: Page) {
  return page.getByRole('group', { name: 'Meeting controls' })
}

/** The person's tile on the stage. */
export function tile(page: Page, name: string) {
  return page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name })
}

/** Begins to look; done once these words stand on the page, however briefly: what is mended at once is seen by nobody else. */
export function onceSaid(page: Page, words: string): Promise<void> {
  return page.evaluate(
    (sought) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!document.body.innerText.includes(sought)) return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        look()
      }),
    words,
  )
}

/** The process of the media server that belongs to the hospital served on this port; `null` where that cannot be seen. */
export function mediaProcess(port: number): number | null {
  const liveKitPort = URL.parse(process.env.LIVEKIT_URL ?? '')?.port
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      const line = commandOf(entry)
      if (line.includes('media/engine/main.ts') && line.includes(`"port":${port},`)) return Number(entry)
      // Or the LiveKit server of this run (tools/with-livekit.ts), which is begun again too.
      if (liveKitPort && line.includes('--config-body') && line.includes(`{"port":${liveKitPort},`))
        return Number(entry)
    }
  } catch {
    // Not Linux.
  }
  return null
}

function commandOf(entry: string): string {
  try {
    return readFileSync(`/proc/${entry}/cmdline`, 'utf8')
  } catch {
    // It ended while we looked.
    return ''
  }
}
