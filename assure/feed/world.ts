import type { Random } from '../faults/random.ts'
import { type AdtWords, writeAdt } from './write-adt.ts'

/** A message on its way, and what must become of it. */
export interface Told {
  readonly controlId: string
  readonly bytes: Buffer
  /** The problem with which it must wait; `null`: it must be used. */
  readonly problem: string | null
}

/** Somebody of the world, as they really are: what Baton must show in the end. */
export interface Person {
  /** The number that they are known by, and those that were theirs once. */
  readonly number: string
  readonly formerNumbers: string[]
  nhsNumber: string | null
  family: string
  given: string
  readonly born: string
  allergies: string[]
  place: { code: string; bed: string } | null
  state: 'outside' | 'expected' | 'admitted'
  admittedAt: Date | null
  /** When they came to where they are. */
  placedAt: Date | null
  /** The last thing that happened to their place, and where they were before it: what can be cancelled. */
  last: { event: 'A01' | 'A02' | 'A03'; before: Where } | null
  isGone: boolean
}

type Where = Pick<Person, 'place' | 'state' | 'admittedAt'>

const families = [
  'Tregenza',
  'O’Brien',
  'Müller',
  'Łukasz',
  'Nguyễn',
  'Smith & Sons',
  'Chugg',
  'de la Cruz',
  'Ó Briain',
  'Okafor',
]
const givens = ['Iris', 'Anne-Marie', 'Séamus', 'Zoë', 'Ngozi', 'Jo|y', 'Tom^as']
const substances = ['Penicillin', 'Latex', 'Nuts & seeds', 'Trimethoprim', 'Aspirin']

/**
 * A hospital in which things happen one after another. It is the truth that Baton is compared with: it knows nothing of
 * how messages are read, and each message only says what has just happened.
 */
export class World {
  readonly people: Person[] = []
  readonly #random: Random
  readonly #wards: readonly string[]
  #now: Date
  #count = 0

  constructor(random: Random, wards: readonly string[], from: Date) {
    this.#random = random
    this.#wards = wards
    this.#now = from
  }

  /** Something happens, and this is what is told of it. */
  happen(): Told {
    this.#now = new Date(this.#now.getTime() + (1 + this.#random.below(2)) * 1_000)
    const living = this.people.filter(({ isGone }) => !isGone)
    if (living.length < 20 || this.#random.below(8) === 0) return this.#arrive()
    const person = this.#random.among(living)
    if (this.#random.below(12) === 0) return this.#correct(person)
    if (this.#random.below(25) === 0) return this.#duplicateOrMerge(person, living)
    if (person.last !== null && this.#random.below(8) === 0) return this.#cancel(person, person.last)
    return person.state === 'admitted' ? this.#moveOn(person) : this.#admit(person)
  }

  /** The words of a message about somebody as they are now. */
  words(person: Person, event: string, more: Partial<AdtWords> = {}): AdtWords {
    this.#count += 1
    return {
      controlId: `M${this.#count}`,
      event,
      at: this.#now,
      number: this.#numberOf(person),
      nhsNumber: person.nhsNumber,
      family: person.family,
      given: person.given,
      born: person.born,
      allergies: person.allergies,
      place: person.place,
      admittedAt: person.admittedAt,
      merged: null,
      ...more,
    }
  }

  #numberOf({ number, formerNumbers }: Person): string {
    return formerNumbers.length > 0 && this.#random.below(4) === 0
      ? this.#random.among(formerNumbers)
      : number
  }

  #tell(person: Person, event: string, more: Partial<AdtWords> = {}): Told {
    const words = this.words(person, event, more)
    return { controlId: words.controlId, bytes: Buffer.from(writeAdt(words)), problem: null }
  }

  #arrive(): Told {
    const person = this.#newPerson()
    this.people.push(person)
    return this.#random.below(4) === 0 ? this.#tell(person, 'A28') : this.#admit(person)
  }

  #newPerson(): Person {
    const index = this.people.length + 1
    return {
      number: `F${100_000 + index}`,
      formerNumbers: [],
      nhsNumber: this.#random.below(10) < 7 ? nhsNumber(index) : null,
      family: `${this.#random.among(families)}-${index}`,
      given: this.#random.among(givens),
      born: `19${30 + this.#random.below(60)}0${1 + this.#random.below(9)}1${this.#random.below(9)}`,
      allergies: [],
      place: null,
      state: 'outside',
      admittedAt: null,
      placedAt: null,
      last: null,
      isGone: false,
    }
  }

  #anywhere(): { code: string; bed: string } {
    return {
      code: this.#random.among(this.#wards),
      bed: `B${1 + this.#random.below(6)}-${1 + this.#random.below(9)}`,
    }
  }

  #put(person: Person, to: Where): void {
    Object.assign(person, to)
    person.placedAt = this.#now
  }

  #admit(person: Person): Told {
    const before = whereOf(person)
    // Once somebody was on a ward, expecting them says nothing of where they are: only newcomers are expected here.
    if (person.placedAt === null && this.#random.below(6) === 0) {
      this.#put(person, { place: this.#anywhere(), state: 'expected', admittedAt: null })
      person.last = null
      return this.#tell(person, 'A05')
    }
    this.#put(person, { place: this.#anywhere(), state: 'admitted', admittedAt: this.#now })
    person.last = { event: 'A01', before }
    return this.#tell(person, 'A01')
  }

  #moveOn(person: Person): Told {
    const before = whereOf(person)
    if (this.#random.below(3) === 0) {
      this.#put(person, { place: null, state: 'outside', admittedAt: person.admittedAt })
      person.last = { event: 'A03', before }
      return this.#tell(person, 'A03', { place: before.place })
    }
    this.#put(person, { place: this.#anywhere(), state: 'admitted', admittedAt: person.admittedAt })
    person.last = { event: 'A02', before }
    return this.#tell(person, 'A02')
  }

  #cancel(person: Person, { event, before }: NonNullable<Person['last']>): Told {
    person.last = null
    if (event === 'A01') {
      const { place } = person
      this.#put(person, { place: null, state: 'outside', admittedAt: null })
      return this.#tell(person, 'A11', { place })
    }
    this.#put(person, before)
    return this.#tell(person, event === 'A02' ? 'A12' : 'A13')
  }

  #correct(person: Person): Told {
    const kind = this.#random.below(3)
    if (kind === 0) person.family = `${this.#random.among(families)}-${this.#random.below(1_000)}`
    else if (kind === 1) person.given = this.#random.among(givens)
    else person.allergies = [...new Set([...person.allergies, this.#random.among(substances)])]
    return this.#tell(person, person.state === 'admitted' ? 'A08' : 'A31')
  }

  /** Somebody is entered a second time under another number, or the two are found to be one. */
  #duplicateOrMerge(person: Person, living: readonly Person[]): Told {
    const twin = living.find(
      (one) => one !== person && one.born === person.born && one.nhsNumber === null && isTwin(one, person),
    )
    if (twin === undefined) {
      const copy: Person = {
        ...this.#newPerson(),
        nhsNumber: null,
        family: person.family,
        born: person.born,
        given: 'twin',
      }
      this.people.push(copy)
      return person.state === 'admitted' ? this.#tell(copy, 'A28') : this.#admit(copy)
    }
    const takes =
      twin.state === 'admitted' && person.state !== 'admitted' && isBefore(person.placedAt, twin.placedAt)
    if (twin.placedAt !== null && !takes) return this.#correct(person)
    if (takes) Object.assign(person, whereOf(twin), { placedAt: twin.placedAt, last: null })
    person.allergies = [...new Set([...person.allergies, ...twin.allergies])]
    twin.isGone = true
    person.formerNumbers.push(twin.number, ...twin.formerNumbers)
    // Whoever is merged keeps the number that lasts.
    return this.#tell(person, 'A40', { number: person.number, merged: twin.number })
  }
}

function isTwin(one: Person, person: Person): boolean {
  return one.given === 'twin' && one.family === person.family
}

function isBefore(one: Date | null, other: Date | null): boolean {
  return one === null || (other !== null && one < other)
}

function whereOf({ place, state, admittedAt }: Person): Where {
  return { place, state, admittedAt }
}

/** The NHS numbers from 999 100 0000 on, by their own sum. */
function nhsNumber(index: number): string {
  const nine = String(999_100_000 + index)
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? nhsNumber(index + 500_000) : `${nine}${check}`
}
