import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Kbd } from '../../../ui/kbd/Kbd.tsx'
import styles from './board.module.css'

const keys = [
  { keys: ['j', '↓'], words: 'Next task' },
  { keys: ['k', '↑'], words: 'Task before' },
  { keys: ['Enter'], words: 'Open it' },
  { keys: ['a'], words: 'The next thing to do with it: accept, start, done' },
  { keys: ['?'], words: 'This help' },
]

/** Which keys do what in the list. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys in the list" size="small" isOpen onOpenChange={onClose}>
      <p>Press Tab until a task is marked. Then:</p>
      <dl className={styles.keys}>
        {keys.map((one) => (
          <div key={one.words} className={styles.key}>
            <dt>
              {one.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{one.words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
