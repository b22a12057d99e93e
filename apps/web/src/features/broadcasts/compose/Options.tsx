import { CircleAlert, Plus, X } from 'lucide-react'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { mostOptions, suggestions } from './broadcast-fields.ts'
import styles from './compose.module.css'

interface OptionsProps {
  readonly options: readonly string[]
  readonly mistake: string | undefined
  readonly onChange: (options: readonly string[]) => void
}

/** The buttons that a broadcast can be answered with. */
export function Options({ options, mistake, onChange }: OptionsProps) {
  const suggested = suggestions.filter((words) => !options.includes(words))
  return (
    <>
      {options.map((option, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place; its words change as one types
        <div key={place} className={styles.button}>
          <TextField
            label={`Button ${place + 1}`}
            value={option}
            maxLength={40}
            onChange={(words) => onChange(options.map((one, other) => (other === place ? words : one)))}
          />
          <IconButton
            label={`Take away button ${place + 1}`}
            icon={<X />}
            onPress={() => onChange(options.filter((_, other) => other !== place))}
          />
        </div>
      ))}
      {mistake !== undefined && (
        <p className={styles.mistake}>
          <CircleAlert aria-hidden="true" />
          {mistake}
        </p>
      )}
      {options.length < mostOptions && (
        <div className={styles.suggestions}>
          {suggested.map((words) => (
            <Button key={words} icon={<Plus />} onPress={() => onChange([...options, words])}>
              {words}
            </Button>
          ))}
          <Button variant="quiet" icon={<Plus />} onPress={() => onChange([...options, ''])}>
            Words of your own
          </Button>
        </div>
      )}
    </>
  )
}
