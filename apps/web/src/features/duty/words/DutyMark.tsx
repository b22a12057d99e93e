import { CircleCheck, House, MoonStar, OctagonMinus } from 'lucide-react'
import type { DutyState } from './duty-words.ts'

const shapes = { on: CircleCheck, busy: OctagonMinus, home: House, off: MoonStar }

/** The shape of a duty, which tells it apart without colour. Words stand beside it. */
export function DutyMark({ state }: { readonly state: DutyState }) {
  const Shape = shapes[state]
  return <Shape aria-hidden="true" />
}
