import type { ReactNode } from 'react'
import { type PressProps, pressable } from '../../../../ui/button/press.ts'
import { cx } from '../../../../ui/cx.ts'
import { Tooltip } from '../../../../ui/tooltip/Tooltip.tsx'
import styles from './controls.module.css'

export interface ControlButtonProps extends Omit<PressProps, 'aria-label' | 'children'> {
  /** What a press does, in two words: shown below the icon where there is room. */
  readonly label: string
  readonly icon: ReactNode
  /** The key that does the same. */
  readonly keyName?: string | undefined
  /** `off`: a microphone or camera that is off; `held`: something that is on; `leave`: the red one. */
  readonly look?: 'plain' | 'off' | 'held' | 'leave'
  readonly badge?: ReactNode
  /** Left out on phones, where the menu holds it. */
  readonly isForDesks?: boolean
}

/** One round button of the bar. Its icon and its words change with what it would do; colour only helps. */
export function ControlButton({
  label,
  icon,
  keyName,
  look = 'plain',
  badge,
  isForDesks = false,
  ...props
}: ControlButtonProps) {
  const keys = keyName ? { 'aria-keyshortcuts': keyName } : {}
  return (
    <Tooltip text={keyName ? `${label} (${keyName})` : label}>
      <button
        {...pressable(props)}
        {...keys}
        aria-label={props['aria-labelledby'] ? undefined : label}
        className={cx(styles.control, styles[look], isForDesks && styles.forDesks)}
      >
        <ControlFace icon={icon} label={label} badge={badge} />
      </button>
    </Tooltip>
  )
}

/** The look alone, for a button that opens a menu. */
export function ControlFace({
  icon,
  label,
  badge,
}: {
  readonly icon: ReactNode
  readonly label: string
  readonly badge?: ReactNode
}) {
  return (
    <>
      <span className={styles.round}>
        {icon}
        {badge && <span className={styles.badge}>{badge}</span>}
      </span>
      <span className={styles.label}>{label}</span>
    </>
  )
}
