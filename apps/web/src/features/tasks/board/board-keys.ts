import type { KeyboardEvent } from 'react'

/**
 * Moves along the tasks of a list with j and k or the arrows, and does the next thing of one with a. Only while the
 * keyboard is inside the list, so that no single letter does anything elsewhere (WCAG 2.1.4).
 */
export function boardKeys(event: KeyboardEvent<HTMLElement>, onHelp: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
  const list = event.currentTarget
  const links = [...list.querySelectorAll<HTMLElement>('[data-task]')]
  const row = event.target instanceof Element ? event.target.closest('article') : null
  const at = links.findIndex((link) => row?.contains(link))
  switch (event.key) {
    case 'j':
    case 'ArrowDown':
      event.preventDefault()
      links[Math.min(at + 1, links.length - 1)]?.focus()
      return
    case 'k':
    case 'ArrowUp':
      event.preventDefault()
      links[Math.max(at - 1, 0)]?.focus()
      return
    case 'a':
      row?.querySelector<HTMLElement>('[data-next]')?.click()
      return
    case '?':
      event.preventDefault()
      onHelp()
  }
}

function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
