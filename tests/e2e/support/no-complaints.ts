import { expect, type Page } from '@playwright/test'

/** What the browser says of any page before someone is signed in: not a fault. */
const expected = /status of 401/

/**
 * Listens to the page's console from now on.
 *
 * @returns a check that the browser complained of nothing: no error, no violation of the security policy (SEC-6)
 */
export function listenForComplaints(page: Page): () => void {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
  })
  return () => expect(complaints).toEqual([])
}
