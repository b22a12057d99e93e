import { expect, type Page } from '@playwright/test'
import { signInAs } from './support/sign-in-as.ts'
import { test } from './support/test.ts'

test('Baton opens without a network, says since when, and shows what it has', async ({ page, context }) => {
  await signInAs(page, 'Amina Yusuf')
  await workerIsReady(page)
  await inboxIsKept(page)

  await context.setOffline(true)
  await page.goto('/messages')
  await expect(page.getByRole('link', { name: /Taw Ward/ })).toBeVisible()
  await expect(page.getByText(/^Offline since \d\d:\d\d\./)).toContainText('If it is urgent, telephone')
  await page.goto('/settings/appearance')
  await expect(page.getByRole('heading', { name: 'Appearance', level: 1 })).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText('Connected', { exact: true })).toBeAttached({ timeout: 20_000 })
})

test('what is kept for opening offline is the application and nothing that anyone wrote', async ({
  page,
}) => {
  await signInAs(page, 'Daniel Okafor')
  await workerIsReady(page)
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()))
    return all.flat().map((request) => new URL(request.url).pathname)
  })
  expect(kept.length).toBeGreaterThan(10)
  expect(kept.filter((path) => !/^\/($|before\.js$|icon\.svg$|assets\/)/.test(path))).toEqual([])
})

/** The worker has kept the whole application and looks after this page. */
async function workerIsReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

/** The client has written the inbox to the device, sealed, which it does a moment after the last change. */
async function inboxIsKept(page: Page): Promise<void> {
  const names = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('baton')
          opening.onsuccess = () => {
            const asked = opening.result.transaction('sealed').objectStore('sealed').getAllKeys()
            asked.onsuccess = () => {
              opening.result.close()
              resolve(JSON.stringify(asked.result))
            }
          }
        }),
    )
  await expect.poll(names, { timeout: 15_000 }).toContain('"inbox"')
}
