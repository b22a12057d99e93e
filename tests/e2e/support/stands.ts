import { type Page, test } from '@playwright/test'
import { expectAccessible, expectContrast } from './axe.ts'
import { expectNoSidewaysScroll, expectTargetsForFingers } from './fits.ts'

export interface Where {
  /** A selector, to look at a part of the page. */
  within?: string | undefined
  /** Whether everything that is pressed is wide enough for a finger; not so beside what is made for a mouse. */
  fingers?: boolean
}

/**
 * What is on the page stands up to what every screen must: accessible by day, its colours by night too, not wider than
 * the screen, and pressed with a finger. Pictures of both are kept for whoever looks, where `SHOTS` names a folder.
 */
export async function expectToStand(
  page: Page,
  name: string,
  { within, fingers = true }: Where = {},
): Promise<void> {
  await test.step(name, async () => {
    await expectAccessible(page, within)
    await keepPicture(page, `${name} by day`)
    await expectNoSidewaysScroll(page)
    if (fingers) await expectTargetsForFingers(page)
    // Night changes colours and nothing else.
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectContrast(page, within)
    await keepPicture(page, `${name} by night`)
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
