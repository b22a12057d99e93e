import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import styles from '../admin.module.css'
import { teamKindOf, teamKindOptions } from './team-kinds.ts'

const empty = { name: '', kind: 'ward', siteId: '' }

/** Name a new team; its people are chosen on its own page. */
export function AddTeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, isBusy, failure } = useAct(api.identity.addTeam)
  const { answer } = useAsk(api.identity.listPlaces, {})
  const { fields, set, clear } = useDraft('add-team', empty)
  const navigate = useNavigate()
  const form = useId()
  const sites = answer?.ok ? answer.value.sites : []

  async function add() {
    const added = await run({
      name: fields.name,
      kind: teamKindOf(fields.kind),
      siteId: fields.siteId || null,
      placeId: null,
      personIds: [],
    })
    if (!added.ok) return
    clear()
    await outdate(api.identity.listTeams)
    await navigate({ to: '/admin/teams/$teamId', params: { teamId: added.value.team.id } })
  }

  return (
    <Dialog
      title="Add a team"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button type="submit" form={form} variant="primary" isBusy={isBusy}>
            Add team
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
          void add()
        }}
      >
        {!isAllAt(failure, ['name']) && <FailureNotice failure={failure} />}
        <TextField
          label="Name"
          isRequired
          autoFocus
          autoComplete="off"
          mistake={mistakeAt(failure, 'name')}
          value={fields.name}
          onChange={(name) => set('name', name)}
        />
        <Select
          label="Kind"
          value={fields.kind}
          options={teamKindOptions}
          onChange={(kind) => set('kind', kind)}
        />
        <Select
          label="Site"
          isOptional
          placeholder="No site"
          value={fields.siteId}
          options={[
            { value: '', label: 'No site' },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(siteId) => set('siteId', siteId)}
        />
      </form>
    </Dialog>
  )
}
