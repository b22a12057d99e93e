import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repetitionsOf, said, segmentOf, segmentsOf } from './fields.ts'
import { type Hl7Message, parseMessage } from './parse-message.ts'
import { readDay, readTime } from './read-time.ts'

const heard = new Date('2026-03-02T08:00:00Z')

function parsed(text: string | Buffer): Hl7Message {
  const result = parseMessage(Buffer.isBuffer(text) ? text : Buffer.from(text))
  if (!result.ok) throw new Error(result.details)
  return result.message
}

function problemOf(text: string | Buffer): string | null {
  const result = parseMessage(Buffer.isBuffer(text) ? text : Buffer.from(text))
  return result.ok ? null : result.problem
}

const header = 'MSH|^~\\&|PAS|RBZ|BATON||20260302080000||ADT^A01|1|P|2.4'

test.each(['\r', '\n', '\r\n'])(
  'PAT24: lines may end with %j, and empty ones and unknown segments are passed over',
  (end) => {
    const message = parsed([header, 'EVN|A01|20260302', '', 'ZBE|a^b', 'PID|1||M1', ''].join(end))
    expect(message.segments.map(({ name }) => name)).toEqual(['MSH', 'EVN', 'ZBE', 'PID'])
    expect(said(message, segmentOf(message, 'MSH'), 9, 2)).toBe('A01')
    expect(said(message, segmentOf(message, 'MSH'), 12)).toBe('2.4')
    expect(said(message, segmentOf(message, 'PID'), 3)).toBe('M1')
  },
)

test('PAT24: separators are those that the message names', () => {
  const message = parsed('MSH#*:!%#PAS#RBZ\rPID###M1***NHS:M2#Marsh*Iris%x*!F!')
  const pid = segmentOf(message, 'PID')
  expect(repetitionsOf(message, pid, 3).map((of) => [of(1), of(4)])).toEqual([
    ['M1', 'NHS'],
    ['M2', undefined],
  ])
  expect([said(message, pid, 4, 1), said(message, pid, 4, 2), said(message, pid, 4, 3)]).toEqual([
    'Marsh',
    'Iris',
    '#',
  ])
})

test('PAT24: an empty field leaves, two quotation marks delete, in a component or the whole', () => {
  const message = parsed(`${header}\rPID|||M1||Marsh^""^|""|`)
  const pid = segmentOf(message, 'PID')
  expect([1, 2, 3].map((component) => said(message, pid, 5, component))).toEqual(['Marsh', null, undefined])
  expect([
    said(message, pid, 6),
    said(message, pid, 6, 2),
    said(message, pid, 7),
    said(message, pid, 40),
  ]).toEqual([null, null, undefined, undefined])
  expect(said(message, undefined, 1)).toBeUndefined()
})

test('PAT24: escapes are what they stand for; formatting is dropped, and what is not closed stands for itself', () => {
  const of = (text: string) =>
    said(parsed(`${header}\rAL1|1||${text}`), segmentsOf(parsed(`${header}\rAL1|1||${text}`), 'AL1')[0], 3)
  expect(of('a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f')).toBe('a|b^c&d~e\\f')
  expect(of('one\\.br\\two')).toBe('one\ntwo')
  expect(of('\\H\\loud\\N\\')).toBe('loud')
  expect(of('\\XC3A9\\t\\X41\\')).toBe('étA')
  expect(of('C:\\dir')).toBe('C:\\dir')
})

test('PAT24: the character set is the one that MSH-18 names; without a name it is UTF-8, or else Latin-1', () => {
  const withSet = (charset: string) => `${header}||||||${charset}\rPID|||M1||Müller`
  const family = (bytes: Buffer) => said(parsed(bytes), segmentOf(parsed(bytes), 'PID'), 5)
  expect(family(Buffer.from(withSet('UNICODE UTF-8')))).toBe('Müller')
  expect(family(Buffer.from(withSet('8859/1'), 'latin1'))).toBe('Müller')
  expect(family(Buffer.from(withSet('')))).toBe('Müller')
  expect(family(Buffer.from(withSet(''), 'latin1'))).toBe('Müller')
  expect(problemOf(Buffer.from(withSet('UNICODE UTF-8'), 'latin1'))).toBe('failed')
  expect(problemOf(Buffer.from(withSet('JIS X 0208')))).toBe('failed')
})

test.each([
  '',
  'hello',
  'PID|1',
  'MSH',
  'MSH|',
  'MSH||x',
  'MSH|^^^^|',
  'MSH|^~\\&|PAS\rnot a segment|1',
  'MSHA^~\\&|',
])('PAT22: %j is no HL7', (text) => {
  expect(problemOf(text)).toBe('not-hl7')
})

test('PAT22: no bytes whatever make the reader fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      parseMessage(Buffer.from(bytes))
      const result = parseMessage(Buffer.concat([Buffer.from(header), Buffer.from(bytes)]))
      if (result.ok) for (const segment of result.message.segments) said(result.message, segment, 3, 2)
    }),
    { numRuns: 500 },
  )
})

test('PAT23: times are of the clock on the wall, unless they say how far from UTC', () => {
  const at = (text: string) => readTime(text, heard)?.toISOString() ?? null
  expect(at('20260302080000')).toBe('2026-03-02T08:00:00.000Z')
  expect(at('20260702080000')).toBe('2026-07-02T07:00:00.000Z')
  expect(at('20260702080000.1234+0100')).toBe('2026-07-02T07:00:00.123Z')
  expect(at('202603020805')).toBe('2026-03-02T08:05:00.000Z')
  expect(at('20260302')).toBe('2026-03-02T00:00:00.000Z')
  for (const text of ['20260231', '20261301', '2026030225', '202603020860', 'now', '', '20260302080061'])
    expect(at(text)).toBeNull()
})

test('PAT23: in the hour that the clock shows twice, what was heard in the second of them is of the second', () => {
  const first = new Date('2026-10-25T00:40:00Z')
  const second = new Date('2026-10-25T01:40:00Z')
  expect(readTime('20261025013500', first)?.toISOString()).toBe('2026-10-25T00:35:00.000Z')
  expect(readTime('20261025013500', second)?.toISOString()).toBe('2026-10-25T01:35:00.000Z')
})

test('PAT24: a day must be one that there is', () => {
  expect(readDay('19480705')).toBe('1948-07-05')
  expect(readDay('194807051200')).toBe('1948-07-05')
  for (const text of ['1948', '194807', '19480732', '19490229', '5/7/1948', '194807051'])
    expect(readDay(text)).toBeNull()
})
