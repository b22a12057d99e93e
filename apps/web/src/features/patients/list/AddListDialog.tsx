import { api, type InputOf } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'

interface AddListDialogProps {
  /** Who is put on it at once; without one the new list is opened. */
  readonly patientId?: string
  readonly onClose: () => void
}

type Owner = InputOf<typeof api.patients.addList>['owner']

/** Begins a list: its name, and whose it is. */
export function AddListDialog({ patientId, onClose }: AddListDialogProps) {
  const me = useMe().person
  const teams = useTeams()
  const add = useAct(api.patients.addList)
  const put = useAct(api.patients.putOnList)
  const navigate = useNavigate()
  const { fields, set, clear } = useDraft('list.new', { name: '', teamId: '' })
  const mine = teams.all.filter(({ id }) => teams.mine.has(id))
  const failure = add.failure ?? put.failure

  async function begin() {
    const owner: Owner =
      fields.teamId === '' ? { kind: 'person', id: me.id } : { kind: 'team', id: fields.teamId }
    const added = await add.run({ name: fields.name, owner })
    if (!added.ok) return
    clear()
    const { list } = added.value
    if (patientId !== undefined) await put.run({ listId: list.id, patientIds: [patientId] })
    onClose()
    if (patientId === undefined)
      await navigate({ to: '/patients/lists/$listId', params: { listId: list.id } })
  }

  return (
    <Dialog
      title="New list"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={add.isBusy || put.isBusy}
            isDisabled={fields.name.trim() === ''}
            onPress={() => void begin()}
          >
            Make the list
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {!isAllAt(failure, ['name']) && <FailureNotice failure={failure} />}
      <TextField
        label="Name"
        help="Such as Chase today, or Post-take ward round."
        autoComplete="off"
        maxLength={60}
        mistake={mistakeAt(failure, 'name')}
        value={fields.name}
        onChange={(name) => set('name', name)}
      />
      {mine.length > 0 && (
        <Select
          label="Whose it is"
          help="Everyone in a team sees its lists and changes them."
          value={fields.teamId}
          placeholder="Mine"
          options={[
            { value: '', label: 'Mine' },
            ...mine.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(teamId) => set('teamId', teamId)}
        />
      )}
    </Dialog>
  )
}
