import { api, type Shift } from '@baton/contract'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { placeChoices } from '../sheet/place-choices.ts'
import styles from './rota.module.css'
import { WhoField } from './WhoField.tsx'
import { asWallField, fromWallField } from './wall-field.ts'

interface ShiftDialogProps {
  /** Absent for a new one. */
  readonly shift: Shift | undefined
  readonly monday: Date
  readonly onClose: () => void
}

const hourMs = 60 * 60_000

/** A shift on the rota: add it, change it, or take it off. */
export function ShiftDialog({ shift, monday, onClose }: ShiftDialogProps) {
  const roles = useRoles()
  const form = useId()
  const { answer: places } = useAsk(api.identity.listPlaces, {})
  const [fields, setFields] = useState(() => ({
    personId: shift?.personId ?? '',
    roleId: shift?.roleId ?? '',
    placeId: shift?.placeId ?? '',
    from: asWallField(shift ? new Date(shift.from) : new Date(monday.getTime() + 8 * hourMs)),
    until: asWallField(shift ? new Date(shift.until) : new Date(monday.getTime() + 20 * hourMs)),
  }))
  const set = (changes: Partial<typeof fields>) => setFields({ ...fields, ...changes })
  const add = useAct(api.duty.addShift)
  const change = useAct(api.duty.changeShift)
  const remove = useAct(api.duty.removeShift)
  const [from, until] = [fromWallField(fields.from), fromWallField(fields.until)]
  const isBackwards = from !== null && until !== null && from >= until

  async function save(): Promise<void> {
    if (from === null || until === null || isBackwards || fields.personId === '') return
    const details = {
      personId: fields.personId,
      roleId: fields.roleId || null,
      placeId: fields.placeId || null,
      from,
      until,
    }
    const answer = shift ? await change.run({ shiftId: shift.id, ...details }) : await add.run(details)
    if (answer.ok) await finish()
  }

  async function takeOff(): Promise<void> {
    if (!shift) return
    const answer = await remove.run({ shiftId: shift.id })
    if (answer.ok) await finish()
  }

  async function finish(): Promise<void> {
    onClose()
    await outdate(api.duty.openRota)
  }

  return (
    <Dialog
      title={shift ? 'Change a shift' : 'Add a shift'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            type="submit"
            form={form}
            variant="primary"
            isBusy={add.isBusy || change.isBusy}
            isDisabled={fields.personId === ''}
          >
            {shift ? 'Save' : 'Add shift'}
          </Button>
          {shift && (
            <Button variant="danger" isBusy={remove.isBusy} onPress={() => void takeOff()}>
              Take off the rota
            </Button>
          )}
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
        <FailureNotice failure={add.failure ?? change.failure ?? remove.failure} />
        <WhoField personId={fields.personId} onChange={(personId) => set({ personId })} />
        <Select
          label="Role"
          isOptional
          placeholder="No role"
          value={fields.roleId}
          onChange={(roleId) => set({ roleId })}
          options={[
            { value: '', label: 'No role' },
            ...roles.all
              .filter(({ state }) => state === 'active')
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {places?.ok && (
          <Select
            label="Place"
            isOptional
            placeholder="No place"
            value={fields.placeId}
            options={placeChoices(places.value)}
            onChange={(placeId) => set({ placeId })}
          />
        )}
        <TextField
          label="From"
          type="datetime-local"
          isRequired
          value={fields.from}
          onChange={(text) => set({ from: text })}
        />
        <TextField
          label="Until"
          type="datetime-local"
          isRequired
          mistake={isBackwards ? 'Ends before it begins.' : undefined}
          value={fields.until}
          onChange={(text) => set({ until: text })}
        />
      </form>
    </Dialog>
  )
}
