import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Browser, expect, type Page } from '@playwright/test'
import { dataDirOf } from './data-dir.ts'

/**
 * Founds another organisation on the served database, as its operator does beside a server that runs, and signs its
 * first administrator in.
 */
export async function foundOrganisation(
  browser: Browser,
  baseURL: string,
  { name, administrator }: { name: string; administrator: string },
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, locale: 'en-GB' })).newPage()
  await page.goto(await linkFor(baseURL, name, administrator))
  await expect(page.getByRole('heading', { name: `Welcome, ${administrator}` })).toBeVisible()
  await page.getByLabel('New password').fill('lantern orchard seven')
  await page.getByRole('button', { name: 'Choose password and sign in' }).click()
  await expect(page.getByText('Connected', { exact: true })).toBeAttached()
  return page
}

async function linkFor(baseURL: string, name: string, administrator: string): Promise<string> {
  const email = `${administrator.toLowerCase().replaceAll(' ', '.')}.${Date.now().toString(36)}@moorview.example`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      'apps/server/src/admin.ts',
      'create-organisation',
      ...['--name', name, '--administrator', administrator, '--email', email],
    ],
    {
      env: {
        ...process.env,
        DATA_DIR: dataDirOf(Number(new URL(baseURL).port)),
        DATABASE_URL: '',
        DEMO: 'on',
        PUBLIC_URL: baseURL,
      },
    },
  )
  const link = /https?:\/\/\S+/.exec(stdout)?.[0]
  if (link === undefined) throw new Error(`no link was printed: ${stdout}`)
  return link
}
