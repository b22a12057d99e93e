import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

// The same key as in public/before.js, which runs before the first paint.
const key = 'baton.theme'
const listeners = new Set<() => void>()

/** The theme that was chosen on this device; `system` follows the device. */
export function currentTheme(): Theme {
  const shown = document.documentElement.dataset.theme
  return themes.find((theme) => theme === shown) ?? 'system'
}

/** Changes the theme at once and keeps the choice on this device. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

/** The chosen theme, kept up to date. */
export function useTheme(): Theme {
  return useSyncExternalStore(watch, currentTheme, () => 'system')
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
