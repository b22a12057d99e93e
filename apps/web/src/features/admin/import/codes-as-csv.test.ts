import { describe, expect, it } from 'vitest'
import { codesAsCsv } from './codes-as-csv.ts'

const person = (name: string) => ({
  line: 2,
  personId: '0198c0de-0000-7000-8000-000000000001',
  name,
  email: 'a@example.test',
  access: {
    code: 'ABCD-EFGH',
    link: 'https://baton.example/welcome#ABCD-EFGH',
    expiresAt: '2026-11-29T12:00:00.000Z',
  },
})

describe('the list of access codes for handing out', () => {
  it('has a row for everyone who was added', () => {
    expect(codesAsCsv([person('Priya Raman')]).split('\r\n')[1]).toBe(
      '"Priya Raman","a@example.test","ABCD-EFGH","https://baton.example/welcome#ABCD-EFGH","2026-11-29T12:00:00.000Z"',
    )
  })

  it('never lets a name run as a formula or break its cell', () => {
    expect(codesAsCsv([person('=HYPERLINK("x")')])).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
