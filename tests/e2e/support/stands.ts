import { type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expectNoSidewaysScroll, expectTargetsForFingers } from './fits.ts'

export interface Where {
  /** A selector, to look at a part of the page. */
  within?: string | undefined
  /** Whether everything that is pressed is wide enough for a finger; not so beside what is made for a mouse. */
  fingers?: boolean
}

/**
 * What is on the page stands up to what every screen must, by day and by night: accessible, not wider than the screen, and
 * pressed with a finger. A picture of each is kept for whoever looks, where `SHOTS` names a folder.
 */
export async function expectToStand(
  page: Page,
  name: string,
  { within, fingers = true }: Where = {},
): Promise<void> {
  await test.step(name, async () => {
    for (const light of ['day', 'night'] as const) {
      await page.emulateMedia({ colorScheme: light === 'day' ? 'light' : 'dark' })
      await expectAccessible(page, within)
      await keepPicture(page, `${name} by ${light}`)
      await expectNoSidewaysScroll(page)
      if (fingers) await expectTargetsForFingers(page)
    }
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder === undefined) return
  const width = page.viewportSize()?.width
  const file = [...test.info().titlePath.slice(0, 1), width, name].join(' ').replaceAll(/[^\w.]+/g, '-')
  await page.screenshot({ path: `${folder}/${file}.png` })
}
