import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../button/Button.tsx'
import { cx } from '../cx.ts'
import { IconButton } from '../icon-button/IconButton.tsx'
import { currentNotices, dismiss, type Notice, watchNotices } from './notices.ts'
import styles from './toast.module.css'

const icons = { plain: Info, good: CircleCheck, bad: CircleAlert }

/** How long a notice stays, in ms: long enough to read twice; one with a button stays longer. */
const stays = { plain: 7_000, withAction: 12_000 }

/** Where `notify` shows its notices. Once in the app, always there, so that screen readers hear changes. */
export function Notices() {
  const notices = useSyncExternalStore(watchNotices, currentNotices, currentNotices)
  return (
    <div className={styles.region} role="status" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const [held, setHeld] = useState(false)
  const { id, text, tone, action } = notice
  const Icon = icons[tone]

  useEffect(() => {
    if (held || tone === 'bad') return
    const timer = setTimeout(() => dismiss(id), action ? stays.withAction : stays.plain)
    return () => clearTimeout(timer)
  }, [held, id, tone, action])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      className={cx(styles.card, styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden="true" className={styles.icon} />
      <p className={styles.text}>{text}</p>
      {action && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            action.run()
            dismiss(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss notice" icon={<X />} onPress={() => dismiss(id)} />
    </div>
  )
}
