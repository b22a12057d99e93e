import { defineConfig } from 'vitest/config'

/** Of what no folder can do. */
const s3Alone = 'apps/server/src/platform/blobs/s3-blobs.test.ts'

/**
 * Three projects: `unit` needs nothing but Node; `server` runs against one real PostgreSQL for the whole run
 * (tests/setup/postgres.ts), in which every test file works in a database of its own. `s3` runs once more what keeps
 * content, with a bucket of its own for every store in the place of a folder (tests/setup/s3.ts).
 */
export default defineConfig({
  test: {
    // Files share what they import: read anew for each file it is half of the time. Nothing in the product keeps state
    // in a module, and a test that leaves something behind is seen by the next.
    isolate: false,
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
          exclude: [s3Alone, '**/node_modules/**'],
          globalSetup: ['tests/setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 's3',
          include: [
            'apps/server/src/capabilities/files/**/*.test.ts',
            'apps/server/src/platform/blobs/*.test.ts',
            'apps/server/src/platform/backup/blobs.test.ts',
          ],
          // What opens a file, or asks a scanner, is given its content by whoever reads the store.
          exclude: [
            'apps/server/src/capabilities/files/workshop/**',
            'apps/server/src/capabilities/files/checking/scanner/**',
            '**/node_modules/**',
          ],
          globalSetup: ['tests/setup/postgres.ts', 'tests/setup/s3.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
