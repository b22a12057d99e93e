import type { BrowserContextOptions } from '@playwright/test'

/** What every screen must stand up to: the narrowest phone and a desk; each by day and by night (stands.ts). */
export const views = [
  { name: 'phone', width: 320, height: 640 },
  { name: 'desk', width: 1280, height: 800 },
] as const

export type View = (typeof views)[number]

/** For `browser.newContext`, and for whatever signs somebody in with a browser of their own. */
export function asView({ width, height }: View) {
  return {
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    // It fetches every file of the screens into each new browser, and changes nothing of how they look.
    serviceWorkers: 'block',
  } as const satisfies BrowserContextOptions
}

/** The same for `test.use`, of a journey with one page. */
export function useView(view: View) {
  const { reducedMotion, ...others } = asView(view)
  return { ...others, contextOptions: { reducedMotion } }
}
