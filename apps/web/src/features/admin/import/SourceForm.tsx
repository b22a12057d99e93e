import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from '../admin.module.css'

interface SourceFormProps {
  readonly title: string
  /** Which columns there must be, and which may follow. */
  readonly help: string
  /** What the field for pasting is called. */
  readonly label: string
  readonly placeholder: string
  readonly accept: string
  /** The largest file that is read, in bytes: what the server takes; and what is said of a larger one. */
  readonly largest: number
  readonly tooLarge: string
  readonly text: string
  readonly isBusy: boolean
  readonly onChange: (text: string) => void
  /** Shows what would happen. */
  readonly onLook: (text: string) => void
}

/** Where an import begins: a file is chosen, or its rows are pasted. Nothing is written. */
export function SourceForm(props: SourceFormProps) {
  const { title, help, label, placeholder, accept, largest, tooLarge, text, isBusy, onChange, onLook } = props
  const file = useRef<HTMLInputElement>(null)

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    if (chosen.size > largest) return notify(tooLarge, { tone: 'bad' })
    const wanted = await chosen.text()
    onChange(wanted)
    onLook(wanted)
  }

  return (
    <Panel title={title} help={help}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          onLook(text)
        }}
      >
        <div className={styles.actions}>
          <Button icon={<FileUp />} onPress={() => file.current?.click()}>
            Choose a file
          </Button>
          <input
            ref={file}
            className={styles.file}
            type="file"
            accept={accept}
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              void read(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </div>
        <TextField
          label={label}
          isMultiline
          isRequired
          placeholder={placeholder}
          value={text}
          onChange={onChange}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isBusy={isBusy} isDisabled={text.trim() === ''}>
            Show what would happen
          </Button>
        </div>
      </form>
    </Panel>
  )
}
