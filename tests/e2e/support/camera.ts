import { expect, type Page } from '@playwright/test'
import { findChromium } from './find-chromium.ts'

/** A Chromium with a camera of its own, which it may use. For `test.use`. */
export async function withCamera(): Promise<{ executablePath: string; args: string[] }> {
  const { executablePath, args } = await findChromium()
  return {
    executablePath,
    args: [...args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  }
}

/** The camera over the whole screen. */
export function camera(page: Page) {
  return page.getByRole('dialog', { name: 'Camera' })
}

/** Takes a photo and waits until it can be worked on. */
export async function take(page: Page): Promise<void> {
  await expect(camera(page).getByRole('button', { name: 'Take the photo' })).toBeEnabled()
  await camera(page).getByRole('button', { name: 'Take the photo' }).click()
  await expect(camera(page).getByRole('heading', { name: 'Your photo' })).toBeVisible()
}

/** Cuts the left half away, blurs the middle and draws an arrow, with the keyboard. */
export async function workOn(page: Page): Promise<void> {
  await camera(page).getByRole('button', { name: 'Crop' }).click()
  const edge = camera(page).getByRole('button', { name: 'Left edge' })
  for (let step = 0; step < 25; step += 1) await edge.press('ArrowRight')
  await camera(page).getByRole('button', { name: 'Crop', exact: true }).click()
  await camera(page).getByRole('button', { name: 'Blur a part' }).click()
  await camera(page).getByRole('button', { name: 'Blur the middle' }).click()
  await camera(page)
    .getByRole('button', { name: /^Blurred part 1/ })
    .press('Shift+ArrowRight')
  await camera(page).getByRole('button', { name: 'Done' }).click()
  await camera(page).getByRole('button', { name: 'Draw', exact: true }).click()
  await camera(page).getByRole('button', { name: 'Place in the middle' }).click()
  await expect(camera(page).getByRole('button', { name: '1. Arrow' })).toBeFocused()
  await camera(page).getByRole('button', { name: 'Done' }).click()
}
