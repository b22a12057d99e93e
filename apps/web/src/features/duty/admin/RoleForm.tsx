import { api } from '@baton/contract'
import type { Failure } from '../../../app/session/ask.ts'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Checkbox } from '../../../ui/checkbox/Checkbox.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { placeChoices } from '../sheet/place-choices.ts'
import styles from './admin.module.css'
import { type RoleFields, withDay } from './role-fields.ts'

interface RoleFormProps {
  /** Absent for a new one. */
  readonly roleId: string | undefined
  readonly fields: RoleFields
  readonly failure: Failure | undefined
  readonly set: <Name extends keyof RoleFields>(name: Name, value: RoleFields[Name]) => void
}

/** The parts whose mistakes are told beside their fields. */
export const roleParts = ['name', 'purpose', 'contact.telephone', 'contact.bleep', 'holdersAtMost']

const covers = [
  {
    value: 'always',
    label: 'Always',
    help: 'It is never empty: who gives it up hands it over, or it falls to another role.',
  },
  { value: 'hours', label: 'At certain hours' },
  { value: 'none', label: 'It need not be held' },
] as const

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What a role is, when it must be held and where it falls. */
export function RoleForm({ roleId, fields, failure, set }: RoleFormProps) {
  const { answer } = useAsk(api.identity.listPlaces, {})
  const teams = useTeams()
  const roles = useRoles()
  const sites = answer?.ok ? answer.value.sites : []
  const fallbacks = roles.all.filter(({ id, state }) => id !== roleId && state === 'active')
  return (
    <>
      <TextField
        label="Name"
        help="As people ask for it: Medical registrar on call."
        isRequired
        autoComplete="off"
        mistake={mistakeAt(failure, 'name')}
        value={fields.name}
        onChange={(name) => set('name', name)}
      />
      <TextField
        label="What to turn to it for"
        isOptional
        mistake={mistakeAt(failure, 'purpose')}
        value={fields.purpose}
        onChange={(purpose) => set('purpose', purpose)}
      />
      <div className={styles.pair}>
        <TextField
          label="Telephone"
          isOptional
          type="tel"
          help="Of the role, whoever holds it."
          mistake={mistakeAt(failure, 'contact.telephone')}
          value={fields.telephone}
          onChange={(telephone) => set('telephone', telephone)}
        />
        <TextField
          label="Bleep"
          isOptional
          inputMode="numeric"
          mistake={mistakeAt(failure, 'contact.bleep')}
          value={fields.bleep}
          onChange={(bleep) => set('bleep', bleep)}
        />
      </div>
      <Choice
        label="When it must be held"
        value={fields.cover}
        options={covers}
        onChange={(cover) => set('cover', cover)}
      />
      {fields.cover === 'hours' && (
        <>
          <fieldset className={styles.days}>
            <legend className={styles.legend}>Days</legend>
            {weekdays.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                isSelected={fields.days.includes(String(index + 1))}
                onChange={(isChosen) => set('days', withDay(fields.days, index + 1, isChosen))}
              />
            ))}
          </fieldset>
          <div className={styles.pair}>
            <TextField
              label="From"
              type="time"
              isRequired
              value={fields.from}
              onChange={(from) => set('from', from)}
            />
            <TextField
              label="Until"
              type="time"
              isRequired
              help="Earlier than From runs past midnight."
              value={fields.until}
              onChange={(until) => set('until', until)}
            />
          </div>
        </>
      )}
      <Select
        label="Falls to"
        isOptional
        help="The role that answers for it when nobody holds it."
        placeholder="No other role"
        value={fields.fallbackRoleId}
        options={[
          { value: '', label: 'No other role' },
          ...fallbacks.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => set('fallbackRoleId', id)}
      />
      <TextField
        label="How many may hold it at once"
        type="number"
        inputMode="numeric"
        mistake={mistakeAt(failure, 'holdersAtMost')}
        value={fields.holdersAtMost}
        onChange={(holdersAtMost) => set('holdersAtMost', holdersAtMost)}
      />
      <Select
        label="Site"
        isOptional
        placeholder="All sites"
        value={fields.siteId}
        options={[
          { value: '', label: 'All sites' },
          ...sites.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(siteId) => set('siteId', siteId)}
      />
      {answer?.ok && (
        <Select
          label="Place"
          isOptional
          placeholder="No place"
          value={fields.placeId}
          options={placeChoices(answer.value)}
          onChange={(placeId) => set('placeId', placeId)}
        />
      )}
      <Select
        label="Team"
        isOptional
        help="Whose work it is; its people are offered the role first."
        placeholder="No team"
        value={fields.teamId}
        options={[
          { value: '', label: 'No team' },
          ...teams.all.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(teamId) => set('teamId', teamId)}
      />
      <Checkbox
        label="Coordinates"
        help="Whoever holds it sees every open urgent message of the site, and is told when nobody accepts one."
        isSelected={fields.coordinates === 'yes'}
        onChange={(isChosen) => set('coordinates', isChosen ? 'yes' : '')}
      />
    </>
  )
}
