import type { ReactNode } from 'react'
import { type PressProps, pressable } from '../button/press.ts'
import { cx } from '../cx.ts'
import { Tooltip } from '../tooltip/Tooltip.tsx'
import styles from './icon-button.module.css'

export interface IconButtonProps extends Omit<PressProps, 'aria-label' | 'children'> {
  /** What it does, in two or three words: its name for a screen reader and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly variant?: 'quiet' | 'solid' | 'header'
  /** Shown as held down, and said so: for a button that turns something on and off. */
  readonly isOn?: boolean
}

/** A square button with an icon, 44 px, always named. */
export function IconButton({ label, icon, variant = 'quiet', isOn, ...props }: IconButtonProps) {
  const held = isOn === undefined ? {} : { 'aria-pressed': isOn }
  return (
    <Tooltip text={label}>
      <button
        {...pressable(props)}
        {...held}
        aria-label={label}
        className={cx(styles.button, styles[variant])}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
