import { type Word, words } from './words.ts'

/** Something in a text that can be found, and where it stands. */
export interface Term {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Words that stand in nearly every message and mean nothing alone. Left out are those that are something else in a
 * hospital: no, it (IT), or (theatre), as (aortic stenosis), us (ultrasound), am, he, me, pt, up, out, off, not.
 */
const common = new Set(
  'a i an the and of to in is for with on at are was were be been this that has have had will by from you your we our they their she her his'.split(
    ' ',
  ),
)

/** Whether a folded word is too common to be searched for. */
export function isCommon(word: string): boolean {
  return common.has(word)
}

/**
 * What a text can be found by: its words except the common ones; linked words also as one (follow-up: follow, up,
 * followup); a number written like an NHS number both in groups and as one.
 */
export function terms(text: string): Term[] {
  const all = words(text)
  const found: Term[] = []
  for (let i = 0; i < all.length; i++) {
    const word = all[i]
    if (word === undefined) continue
    if (!common.has(word.text)) found.push(word)
    if (word.follows !== 'linked' && all[i + 1]?.follows === 'linked') found.push(linkedFrom(all, i))
    const digits = word.text.charCodeAt(0)
    if (digits < 48 || digits > 57) continue
    const joined = nhsNumberFrom(all, i)
    if (joined !== null) found.push(joined)
    if (/^\d{10}$/.test(word.text)) found.push(...nhsGroups(word))
  }
  return found
}

function linkedFrom(all: readonly Word[], first: number): Term {
  let last = first
  while (all[last + 1]?.follows === 'linked') last++
  return joined(all, first, last)
}

/**
 * The 3-3-4 groups from this word on, as one number; fewer digits in the last group do, so that a number still being
 * typed is found too. Null when the words are not so written.
 */
export function nhsNumberFrom(all: readonly Word[], first: number): Term | null {
  const [one, two, three] = [all[first], all[first + 1], all[first + 2]]
  if (!one || !two || !three || two.follows === 'apart' || three.follows === 'apart') return null
  if (!/^\d{3}$/.test(one.text) || !/^\d{3}$/.test(two.text) || !/^\d{1,4}$/.test(three.text)) return null
  return joined(all, first, first + 2)
}

/** Neighbouring words as one term. */
export function joined(all: readonly Word[], first: number, last: number): Term {
  const span = all.slice(first, last + 1)
  const [start, end] = [span[0]?.start ?? 0, span.at(-1)?.end ?? 0]
  return { text: span.map((word) => word.text).join(''), start, end }
}

function nhsGroups(word: Word): Term[] {
  const groups = [word.text.slice(0, 3), word.text.slice(3, 6), word.text.slice(6)]
  return groups.map((text) => ({ text, start: word.start, end: word.end }))
}
