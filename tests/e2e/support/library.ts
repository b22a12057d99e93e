import { api, type LibraryDocument } from '@baton/contract'
import { writePdf } from '@baton/testkit/hostile-files/write-pdf'
import { expect, type Page } from '@playwright/test'
import { ask } from './hospital.ts'

/** A PDF with a page for each of these lines. */
export function pdf(name: string, ...lines: string[]) {
  return {
    name,
    mimeType: 'application/pdf',
    buffer: writePdf({ pages: lines.map((line) => [line]) }),
  }
}

/** A team of mine, by its name. */
export async function teamNamed(page: Page, name: string): Promise<string> {
  const { teams } = await ask(page, api.identity.listTeams, {})
  const team = teams.find((one) => one.name === name)
  if (!team) throw new Error(`no team is called ${name}`)
  return team.id
}

/** Puts a file in where one is, under a name. */
export async function putIn(page: Page, file: ReturnType<typeof pdf>, name: string): Promise<void> {
  await page.getByLabel('Documents to add').setInputFiles(file)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name in the library' }).fill(name)
  await dialog.getByRole('button', { name: 'Put it in' }).click()
  await expect(page.getByText('The document is in the library')).toBeVisible()
}

/** Waits until the version that opens is of this number: it went through its checks. */
export async function opensVersion(page: Page, number: number): Promise<void> {
  const row = page.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem')
  await expect(row.filter({ hasText: 'Opens now' })).toContainText(`Version ${number}`)
}

/** A document of a team's library as the server has it, by its name. */
export async function documentNamed(page: Page, teamId: string, name: string): Promise<LibraryDocument> {
  const { documents } = await ask(page, api.files.openLibrary, { teamId })
  const found = documents.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not in the library`)
  return found
}

/** Chooses in the menu of the document that is open. */
export async function chooseOfDocument(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More about this document' }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}
