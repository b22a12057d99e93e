const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day of birth as people write it: 5 July 1948, 5 Jul 1948, 5/7/1948, 05.07.1948, 1948-07-05. The day stands first,
 * as in the United Kingdom; a year is written whole, so that 48 is never guessed to be 2048.
 *
 * @returns 1948-07-05, or `undefined` when it is no day
 */
export function readDay(text: string): string | undefined {
  const words = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const numbers = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(words)
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1])
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})$/.exec(words.replaceAll(/\s+/g, ' '))
  const month = named ? months.findIndex((one) => (named[2] ?? '').startsWith(one)) : -1
  return named && month >= 0 ? dayOf(named[3], String(month + 1), named[1]) : undefined
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // 31 February would otherwise be a day in March.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso
}
