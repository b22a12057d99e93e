import type { ButtonHTMLAttributes, MouseEvent, Ref } from 'react'

/** What every kind of button takes. */
export interface PressProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'disabled' | 'onClick'> {
  readonly onPress?: (() => void) | undefined
  readonly isDisabled?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/**
 * The attributes of a native button. Safari does not focus a button that is pressed with the mouse; here it is, so that
 * what the press opens can give focus back.
 */
export function pressable({ onPress, isDisabled = false, type = 'button', ...props }: PressProps) {
  return {
    ...props,
    type,
    disabled: isDisabled,
    onClick: ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
      if (document.activeElement !== currentTarget) currentTarget.focus({ preventScroll: true })
      onPress?.()
    },
  }
}
