import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** `npm run admin -- <verb>` on a data folder; throws when it did not do what it was told. */
export async function admin(dataDir: string, ...words: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['apps/server/src/admin.ts', ...words], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
  })
  return stdout
}
