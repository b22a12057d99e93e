import { type PageRow, savePages } from '../store/pages.ts'
import type { Whole } from '../whole.ts'
import type { Deed } from './deed.ts'

/** The page by which somebody was called last. */
export function lastPageOf({ pages }: Whole, personId: string): PageRow | undefined {
  const theirs = pages.filter((page) => page.personId === personId)
  return theirs.reduce<PageRow | undefined>(
    (last, page) => (last === undefined || page.rung > last.rung ? page : last),
    undefined,
  )
}

/** Somebody's pages that they have not answered. */
export function unansweredOf({ pages }: Whole, personId: string): PageRow[] {
  return pages.filter((page) => page.personId === personId && page.answer === null)
}

/** The page by which somebody accepted. */
export function acceptedOf({ pages }: Whole, personId: string): PageRow[] {
  return pages.filter((page) => page.personId === personId && page.answer === 'accepted')
}

/** Writes an answer on pages. Who answers has the page, and has seen it. */
export function answerPages(
  { transaction, at }: Deed,
  whole: Whole,
  answered: readonly PageRow[],
  answer: NonNullable<PageRow['answer']>,
): Whole {
  const changed = answered.map((page) => ({ ...page, ...had(page, at), answer, answeredAt: at }))
  savePages(transaction, changed)
  return withPages(whole, changed)
}

/** The whole with these pages instead of what they were. */
export function withPages(whole: Whole, changed: readonly PageRow[]): Whole {
  const instead = new Map(changed.map((page) => [keyOf(page), page]))
  return { ...whole, pages: whole.pages.map((page) => instead.get(keyOf(page)) ?? page) }
}

/** A page that was seen was delivered too. */
export function had(page: PageRow, at: Date): Pick<PageRow, 'deliveredAt' | 'seenAt'> {
  return { deliveredAt: page.deliveredAt ?? at, seenAt: page.seenAt ?? at }
}

function keyOf({ rung, personId }: PageRow): string {
  return `${rung}:${personId}`
}
