import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../ui/checkbox/Checkbox.tsx'
import { Choice } from '../ui/choice/Choice.tsx'
import { Panel } from '../ui/panel/Panel.tsx'
import { PasswordField } from '../ui/password-field/PasswordField.tsx'
import { SearchField } from '../ui/search-field/SearchField.tsx'
import { Select } from '../ui/select/Select.tsx'
import { Switch } from '../ui/switch/Switch.tsx'
import { TextField } from '../ui/text-field/TextField.tsx'
import styles from './gallery.module.css'

/** What one fills in. */
export function FieldsGallery() {
  const [search, setSearch] = useState('')
  const [words, setWords] = useState('respiratory')
  const [profession, setProfession] = useState('')
  const [site, setSite] = useState('main')
  const [lasts, setLasts] = useState<'hour' | 'shift' | 'always'>('shift')
  return (
    <div className={styles.columns}>
      <Panel title="Fields">
        <SearchField
          label="Search people"
          placeholder="Name, role, ward or team"
          value={search}
          onChange={setSearch}
        />
        <SearchField label="Search messages" value={words} onChange={setWords} />
        <TextField label="E-mail" help="The one your hospital gave you." icon={<Mail aria-hidden="true" />} />
        <TextField
          label="Extension"
          defaultValue="24 16"
          mistake="Enter four or five digits, without spaces, such as 2416."
        />
        <PasswordField label="Password" autoComplete="current-password" defaultValue="correct horse" />
        <TextField label="Note" isOptional isMultiline placeholder="Anything a colleague should know" />
      </Panel>
      <Panel title="Choices">
        <Select
          label="Profession"
          value={profession}
          onChange={setProfession}
          options={[
            { value: 'nurse', label: 'Nurse' },
            { value: 'doctor', label: 'Doctor' },
            { value: 'pharmacist', label: 'Pharmacist' },
          ]}
        />
        <Select
          label="Site"
          help="Where this person mostly works."
          value={site}
          onChange={setSite}
          options={[
            { value: 'main', label: 'St Brannoc’s Hospital' },
            { value: 'harbour', label: 'Harbour Community Hospital' },
          ]}
        />
        <Choice
          label="Mute this conversation"
          value={lasts}
          onChange={setLasts}
          options={[
            { value: 'hour', label: 'For an hour' },
            {
              value: 'shift',
              label: 'Until the end of my shift',
              help: 'Mentions of you still come through.',
            },
            { value: 'always', label: 'Until I turn it on again' },
          ]}
        />
        <Checkbox label="Include people who are suspended" help="They cannot sign in or be sent messages." />
        <Checkbox label="Send as the medical registrar" defaultSelected />
        <Checkbox label="Not to be changed here" isDisabled />
        <Switch label="Sound" help="A short tone for a message that names you." defaultSelected />
        <Switch label="Show message text in notifications" />
      </Panel>
    </div>
  )
}
