import { test as base } from '@playwright/test'

/**
 * A journey. Whoever it signed in leaves with it: a browser is a worker's for many journeys, and pages that stay open
 * go on listening, counting and ringing until the machine does nothing else.
 */
export const test = base.extend<{ everyoneLeaves: undefined }>({
  everyoneLeaves: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})
