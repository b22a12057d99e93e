import type { Duty } from '@baton/contract'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { DutyMark } from './DutyMark.tsx'
import { dutyLine } from './duty-words.ts'

const tones = { on: 'good', busy: 'warn', home: 'info', off: 'quiet' } as const

/** Whether someone can be turned to, as a tag: a word, a shape and a colour. */
export function DutyTag({ duty, now }: { readonly duty: Duty; readonly now: Date }) {
  const { state, words } = dutyLine(duty, now)
  return (
    <Tag tone={tones[state]} icon={<DutyMark state={state} />}>
      {words}
    </Tag>
  )
}
