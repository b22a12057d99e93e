import { defineConfig } from '@playwright/test'
import { findChromium } from './tests/e2e/support/find-chromium.ts'

const chromium = await findChromium()
/** Served by tests/e2e/support/serve.ts: a demonstration hospital of this run's own. */
const port = Number(process.env.E2E_PORT ?? 34_117)

/** Journeys in a real browser against a real server on a real database. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  fullyParallel: false,
  // Generous: nothing here measures time, and machines are shared.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: 'test-results',
  webServer: {
    command: `node tests/e2e/support/serve.ts ${port}`,
    url: `http://localhost:${port}/readyz`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: { executablePath: chromium.executablePath, args: chromium.args },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
  },
})
