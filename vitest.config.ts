import { defineConfig } from 'vitest/config'

/**
 * Two projects: `unit` needs nothing but Node; `server` runs against one real PostgreSQL for the whole run
 * (tests/setup/postgres.ts), in which every test file works in a database of its own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // No test measures time; on a busy machine a property with many cases takes more than the default 5 s.
          testTimeout: 60_000,
          include: [
            'packages/**/*.test.ts',
            'tools/**/*.test.ts',
            'assure/**/*.test.ts',
            'bench/**/*.test.ts',
            'simulate/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
          ],
          exclude: ['packages/client/test/**', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'server',
          include: [
            'apps/server/**/*.test.ts',
            'packages/client/test/**/*.test.ts',
            'tests/contract/**/*.test.ts',
          ],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
