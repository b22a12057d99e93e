import type { Mark } from '@baton/contract'

/** Each mark has a name that is read out and printed, as colour alone says nothing. */
export const markWords: Readonly<Record<Mark, string>> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
}

export const marks = Object.keys(markWords) as Mark[]
