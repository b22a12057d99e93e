import { api } from '@baton/contract'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { usePeople } from '../../../platform/use-people.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { ChosenPeople } from '../../messaging/people-picker/ChosenPeople.tsx'
import { PeoplePicker } from '../../messaging/people-picker/PeoplePicker.tsx'
import styles from './admin.module.css'

const hourMs = 60 * 60_000
const lengths = [
  { value: '4', label: '4 hours' },
  { value: '12', label: '12 hours' },
  { value: '24', label: '24 hours' },
] as const

/** Names the people, the reason and the time. */
export function DeclareOverride({ onClose }: { readonly onClose: () => void }) {
  const form = useId()
  const teams = useTeams()
  const find = usePeople()
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState<(typeof lengths)[number]['value']>('4')
  const [personIds, setPersonIds] = useState<readonly string[]>([])
  const [teamId, setTeamId] = useState('')
  const { answer: team } = useAsk(api.identity.openTeam, { teamId }, { isWanted: teamId !== '' })
  const { run, isBusy, failure } = useAct(api.duty.declareOverride)

  function choose(ids: readonly string[]): void {
    setPersonIds([...new Set([...personIds, ...ids])])
  }

  async function declare(): Promise<void> {
    const until = new Date(Date.now() + Number(hours) * hourMs).toISOString()
    const answer = await run({ reason, personIds: [...personIds], until })
    if (!answer.ok) return
    onClose()
    await outdate(api.duty.listOverrides)
  }

  return (
    <Dialog
      title="Reach people off duty"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            type="submit"
            form={form}
            variant="danger"
            isBusy={isBusy}
            isDisabled={personIds.length === 0}
          >
            {personIds.length === 1 ? 'Reach 1 person' : `Reach ${personIds.length} people`}
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
          void declare()
        }}
      >
        {!isAllAt(failure, ['reason']) && <FailureNotice failure={failure} />}
        <TextField
          label="Why"
          help="They read this. It is recorded and reported."
          isMultiline
          isRequired
          minLength={10}
          maxLength={300}
          mistake={mistakeAt(failure, 'reason')}
          value={reason}
          onChange={setReason}
        />
        <Choice label="For how long" look="segments" value={hours} options={lengths} onChange={setHours} />
        <ChosenPeople
          people={personIds.flatMap((id) => find(id) ?? [])}
          onDrop={(id) => setPersonIds(personIds.filter((other) => other !== id))}
        />
        <div className={styles.pair}>
          <Select
            label="Everyone of a team"
            isOptional
            placeholder="No team"
            value={teamId}
            options={[
              { value: '', label: 'No team' },
              ...teams.all.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setTeamId}
          />
          {team?.ok && (
            <Button
              onPress={() =>
                choose(team.value.people.filter(({ state }) => state === 'active').map(({ id }) => id))
              }
            >
              Add its people
            </Button>
          )}
        </div>
        <PeoplePicker
          label="Or find people"
          without={new Set()}
          chosen={new Set(personIds)}
          takesFocus={false}
          onPick={({ person }) => choose([person.id])}
        />
      </form>
    </Dialog>
  )
}
