import { useUrgent, useUrgentNaming } from '../use-urgent.ts'
import { useNews } from './use-news.ts'

/** Says a word of what changes in one organisation: mine, or one that I visit. Draws nothing. */
export function News({ isOnDuty }: { readonly isOnDuty: boolean }) {
  useNews(useUrgent(), useUrgentNaming(), isOnDuty)
  return null
}
