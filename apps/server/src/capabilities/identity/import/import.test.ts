import { api } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { granted, type Hospital, openHospital, refused } from '../hospital.fixture.ts'

const { previewImport, importPeople, addSite, addPlace, addTeam, searchDirectory, checkAccessCode } =
  api.identity
const header = 'Name,E-mail,Profession'

let hospital: Hospital
let ada: ReturnType<Hospital['as']>
beforeAll(async () => {
  hospital = await openHospital()
  ada = hospital.as({ personId: hospital.founded.administratorId })
  for (const name of ['Royal Infirmary', 'Moor Street']) {
    const { site } = granted(await ada.ask(addSite, { name, kind: 'hospital' }))
    const ward = { siteId: site.id, parentId: null, kind: 'ward', name: 'Ward 7' } as const
    granted(await ada.ask(addPlace, ward))
    if (name === 'Royal Infirmary') granted(await ada.ask(addPlace, { ...ward, name: 'Cavell Ward' }))
  }
  const team = { kind: 'other' as const, siteId: null, placeId: null, personIds: [] }
  granted(await ada.ask(addTeam, { ...team, name: 'Stroke, acute' }))
  granted(await ada.ask(addTeam, { ...team, name: 'Falls' }))
})
afterAll(() => hospital.close())

async function preview(csv: string) {
  return granted(await ada.ask(previewImport, { csv }))
}

async function problems(row: string, columns = header): Promise<string[]> {
  const { rows } = await preview(`${columns}\n${row}`)
  return rows.flatMap(({ problems }) => problems.map(({ field, problem }) => `${field} ${problem}`))
}

describe('reading a list of staff', () => {
  it('reads what spreadsheets write: byte order mark, quotes, Windows line ends, a blank line', async () => {
    const csv = `\uFEFF"Full name",Email,"Staff group"\r\n"O'Neill, Siân ""Shan""",SIAN@brannoc.example,Doctor\r\n\r\nBo Li,bo@brannoc.example,Nurse\r\n`
    const { columns, rows, good, bad } = await preview(csv)
    expect(columns.map(({ field }) => field)).toEqual(['name', 'email', 'profession'])
    expect(rows).toEqual([
      { line: 2, name: `O'Neill, Siân "Shan"`, email: 'sian@brannoc.example', problems: [] },
      { line: 4, name: 'Bo Li', email: 'bo@brannoc.example', problems: [] },
    ])
    expect([good, bad]).toEqual([2, 0])
  })

  it.each([
    ['semicolons', 'Name;E-mail;Profession\nBo Li;bo@brannoc.example;Nurse'],
    ['tabs', 'Name\tE-mail\tProfession\nBo Li\tbo@brannoc.example\tNurse'],
    [
      'semicolons with a comma in the header',
      '"Name, full";Name;E-mail;Profession\nx;Bo Li;bo@brannoc.example;Nurse',
    ],
    [
      'other columns between',
      'Payroll,Name,Start date,E-mail,Profession\n1,Bo Li,2020,bo@brannoc.example,Nurse',
    ],
  ])('reads %s', async (_what, csv) => {
    expect((await preview(csv)).rows).toMatchObject([
      { name: 'Bo Li', email: 'bo@brannoc.example', problems: [] },
    ])
  })

  it('knows the columns that staff lists have, and leaves out the others', async () => {
    const { columns } = await preview(
      'Employee name,E-MAIL address,Staff group,Job title,Speciality,Phone,Pager,Hospital,Ward,Teams,NI number\n',
    )
    expect(columns.map(({ field }) => field)).toEqual([
      'name',
      'email',
      'profession',
      'grade',
      'specialty',
      'telephone',
      'bleep',
      'site',
      'place',
      'teams',
      null,
    ])
  })

  it.each([
    ['', 'bad-input'],
    ['\n\n', 'bad-input'],
    ['Name,Profession\nBo,Nurse', 'bad-input'],
    [`${header}\n"Bo Li,bo@brannoc.example,Nurse`, 'bad-input'],
    [`${header}\n${'Bo,b@b.example,Nurse\n'.repeat(2_001)}`, 'too-large'],
    ['x'.repeat(1_000_001), 'bad-input'],
  ])('a list that is none is refused (%#)', async (csv, code) => {
    expect(refused(await ada.ask(previewImport, { csv }))).toBe(code)
  })
})

describe('what stands in the way of a row', () => {
  it.each([
    ['Bo Li,bo at brannoc,Nurse', ['email is not an e-mail address']],
    [',bo@brannoc.example,Nurse', ['name is missing']],
    ['Bo Li,,', ['email is not an e-mail address', 'profession is missing']],
    [`${'x'.repeat(121)},bo@brannoc.example,Nurse`, ['name is too long']],
    ['Bo Li,ada.bell@brannoc.example,Nurse', ['email belongs to someone who is here already']],
    ['Bo Li,bo@brannoc.example,Nurse,extra', ['null has more cells than the header']],
  ])('IDN29: %s', async (row, expected) => {
    expect(await problems(row)).toEqual(expected)
  })

  it('IDN29: the same address twice stops the second row, and says where the first is', async () => {
    const csv = `${header}\nBo Li,bo@brannoc.example,Nurse\nBob Li,BO@brannoc.example,Nurse`
    const { rows } = await preview(csv)
    expect(rows.map(({ problems }) => problems)).toEqual([
      [],
      [{ field: 'email', problem: 'stands in line 2 already' }],
    ])
  })

  it.each(['=HYPERLINK("http://evil.example")', '@SUM(A1)', '+cmd', '-1+1', '|calc'])(
    'IDN30: a name that begins like a formula is refused: %s',
    async (cell) => {
      const quoted = `"${cell.replaceAll('"', '""')}"`
      expect(await problems(`${quoted},bo@brannoc.example,Nurse`)).toEqual([
        'name begins like a formula of a spreadsheet',
      ])
    },
  )

  it('IDN30: a telephone number may begin with a plus, and nothing else behind it', async () => {
    const columns = `${header},Telephone`
    expect(await problems('Bo Li,bo@brannoc.example,Nurse,+44 20 7946 0123', columns)).toEqual([])
    expect(await problems('Bo Li,bo@brannoc.example,Nurse,+1|cmd', columns)).toEqual([
      'telephone is not a telephone number',
    ])
  })

  it.each([
    ['Royal Infirmary,Ward 7,', []],
    ['royal infirmary,,', []],
    [',Cavell Ward,', []],
    [',Ward 7,', ['place is the name of several places']],
    ['Moor Street,Cavell Ward,', ['place is not a place here']],
    ['Elsewhere,,', ['site is not a site here']],
    [',,"Falls; Stroke, acute"', ['teams names a team that is not here']],
    [',,"Stroke, acute"', []],
    [',,Falls | falls', []],
  ])('IDN29: places and teams are found by name: %s', async (cells, expected) => {
    expect(await problems(`Bo Li,bo@brannoc.example,Nurse,${cells}`, `${header},Site,Ward,Team`)).toEqual(
      expected,
    )
  })
})

describe('importing', () => {
  const list = [
    `${header},Ward,Team`,
    'Bo Li,bo@brannoc.example,Nurse,Cavell Ward,Falls',
    'No Address,,Nurse,,',
    'Cy Young,cy@brannoc.example,Porter,,',
  ].join('\n')

  it('IDN29: with one bad row, all rows are refused and nobody is added', async () => {
    const answer = await ada.ask(importPeople, { csv: list, rows: 'all' })
    expect(refused(answer)).toBe('bad-input')
    expect(!answer.ok && answer.refusal.details).toEqual([
      { path: 'line 3', problem: 'email is not an e-mail address' },
    ])
    expect(granted(await ada.ask(searchDirectory, { text: 'bo' })).people).toEqual([])
  })

  it('IDN29: the good rows come in, each with a code, and the same list again adds nobody', async () => {
    const { added, left } = granted(await ada.ask(importPeople, { csv: list, rows: 'good' }))
    expect(added.map(({ line, name }) => ({ line, name }))).toEqual([
      { line: 2, name: 'Bo Li' },
      { line: 4, name: 'Cy Young' },
    ])
    expect(left.map(({ line }) => line)).toEqual([3])
    const { people } = granted(await ada.ask(searchDirectory, { text: 'cavell falls' }))
    expect(people).toMatchObject([
      { person: { name: 'Bo Li' }, where: 'Cavell Ward, Royal Infirmary', teams: ['Falls'] },
    ])
    const code = added[1]?.access.code ?? ''
    expect(granted(await hospital.browser().ask(checkAccessCode, { code })).name).toBe('Cy Young')
    const again = granted(await ada.ask(importPeople, { csv: list, rows: 'good' }))
    expect(again.added).toEqual([])
    expect(again.left).toHaveLength(3)
  })
})
