const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** “Photo 26 Nov 2026 14.05.09.jpg”: when it was taken, and nothing of whom. */
export function photoName(takenAt: Date): string {
  const said = parts.format(takenAt).replace(',', '').replaceAll(':', '.')
  return `Photo ${said}.jpg`
}
