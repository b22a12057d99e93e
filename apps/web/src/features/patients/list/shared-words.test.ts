import { expect, it } from 'vitest'
import { sharedWords } from './shared-words.ts'

const naming = {
  viewerId: 'a',
  teamName: () => 'Taw Ward',
  personName: (id: string) => `Person ${id}`,
}
const nobody = { personIds: [], teamIds: [] }

it('a list says whose it is and who else sees it, and counts who is too many to name', () => {
  const mine = { owner: { kind: 'person' as const, id: 'a' }, entries: [] }
  expect(sharedWords({ ...mine, sharedWith: nobody }, naming)).toBe('No patients. Yours.')
  expect(sharedWords({ ...mine, sharedWith: { personIds: ['b'], teamIds: ['t'] } }, naming)).toBe(
    'No patients. Yours; also seen by Person b and Taw Ward.',
  )
  expect(
    sharedWords({ ...mine, sharedWith: { personIds: ['b', 'c', 'd', 'e'], teamIds: ['t'] } }, naming),
  ).toBe('No patients. Yours; also seen by Person b, Person c, Person d and 2 more.')
})

it('a list of a team is that team’s', () => {
  const list = { owner: { kind: 'team' as const, id: 't' }, entries: [], sharedWith: nobody }
  expect(sharedWords(list, naming)).toBe('No patients. List of Taw Ward.')
})
