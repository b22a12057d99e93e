import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { findOrganisations } from '../capabilities/identity/index.ts'
import { exportAuditLog, formatVerifierKey, originOf, sequenceLeaves } from '../platform/audit/index.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { withService } from './with-database.ts'

export const exportAuditLogs: Verb = {
  name: 'export-audit-log',
  means:
    "Write an organisation's audit log to a file that can be checked anywhere, and print the key to check it with.",
  options: {
    file: {
      type: 'string',
      value: 'FILE',
      means: 'The file to make; one that is there is not written over.',
    },
    organisation: { type: 'string', value: 'NAME', means: 'Which organisation, when there are several.' },
  },
  async run(context) {
    const file = textOf(context, 'file')
    if (file === undefined) return failed(2, '--file is missing: where is the export to go?')
    const name = textOf(context, 'organisation')?.toLowerCase()
    return withService(context, async ({ database, keys }) => {
      const all = await findOrganisations(database.system)
      const wanted = all.filter((each) => name === undefined || each.name.toLowerCase() === name)
      const [organisation] = wanted
      if (organisation === undefined) return failed(1, 'There is no such organisation here.')
      if (wanted.length > 1)
        return failed(2, 'Say which with --organisation:', ...wanted.map((each) => `  ${each.name}`))
      await sequenceLeaves(database.system, keys.signer, context.now())
      const written = await writeFile(file, (write) => exportAuditLog(database.app, organisation.id, write))
      if (written === null)
        return failed(2, `${file} could not be made: it is there already, or its folder is not writable.`)
      const key = formatVerifierKey({ name: originOf(organisation.id), publicKey: keys.signer.publicKey })
      return done(
        `${written.leaves} leaves and ${written.checkpoints} checkpoints of ${organisation.name} are in ${file}.`,
        'Whoever checks it needs this key, and should have it from you by another way than the file:',
        `  ${key}`,
      )
    })
  },
}

async function writeFile<Result>(
  file: string,
  work: (write: (line: string) => Promise<void>) => Promise<Result>,
): Promise<Result | null> {
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  try {
    await once(stream, 'open')
  } catch {
    return null
  }
  const result = await work(async (line) => {
    if (!stream.write(`${line}\n`)) await once(stream, 'drain')
  })
  stream.end()
  await finished(stream)
  return result
}
