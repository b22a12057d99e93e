import { api, type CallType, type CrashTeam } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { callTypeNames } from '../crash-words.ts'
import { draftOf, saveInput, type TeamDraft } from './team-draft.ts'
import styles from './teams.module.css'

interface CrashTeamDialogProps {
  /** `undefined` for a new one. */
  readonly team: CrashTeam | undefined
  readonly onClose: () => void
}

const types = Object.entries(callTypeNames).map(([value, label]) => ({ value, label }))

/** A crash team: its name, what is called for, its roles, and when it is tested. */
export function CrashTeamDialog({ team, onClose }: CrashTeamDialogProps) {
  const { all } = useRoles()
  const { answer } = useAsk(api.identity.listPlaces, {})
  const { run, isBusy, failure } = useAct(api.crash.saveTeam)
  const [draft, setDraft] = useState<TeamDraft>(() => draftOf(team))
  const change = (next: Partial<TeamDraft>) => setDraft({ ...draft, ...next })
  const roles = all.filter(({ state, id }) => state === 'active' || draft.roleIds.includes(id))
  const input = saveInput(draft)

  async function save() {
    if (!input) return
    const saved = await run(input)
    if (!saved.ok) return
    onClose()
    await outdate(api.crash.listTeams)
  }

  return (
    <Dialog
      title={team ? team.name : 'Add a crash team'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={!input} onPress={() => void save()}>
            Save
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {!isAllAt(failure, ['name', 'testAt']) && <FailureNotice failure={failure} />}
      <TextField
        label="Name"
        help="What a locked screen shows, such as Adult cardiac arrest."
        mistake={mistakeAt(failure, 'name')}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <Select
        label="What is called for"
        value={draft.callType}
        options={types}
        onChange={(value) => change({ callType: value as CallType })}
      />
      <Select
        label="Site"
        isOptional
        value={draft.siteId}
        options={[
          { value: '', label: 'All sites' },
          ...(answer?.ok ? answer.value.sites.map(({ id, name }) => ({ value: id, label: name })) : []),
        ]}
        onChange={(siteId) => change({ siteId })}
      />
      <fieldset className={styles.roles}>
        <legend className={styles.legend}>Roles that are called, all of them required</legend>
        {roles.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            isSelected={draft.roleIds.includes(id)}
            onChange={(isSo) =>
              change({
                roleIds: isSo ? [...draft.roleIds, id] : draft.roleIds.filter((other) => other !== id),
              })
            }
          />
        ))}
      </fieldset>
      <TextField
        label="Tested every day at"
        isOptional
        help="A time of day such as 09:00; empty for no daily test."
        inputMode="numeric"
        mistake={mistakeAt(failure, 'testAt')}
        value={draft.testAt}
        onChange={(testAt) => change({ testAt })}
      />
    </Dialog>
  )
}
