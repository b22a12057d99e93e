import { describe, expect, test } from 'vitest'
import { checkHazardLog } from './check-hazard-log.ts'
import { type HazardLog, hazardLog, riskOf } from './hazard-log.ts'
import { titlesOf } from './titles-of.ts'

const titles = ['ESC3, ESC4: a rung that nobody holds', 'a sentence of its own']
const known = [
  'Wrong recipient from a stale rota',
  'The escalation engine stops silently',
  'Sent to someone off duty or gone',
  'Delivered taken for read, read for accepted',
  'Late and nobody knows',
  'Acknowledged but lost',
]
const matrix: HazardLog['matrix'] = {
  'very high': [3, 4, 4, 5, 5],
  high: [2, 3, 3, 4, 5],
  medium: [2, 2, 3, 3, 4],
  low: [1, 2, 2, 3, 4],
  'very low': [1, 1, 2, 2, 3],
}

type Hazard = HazardLog['hazards'][number]

function log(change: Partial<Hazard> = {}): HazardLog {
  const hazards = known.map(
    (title, index): Hazard => ({
      id: `HAZ${index + 1}`,
      title,
      causes: ['something'],
      effect: 'harm',
      initial: { severity: 'major', likelihood: 'high' },
      controls: [{ kind: 'test', says: 'it is tested', tests: ['ESC4', 'a sentence of its own'] }],
      residual: { severity: 'considerable', likelihood: 'low' },
      ...(index === 0 ? change : {}),
    }),
  )
  return hazardLog.parse({ matrix, hazards })
}

test('a log that is as it should be is not complained of', () => {
  expect(checkHazardLog(log(), titles)).toEqual([])
})

test('the matrix is read by likelihood and severity', () => {
  expect(riskOf(log(), { severity: 'catastrophic', likelihood: 'very low' })).toBe(3)
  expect(riskOf(log(), { severity: 'minor', likelihood: 'very high' })).toBe(3)
  expect(riskOf(log(), { severity: 'major', likelihood: 'high' })).toBe(4)
})

describe('it fails', () => {
  test('when a control names a test or a rule that is not there', () => {
    const controls: Hazard['controls'] = [
      { kind: 'test', says: 'it is', tests: ['ESC99', 'no such sentence'] },
    ]
    expect(checkHazardLog(log({ controls }), titles)).toHaveLength(2)
  })

  test('when a hazard is held by no test at all', () => {
    const controls: Hazard['controls'] = [{ kind: 'procedure', says: 'people take care' }]
    expect(checkHazardLog(log({ controls }), titles)).toEqual(['HAZ1 is held by no test'])
  })

  test('when the risk that is left is not acceptable, or needs a name that is not there', () => {
    expect(checkHazardLog(log({ residual: { severity: 'major', likelihood: 'high' } }), titles)).toEqual([
      'HAZ1 is left with a risk of 4, which is not acceptable',
    ])
    const residual = { severity: 'considerable', likelihood: 'medium' } as const
    expect(checkHazardLog(log({ residual }), titles)).toEqual([
      'HAZ1 is left with a risk of 3, which nobody has signed off',
    ])
    const signedOff = { by: 'Dr N. Iyer', because: 'the paging system stays' }
    expect(checkHazardLog(log({ residual, signedOff }), titles)).toEqual([])
  })

  test('when a hazard that every deployment has is gone, or one stands twice', () => {
    expect(checkHazardLog(log({ title: 'Something else' }), titles)).toEqual([
      '"Wrong recipient from a stale rota" is not in the log',
    ])
    expect(checkHazardLog(log({ id: 'HAZ2' }), titles)).toEqual(['HAZ2 is there twice'])
  })
})

test('titles are read out of test files, whatever stands around them', () => {
  const text = [
    "test('one', () => {})",
    'test.each(tables)("two \\"quoted\\"", () => {})',
    'it(`three`, () => {})',
    "  test(\n    'ESC1: four', () => {})",
  ].join('\n')
  expect(titlesOf(text)).toEqual(['one', 'two "quoted"', 'three', 'ESC1: four'])
})
