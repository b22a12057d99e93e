import { Button } from '../../../ui/button/Button.tsx'
import { PeoplePicker } from '../../messaging/people-picker/PeoplePicker.tsx'
import { useNameOf } from '../use-name-of.ts'
import styles from './rota.module.css'

interface WhoFieldProps {
  /** The empty string while nobody is chosen. */
  readonly personId: string
  readonly onChange: (personId: string) => void
}

const nobody: ReadonlySet<string> = new Set()

/** The person whom something on the rota is about. */
export function WhoField({ personId, onChange }: WhoFieldProps) {
  const nameOf = useNameOf()
  if (personId === '') {
    return <PeoplePicker label="Who" without={nobody} onPick={({ person }) => onChange(person.id)} />
  }
  return (
    <p className={styles.chosen}>
      <strong>{nameOf(personId)}</strong>
      <Button size="small" onPress={() => onChange('')}>
        Somebody else
      </Button>
    </p>
  )
}
