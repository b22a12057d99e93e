/** The screens that everything must stand up to: the narrowest phone and a desk, by day and by night. */
export const views = [
  { name: 'phone by day', width: 320, height: 640, theme: 'light' },
  { name: 'phone by night', width: 320, height: 640, theme: 'dark' },
  { name: 'desk by day', width: 1280, height: 800, theme: 'light' },
  { name: 'desk by night', width: 1280, height: 800, theme: 'dark' },
] as const

export type View = (typeof views)[number]

/** For `test.use`. */
export function asView({ width, height, theme }: View) {
  return {
    viewport: { width, height },
    colorScheme: theme,
    contextOptions: { reducedMotion: 'reduce' as const },
  }
}
