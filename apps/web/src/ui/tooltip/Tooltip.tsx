import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  /** One focusable React Aria element (Button, Link…). */
  readonly children: ReactElement
}

/** A short name that appears on hover and on keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip offset={8} placement={placement} className={styles.tooltip ?? ''}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
