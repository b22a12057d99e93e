import { describe, expect, it } from 'vitest'
import { formatRecord } from './export-record.ts'
import { seededRandom } from './tampering/random.ts'
import { runTamperings } from './tampering/run-tamperings.ts'
import { emptyLog, finished, workOn } from './tampering/sample-log.ts'
import { exported } from './tampering/tamper.ts'
import { verifyExport } from './verify-audit-log.ts'

const random = seededRandom(7)
const before = workOn(emptyLog(random), random, 5)
const now = workOn(before, random, 5)

describe('the offline verifier', () => {
  it('AUD6: finds nothing wrong with a true export, given only the public key', () => {
    const verification = verifyExport(exported(now), { verifier: now.verifier })
    expect(verification.anomalies).toEqual([])
    expect(verification).toMatchObject({ leaves: now.state.tree.size, checkpoints: 10, latest: now.note })
  })

  it('AUD6: an empty log is a good log', () => {
    const empty = emptyLog(random)
    expect(verifyExport(exported(empty), { verifier: empty.verifier })).toMatchObject({
      leaves: 0,
      anomalies: [],
    })
    expect(verifyExport([], { verifier: empty.verifier }).anomalies).not.toEqual([])
  })

  it('AUD6: names stream and position of an altered leaf, and the first checkpoint it breaks', () => {
    const lines = exported(now)
    const line = lines.findIndex((text) => text.includes('"kind":"leaf"'))
    const record = now.records[line]
    if (record?.kind !== 'leaf') throw new Error('no leaf')
    lines[line] = formatRecord({ ...record, leaf: { ...record.leaf, actor: 'system:nobody' } })
    const { anomalies } = verifyExport(lines, { verifier: now.verifier })
    const { streamId, position } = record.leaf
    expect(anomalies).toEqual([
      { code: 'altered-leaf', line: line + 1, streamId, position, index: record.index },
    ])
  })

  it('AUD6: names the leaf that was taken out of the database', () => {
    const records = finished(now)
    const at = records.findIndex((record) => record.kind === 'leaf')
    const record = records[at]
    if (record?.kind !== 'leaf') throw new Error('no leaf')
    const { streamId, position } = record.leaf
    const gone = { kind: 'missing-leaf' as const, index: record.index, streamId, position, hash: record.hash }
    const { anomalies } = verifyExport(records.with(at, gone).map(formatRecord), { verifier: now.verifier })
    expect(anomalies).toEqual([
      { code: 'missing-leaf', line: at + 1, streamId, position, index: record.index },
    ])
  })

  it('AUD7: an older state and a fork are found with a checkpoint that was kept elsewhere', () => {
    const options = { verifier: now.verifier, known: [now.note] }
    const codes = (lines: string[]) => verifyExport(lines, options).anomalies.map((anomaly) => anomaly.code)
    expect(codes(exported(before))).toEqual(['older-than-known'])
    expect(codes(exported(workOn(before, random, 20)))).toEqual(['forked'])
    expect(codes(exported(workOn(now, random, 3)))).toEqual([])
  })

  it('AUD7: finds every one of 1,000 tamperings of every kind', () => {
    const run = runTamperings({ count: 1000, seed: 20261122 })
    expect(run.missed).toEqual([])
    expect(run.falseAlarms).toBe(0)
    expect(Object.keys(run.found)).toHaveLength(15)
  }, 60_000)

  it('AUD7: without a checkpoint kept elsewhere only older states and forks of the whole log pass', () => {
    const run = runTamperings({ count: 200, seed: 3, witness: false })
    expect(new Set(run.missed.map((missed) => missed.kind))).toEqual(
      new Set(['older-backup', 'fork', 'cut-tail']),
    )
  })
})
