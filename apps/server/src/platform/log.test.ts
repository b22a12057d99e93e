import { expect, test } from 'vitest'
import { type LogChoice, makeLog } from './log.ts'

function written(choice: Omit<LogChoice, 'to'>, write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = []
  write(makeLog({ ...choice, to: { write: (line) => lines.push(line) } }))
  return lines
}

test('for machines each line is one JSON object with ids and a lifecycle step', () => {
  const [line = ''] = written({ level: 'info', form: 'json' }, (log) =>
    log.info({ sessionId: 's-1' }, 'session opened'),
  )
  expect(JSON.parse(line)).toMatchObject({ level: 30, sessionId: 's-1', msg: 'session opened' })
})

test('for a person each line is short: time, weight, step, ids', () => {
  const [line] = written({ level: 'info', form: 'lines' }, (log) => log.warn({ port: 3000 }, 'closing'))
  expect(line).toMatch(/^\d\d:\d\d:\d\d warning closing port=3000\n$/)
})

test('what is below the level is not written', () => {
  expect(written({ level: 'warn', form: 'json' }, (log) => log.info('opened'))).toEqual([])
})

test('of a database’s error only its code and place are written: its text may quote rows', () => {
  const error = Object.assign(new Error('Key (email)=(sister.fern@example.nhs.uk) already exists'), {
    code: '23505',
  })
  for (const form of ['json', 'lines'] as const) {
    const [line = ''] = written({ level: 'info', form }, (log) => log.error({ err: error }, 'command failed'))
    expect(line).toContain('23505')
    expect(line).toContain('log.test.ts')
    expect(line).not.toContain('sister.fern')
  }
})

test('a person is shown where an error arose, not where a warning did', () => {
  const lines = written({ level: 'info', form: 'lines' }, (log) => {
    log.warn({ err: new Error('gone') }, 'connection lost')
    log.error({ err: new Error('gone') }, 'command failed')
  })
  expect(lines[0]).toMatch(/ warning connection lost err={"type":"Error","message":"gone"}\n$/)
  expect(lines[1]).toContain('log.test.ts')
})
