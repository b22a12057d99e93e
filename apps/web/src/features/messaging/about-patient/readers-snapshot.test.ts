import { describe, expect, it } from 'vitest'
import { amara, find, priya, tom } from '../ward.fixture.ts'
import { readersSnapshot } from './readers-snapshot.ts'

const nobody = { personIds: [], memberIds: [], conversationId: null }
const of = (memberIds: string[], personIds: string[] = memberIds) =>
  readersSnapshot({ ...nobody, memberIds, personIds }, amara.id, find)

describe('who reads what is written about a patient', () => {
  it('is named before anything is written', () => {
    expect(of([amara.id, tom.id]).members).toBe('You and Dr Tom Reilly are in this conversation.')
    expect(of([tom.id], [tom.id, amara.id]).members).toBe('Dr Tom Reilly is in this conversation.')
    expect(of([amara.id]).members).toBe('Only you are in this conversation.')
    expect(of([], [amara.id]).members).toBe('Nobody is in this conversation yet.')
  })

  it('is counted where there are many', () => {
    const many = ['a', 'b', 'c', 'd']
    expect(of([amara.id, ...many]).members).toBe('You and 4 others are in this conversation.')
    expect(of(many).members).toBe('4 people are in this conversation.')
  })

  it('says who else may read it: they are shown by name, without me', () => {
    const readers = of([tom.id], [amara.id, priya.id, tom.id])
    expect(readers.rows.map(({ personId }) => personId)).toEqual([priya.id])
    expect(readers.others).toBe('1 other who may see this patient can open and read it.')
    expect(of([tom.id, amara.id]).others).toBe('Nobody else may see this patient now.')
    expect(of([], ['a', 'b']).others).toBe('2 others who may see this patient can open and read it.')
  })
})
