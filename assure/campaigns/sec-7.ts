import { runTamperings } from '../../apps/server/src/platform/audit/tampering/run-tamperings.ts'
import { tell } from '../../tools/measure/result.ts'
import type { Campaign } from './campaign.ts'

/** SEC-7: whoever has the database but not the signing key cannot change the audit log unnoticed. */
export const sec7: Campaign = {
  id: 'SEC-7',
  about: 'tamper with audit logs in every known way and have each verified',
  volumes: { tamperings: 10_000 },
  async run({ seed, volumes: { tamperings = 10_000 } }) {
    const { found, missed, falseAlarms } = runTamperings({ count: tamperings, seed })
    for (const [kind, count] of Object.entries(found).sort()) tell(`  ${kind}: ${count} found`)
    for (const { kind, seed: own } of missed) tell(`  missed: ${kind}, seed ${own}`)
    const anomalies = missed.length + falseAlarms
    // No failure in n trials bounds the rate at 3/n (95 %).
    const figures = {
      tamperings,
      found: tamperings - missed.length,
      falseAlarms,
      missRateBelow: 3 / tamperings,
    }
    return { anomalies, figures }
  },
}
