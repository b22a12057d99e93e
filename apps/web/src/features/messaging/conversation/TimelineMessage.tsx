import { Ellipsis, Reply, SmilePlus } from 'lucide-react'
import { memo, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import type { MessageAction } from './message-actions.ts'
import styles from './timeline.module.css'
import type { TimelineRow } from './timeline.ts'
import { useLongPress } from './use-long-press.ts'

interface TimelineMessageProps {
  readonly row: TimelineRow
  /** Everything about it in a sentence, for a screen reader that walks over messages. */
  readonly label: string
  readonly own: boolean
  /** Whose picture stands beside it; `null` in a direct conversation. */
  readonly face: { readonly id: string; readonly name: string } | null
  readonly isActive: boolean
  readonly isMarked: boolean
  readonly actions: readonly MessageAction[]
  readonly onAction: (action: MessageAction, element: HTMLElement) => void
  readonly onMenu: (element: HTMLElement) => void
  readonly children: ReactNode
}

/** A row of the conversation: the day and the unread line above, the picture, the message, and its tools on hover. */
export const TimelineMessage = memo(function TimelineMessage(props: TimelineMessageProps) {
  const { row, own, face, isActive, onMenu } = props
  const hover = useHover()
  const press = useLongPress(onMenu)
  return (
    <>
      {row.day && (
        <div className={styles.day}>
          <span>{row.day}</span>
        </div>
      )}
      {row.unreadLine && <div className={styles.unreadLine}>{row.unreadLine}</div>}
      <article
        {...press}
        className={cx(
          styles.row,
          !face && styles.direct,
          row.startsRun && styles.startsRun,
          props.isMarked && styles.marked,
        )}
        aria-label={props.label}
        data-row-key={row.key}
        tabIndex={isActive ? 0 : -1}
        onPointerEnter={hover.onPointerEnter}
        onPointerLeave={hover.onPointerLeave}
      >
        {face && (
          <div className={styles.face} aria-hidden="true">
            {!own && row.startsRun && <Avatar id={face.id} name={face.name} size="small" />}
          </div>
        )}
        <div className={cx(styles.body, own ? styles.mine : styles.others)}>
          {props.children}
          {hover.isHovered && props.actions.length > 0 && <Tools {...props} />}
        </div>
      </article>
    </>
  )
})

/** How long a mouse rests on a message, in ms, before its tools are drawn: scrolling under it draws none. */
const restMs = 80

function useHover() {
  const [isHovered, setHovered] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    isHovered,
    onPointerEnter(event: PointerEvent): void {
      if (event.pointerType === 'mouse') timer.current = setTimeout(() => setHovered(true), restMs)
    },
    onPointerLeave(): void {
      clearTimeout(timer.current)
      setHovered(false)
    },
  }
}

/** Shortcuts for the mouse; the keyboard and the finger have the menu. */
function Tools({ actions, onAction, onMenu }: TimelineMessageProps) {
  return (
    <div className={styles.tools}>
      {actions.includes('react') && (
        <Tool label="React" icon={<SmilePlus />} onPress={(element) => onAction('react', element)} />
      )}
      {actions.includes('reply') && (
        <Tool label="Reply" icon={<Reply />} onPress={(element) => onAction('reply', element)} />
      )}
      <Tool label="More actions" icon={<Ellipsis />} onPress={onMenu} />
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: (element: HTMLElement) => void
}

function Tool({ label, icon, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      tabIndex={-1}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {icon}
    </button>
  )
}
