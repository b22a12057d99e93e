import { api } from '@baton/contract'
import { useAsk } from '../../../app/session/use-ask.ts'
import { usePaused } from '../../../platform/use-paused.ts'

/** How long typing must pause, in ms: every look at patients is written down, so that it is not one a letter. */
const pause = 250
/** Fewer letters find everyone. */
const fewest = 2

/** Patients of the whole organisation by what was typed; nothing until there is enough of it. */
export function useFound(typed: string) {
  const text = usePaused(typed.trim(), pause)
  const isWanted = text.length >= fewest
  const { answer, reload } = useAsk(api.patients.search, { text }, { isWanted, keepsEarlier: isWanted })
  return { text, answer: isWanted ? answer : undefined, reload }
}
