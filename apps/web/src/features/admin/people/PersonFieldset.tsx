import { api } from '@baton/contract'
import type { Failure } from '../../../app/session/ask.ts'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { placeOptions } from '../places/place-options.ts'
import type { PersonFields } from './person-fields.ts'

interface PersonFieldsetProps {
  readonly fields: PersonFields
  readonly failure: Failure | undefined
  readonly onChange: (field: keyof PersonFields, value: string) => void
}

/** What an administrator writes down about a person. */
export function PersonFieldset({ fields, failure, onChange }: PersonFieldsetProps) {
  const { answer } = useAsk(api.identity.listPlaces, {})
  const places = answer?.ok ? answer.value : { sites: [], places: [] }
  const text = (field: keyof PersonFields, path: string = field) => ({
    value: fields[field],
    onChange: (value: string) => onChange(field, value),
    mistake: mistakeAt(failure, path),
    autoComplete: 'off' as const,
  })
  return (
    <>
      <TextField
        label="Name"
        help="As colleagues say it, with a title if there is one."
        isRequired
        {...text('name')}
      />
      <TextField
        label="E-mail address"
        help="They sign in with it."
        type="email"
        isRequired
        {...text('email')}
      />
      <TextField label="Profession" help="Nurse, Doctor, Pharmacist…" isRequired {...text('profession')} />
      <TextField label="Grade" help="Ward sister, Specialty registrar…" isOptional {...text('grade')} />
      <TextField label="Specialty" isOptional {...text('specialty')} />
      <TextField label="Telephone" type="tel" isOptional {...text('telephone', 'contact.telephone')} />
      <TextField label="Bleep" isOptional {...text('bleep', 'contact.bleep')} />
      <Select
        label="Site"
        isOptional
        value={fields.siteId}
        placeholder="No site"
        options={[
          { value: '', label: 'No site' },
          ...places.sites.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => onChange('siteId', value)}
        mistake={mistakeAt(failure, 'siteId')}
      />
      {fields.siteId && (
        <Select
          label="Place"
          isOptional
          value={fields.placeId}
          placeholder="No place"
          options={[{ value: '', label: 'No place' }, ...placeOptions(places.places, fields.siteId)]}
          onChange={(value) => onChange('placeId', value)}
          mistake={mistakeAt(failure, 'placeId')}
        />
      )}
    </>
  )
}
