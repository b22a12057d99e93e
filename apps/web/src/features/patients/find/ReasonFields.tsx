import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import type { BreakingGlass } from './use-breaking-glass.ts'

/** What giving a reason means, said before it is given, and the reason. */
export function ReasonFields({ breaking }: { readonly breaking: BreakingGlass }) {
  const mistake = mistakeAt(breaking.failure, 'reason')
  return (
    <>
      {breaking.failure && !mistake && <FailureNotice failure={breaking.failure} />}
      <p>
        Nothing here connects you with this patient. If you need to see them to care for them, say why. It is
        recorded with your name, an administrator is told now, and every time is reviewed.
      </p>
      <TextField
        label="Reason"
        help="Such as: called to a cardiac arrest on their ward."
        isMultiline
        isRequired
        maxLength={200}
        mistake={mistake}
        value={breaking.reason}
        onChange={breaking.setReason}
      />
    </>
  )
}
