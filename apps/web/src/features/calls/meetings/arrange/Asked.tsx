import { IdCard, UserRound, UsersRound, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMe } from '../../../../app/session/use-me.ts'
import { useTeams } from '../../../../app/session/use-teams.ts'
import { useRoles } from '../../../../platform/use-duty.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { Dialog } from '../../../../ui/dialog/Dialog.tsx'
import { Panel } from '../../../../ui/panel/Panel.tsx'
import { Select } from '../../../../ui/select/Select.tsx'
import { PeoplePicker } from '../../../messaging/people-picker/PeoplePicker.tsx'
import { useCallNaming } from '../../use-calls.ts'
import styles from './arrange.module.css'

interface AskedProps {
  readonly personIds: readonly string[]
  readonly roleIds: readonly string[]
  readonly teamIds: readonly string[]
  readonly mistake: string | undefined
  readonly onChange: (kind: 'personIds' | 'roleIds' | 'teamIds', ids: readonly string[]) => void
}

/** Whom a meeting asks: people by name, roles by whoever holds them, teams as they are now. */
export function Asked({ personIds, roleIds, teamIds, mistake, onChange }: AskedProps) {
  const { nameOf, roleOf, teamOf } = useCallNaming()
  const roles = useRoles()
  const teams = useTeams()
  const [isPicking, setPicking] = useState(false)
  const without = <Id extends string>(ids: readonly Id[], id: Id) => ids.filter((other) => other !== id)
  return (
    <Panel title="Who is asked">
      <div className={styles.stack}>
        {mistake && (
          <p className={styles.mistake} role="alert">
            {mistake}
          </p>
        )}
        {personIds.length + roleIds.length + teamIds.length > 0 && (
          <ul className={styles.chips} aria-label="Asked">
            {roleIds.map((id) => (
              <Chip
                key={id}
                icon={<IdCard aria-hidden="true" />}
                name={roleOf(id)}
                onDrop={() => onChange('roleIds', without(roleIds, id))}
              />
            ))}
            {teamIds.map((id) => (
              <Chip
                key={id}
                icon={<UsersRound aria-hidden="true" />}
                name={teamOf(id)}
                onDrop={() => onChange('teamIds', without(teamIds, id))}
              />
            ))}
            {personIds.map((id) => (
              <Chip
                key={id}
                icon={<UserRound aria-hidden="true" />}
                name={nameOf(id)}
                onDrop={() => onChange('personIds', without(personIds, id))}
              />
            ))}
          </ul>
        )}
        <div className={styles.row}>
          <div className={styles.field}>
            <Button icon={<UserRound />} onPress={() => setPicking(true)}>
              Add people
            </Button>
          </div>
          <Select
            label="Add a role"
            value=""
            options={roles.all
              .filter(({ id, state }) => state === 'active' && !roleIds.includes(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => id !== '' && onChange('roleIds', [...roleIds, id])}
          />
          <Select
            label="Add a team"
            value=""
            options={teams.all
              .filter(({ id }) => !teamIds.includes(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => id !== '' && onChange('teamIds', [...teamIds, id])}
          />
        </div>
      </div>
      {isPicking && (
        <PickPeople
          chosen={personIds}
          onChange={(ids) => onChange('personIds', ids)}
          onClose={() => setPicking(false)}
        />
      )}
    </Panel>
  )
}

function PickPeople({
  chosen,
  onChange,
  onClose,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly onClose: () => void
}) {
  const { id: me } = useMe().person
  return (
    <Dialog
      title="Add people"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <PeoplePicker
        label="Find people to ask"
        without={new Set([me])}
        chosen={new Set(chosen)}
        onPick={({ person: { id } }) =>
          onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
        }
      />
    </Dialog>
  )
}

interface ChipProps {
  readonly icon: ReactNode
  readonly name: string
  readonly onDrop: () => void
}

function Chip({ icon, name, onDrop }: ChipProps) {
  return (
    <li>
      <button type="button" className={styles.chip} aria-label={`Take out ${name}`} onClick={onDrop}>
        {icon}
        <bdi>{name}</bdi>
        <X aria-hidden="true" />
      </button>
    </li>
  )
}
