import { api } from '@baton/contract'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import styles from './rota.module.css'
import { WhoField } from './WhoField.tsx'
import { asWallField, fromWallField } from './wall-field.ts'

interface AbsenceDialogProps {
  readonly monday: Date
  readonly onClose: () => void
}

const dayMs = 24 * 60 * 60_000
const kinds = [
  { value: 'leave', label: 'Leave' },
  { value: 'sickness', label: 'Sickness' },
  { value: 'study', label: 'Study leave' },
  { value: 'other', label: 'Other' },
] as const

/** Says that someone is away: they are not proposed, and cannot be put on the rota then. */
export function AbsenceDialog({ monday, onClose }: AbsenceDialogProps) {
  const form = useId()
  const [personId, setPersonId] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('leave')
  const [from, setFrom] = useState(() => asWallField(monday))
  const [until, setUntil] = useState(() => asWallField(new Date(monday.getTime() + 7 * dayMs)))
  const { run, isBusy, failure } = useAct(api.duty.addAbsence)
  const [begins, ends] = [fromWallField(from), fromWallField(until)]
  const isBackwards = begins !== null && ends !== null && begins >= ends

  async function save(): Promise<void> {
    if (begins === null || ends === null || isBackwards || personId === '') return
    const answer = await run({ personId, kind, from: begins, until: ends })
    if (!answer.ok) return
    onClose()
    await outdate(api.duty.openRota)
  }

  return (
    <Dialog
      title="Add an absence"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button type="submit" form={form} variant="primary" isBusy={isBusy} isDisabled={personId === ''}>
            Add absence
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <FailureNotice failure={failure} />
        <WhoField personId={personId} onChange={setPersonId} />
        <Choice label="Why" value={kind} options={kinds} onChange={setKind} />
        <TextField label="From" type="datetime-local" isRequired value={from} onChange={setFrom} />
        <TextField
          label="Until"
          type="datetime-local"
          isRequired
          mistake={isBackwards ? 'Ends before it begins.' : undefined}
          value={until}
          onChange={setUntil}
        />
      </form>
    </Dialog>
  )
}
