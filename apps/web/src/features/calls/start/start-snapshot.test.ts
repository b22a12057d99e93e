import { expect, it } from 'vitest'
import { amina, daniel, ffion, naming, registrar } from '../calls.fixture.ts'
import { startSnapshot } from './start-snapshot.ts'

const rung = (personId: string, roleId: string | null = null) => ({ personId, roleId })

it('one press rings where everybody can be rung, and they are few', () => {
  expect(startSnapshot({ rings: [rung(amina)], notRung: [] }, naming)).toMatchObject({
    isPlain: true,
    canCall: true,
  })
  const many = Array.from({ length: 9 }, () => rung(amina))
  expect(startSnapshot({ rings: many, notRung: [] }, naming)).toMatchObject({
    isPlain: false,
    title: 'Ring 9 people?',
  })
})

it('who is off duty is said before it rings, and who covers (CAL5)', () => {
  const start = startSnapshot(
    { rings: [rung(amina)], notRung: [{ personId: ffion, coverRoleId: registrar }] },
    naming,
  )
  expect(start).toMatchObject({
    isPlain: false,
    canCall: true,
    title: 'Not everyone can be rung',
    notRung: [{ name: 'Ffion Rees', words: 'Off duty. Medical registrar on call covers.' }],
    covers: [{ roleId: registrar }],
  })
})

it('where nobody may be rung there is no call, and the cover can be called instead (CAL6)', () => {
  const start = startSnapshot(
    {
      rings: [],
      notRung: [
        { personId: ffion, coverRoleId: registrar },
        { personId: amina, coverRoleId: null },
      ],
    },
    naming,
  )
  expect(start).toMatchObject({
    isPlain: false,
    canCall: false,
    title: 'Nobody can be rung',
    covers: [{ name: 'Medical registrar on call' }],
  })
  expect(start.notRung[1]?.words).toBe('Off duty. Nobody covers.')
})

it('a role that is rung already is not offered as cover (CAL4)', () => {
  const start = startSnapshot(
    { rings: [rung(daniel, registrar)], notRung: [{ personId: ffion, coverRoleId: registrar }] },
    naming,
  )
  expect(start.covers).toEqual([])
  expect(start.rings[0]?.through).toBe('Medical registrar on call')
})
