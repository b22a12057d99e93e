import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { findOrganisations } from '../capabilities/identity/index.ts'
import {
  exportAuditLog,
  originOf,
  sequenceLeaves,
  type Verification,
  verifyAuditLog,
} from '../platform/audit/index.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { type AtWork, withService } from './with-database.ts'

/** The latest checkpoint of each organisation, by its id. */
const kept = z.record(z.string(), z.string())

export const verifyAuditLogs: Verb = {
  name: 'verify-audit-log',
  means: 'Check every audit log: each leaf, each chain, each signed checkpoint.',
  options: {
    checkpoints: {
      type: 'string',
      value: 'FILE',
      means:
        'Compare with the checkpoints kept in this file, and keep the latest there. On another machine it also shows a log that was put back to an older state.',
    },
  },
  async run(context) {
    const file = textOf(context, 'checkpoints')
    const known = file === undefined ? {} : readKept(file)
    if (known === null)
      return failed(2, `${file} does not hold checkpoints: name another file, or a new one.`)
    return withService(context, async (at) => {
      await sequenceLeaves(at.database.system, at.keys.signer, context.now())
      const lines: string[] = []
      const latest: Record<string, string> = { ...known }
      let sound = true
      for (const { id, name } of await findOrganisations(at.database.system)) {
        const found = await verifyOne(at, id, known[id])
        lines.push(...report(name, found))
        sound &&= found.anomalies.length === 0
        if (found.latest !== null) latest[id] = found.latest
      }
      if (lines.length === 0) lines.push('There is no organisation here yet, so nothing to check.')
      if (!sound)
        return failed(
          1,
          ...lines,
          '',
          'Keep this machine and its backups as they are, and find out who did it.',
        )
      if (file !== undefined) writeFileSync(file, `${JSON.stringify(latest, null, 2)}\n`, { mode: 0o600 })
      return done(...lines)
    })
  },
}

function readKept(file: string): Record<string, string> | null {
  if (!existsSync(file)) return {}
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

async function verifyOne(
  at: AtWork,
  organisationId: string,
  known: string | undefined,
): Promise<Verification> {
  const lines = new PassThrough({ objectMode: true })
  const write = async (line: string) => {
    if (!lines.write(line)) await once(lines, 'drain')
  }
  const verifier = { name: originOf(organisationId), publicKey: at.keys.signer.publicKey }
  const verified = verifyAuditLog(lines, { verifier, known: known === undefined ? [] : [known] })
  const exported = exportAuditLog(at.database.app, organisationId, write).then(
    () => lines.end(),
    (error: Error) => lines.destroy(error),
  )
  const [verification] = await Promise.all([verified, exported])
  return verification
}

/** What was found, for people. */
export function report(name: string, { leaves, streams, checkpoints, anomalies }: Verification): string[] {
  const size = `${leaves} leaves in ${streams} chains, ${checkpoints} checkpoints`
  if (anomalies.length === 0) return [`${name}: sound. ${size}.`]
  const first = anomalies.slice(0, 20).map(({ code, line, streamId, position, index }) => {
    const where = [`line ${line}`, streamId && `stream ${streamId}`, position && `position ${position}`]
    if (index !== undefined) where.push(`index ${index}`)
    return `  ${code} (${where.filter(Boolean).join(', ')})`
  })
  return [`${name}: NOT SOUND, ${anomalies.length} anomalies. ${size}.`, ...first]
}
