import type { ReactNode } from 'react'

/** Something to do. What is impossible now is left out, not greyed. */
export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly help?: string
  readonly isDanger?: boolean
  /** Ticked. */
  readonly isOn?: boolean
  readonly onAction: () => void
}

/** Things to do that belong together, under a title if it has one; a line parts it from what stands before. */
export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly actions: readonly MenuAction[]
}
