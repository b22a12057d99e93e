import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { cx } from '../cx.ts'
import { Tooltip } from '../tooltip/Tooltip.tsx'
import styles from './icon-button.module.css'

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, in two or three words: its name for a screen reader and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly variant?: 'quiet' | 'solid' | 'header'
  /** Shown as held down, and said so: for a button that turns something on and off. */
  readonly isOn?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A square button with an icon, 44 px, always named. */
export function IconButton({ label, icon, variant = 'quiet', isOn, ...props }: IconButtonProps) {
  const pressed = isOn === undefined ? {} : { 'aria-pressed': isOn }
  return (
    <Tooltip text={label}>
      <AriaButton {...props} {...pressed} aria-label={label} className={cx(styles.button, styles[variant])}>
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
