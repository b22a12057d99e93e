import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseVerifierKey, verifyAuditLog } from '../platform/audit/index.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { report } from './verify-audit-log.ts'

/** Needs neither database nor keys: an auditor runs it on a machine of their own. */
export const verifyAuditExport: Verb = {
  name: 'verify-audit-export',
  means: 'Check an exported audit log, anywhere, with nothing but the public key.',
  options: {
    file: { type: 'string', value: 'FILE', means: 'What export-audit-log wrote.' },
    key: { type: 'string', value: 'KEY', means: 'The key that export-audit-log printed.' },
    checkpoint: {
      type: 'string',
      value: 'FILE',
      means:
        'A checkpoint that you kept from an earlier check: shows a log that was put back to an older state.',
    },
  },
  async run(context) {
    const file = textOf(context, 'file')
    if (file === undefined || !existsSync(file)) return failed(2, '--file must name an export that is there.')
    const verifier = parseVerifierKey(textOf(context, 'key') ?? '')
    if (verifier === null) return failed(2, '--key is not a key as export-audit-log prints it.')
    const checkpoint = textOf(context, 'checkpoint')
    if (checkpoint !== undefined && !existsSync(checkpoint)) return failed(2, `${checkpoint} is not there.`)
    const known = checkpoint === undefined ? [] : [readFileSync(checkpoint, 'utf8')]
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
    const found = await verifyAuditLog(lines, { verifier, known })
    const words = report(verifier.name, found)
    if (found.anomalies.length > 0) return failed(1, ...words)
    return done(
      ...words,
      '',
      'The latest checkpoint; keep it for the next check:',
      '',
      found.latest ?? '(none)',
    )
  },
}
