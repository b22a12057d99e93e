import { randomBytes } from 'node:crypto'
import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'

/** The demonstration's people whom the sign-in page offers first. */
export const amina = 'Amina Yusuf'
export const daniel = 'Daniel Okafor'
export const ffion = 'Ffion Rees'

/** Signs in as one of them in a browser of their own, with nothing left over from anyone. */
export async function signIn(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto('/sign-in')
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  await card.getByRole('button').first().click()
  await page.waitForURL('**/messages')
  await expect(page.getByText('Connected', { exact: true })).toBeAttached()
  return page
}

/** Asks the server as whoever is signed in on that page. A refusal fails the test. */
export async function ask<Asked extends Operation>(
  page: Page,
  operation: Asked,
  input: InputOf<Asked>,
): Promise<OutputOf<Asked>> {
  const response =
    operation.kind === 'query'
      ? await page.request.get(operation.path, { params: input as Record<string, string> })
      : await page.request.post(operation.path, { data: input, headers: { 'idempotency-key': newId() } })
  const body: unknown = await response.json()
  if (!response.ok()) throw new Error(`${operation.name}: ${JSON.stringify(body)}`)
  return operation.output.parse(body) as OutputOf<Asked>
}

/** Starts a group with colleagues by their whole names and returns its id. */
export async function startGroup(page: Page, title: string, names: readonly string[]): Promise<string> {
  const personIds = await Promise.all(names.map((name) => personId(page, name)))
  const { conversationId } = await ask(page, api.messaging.startGroup, { title, personIds })
  return conversationId
}

/** The id of a colleague by their whole name. */
export async function personId(page: Page, name: string): Promise<string> {
  const { people } = await ask(page, api.identity.searchDirectory, { text: name })
  const found = people.find(({ person }) => person.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found.person.id
}

/** Opens a conversation by its address and waits until it can be written in. */
export async function open(page: Page, conversationId: string): Promise<void> {
  await page.goto(`/messages/${conversationId}`)
  await expect(composer(page)).toBeVisible()
}

export function composer(page: Page) {
  return page.getByRole('textbox', { name: /^(Message to|Reply to|Correct)/ })
}

/** Types a message and sends it with Enter. */
export async function say(page: Page, words: string): Promise<void> {
  await composer(page).fill(words)
  await composer(page).press('Enter')
  await expect(message(page, words)).toBeVisible()
}

/** A message in the conversation, by words in it. */
export function message(page: Page, words: string) {
  return page.getByRole('log').getByRole('article').filter({ hasText: words })
}

/** Opens the menu of a message with the keyboard and chooses in it. */
export async function choose(page: Page, words: string, action: string): Promise<void> {
  await message(page, words).last().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** The row of a conversation in the list. */
export function row(page: Page, conversationId: string) {
  return page.getByRole('list', { name: 'Conversations' }).locator(`a[href="/messages/${conversationId}"]`)
}

/** A UUIDv7, as a client makes one for each command. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`
}
