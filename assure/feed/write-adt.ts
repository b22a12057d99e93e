/** What one ADT message says, in the campaign's own words. */
export interface AdtWords {
  readonly controlId: string
  readonly event: string
  readonly at: Date
  readonly number: string
  readonly nhsNumber: string | null
  readonly family: string
  readonly given: string
  readonly born: string
  readonly allergies: readonly string[]
  /** Ward and bed; `null`: nothing stands there. */
  readonly place: { readonly code: string; readonly bed: string } | null
  readonly admittedAt: Date | null
  /** The number of the record that ends. */
  readonly merged: string | null
}

/** Writes a message as a patient administration system does: all that it knows, every time. */
export function writeAdt(words: AdtWords): string {
  const at = stamp(words.at)
  const ids = [
    `${words.number}^^^RBZ^MR`,
    ...(words.nhsNumber === null ? [] : [`${words.nhsNumber}^^^NHS^NH`]),
  ]
  const place = words.place === null ? '' : `${escaped(words.place.code)}^^${escaped(words.place.bed)}`
  const visit = [
    'PV1',
    '1',
    'I',
    place,
    ...Array.from({ length: 40 }, () => ''),
    words.admittedAt && stamp(words.admittedAt),
  ]
  return [
    `MSH|^~\\&|PAS|RBZ|BATON|RBZ|${at}||ADT^${words.event}|${words.controlId}|P|2.4|||AL|NE||UNICODE UTF-8`,
    `EVN|${words.event}|${at}`,
    `PID|1||${ids.join('~')}||${escaped(words.family)}^${escaped(words.given)}||${words.born}|F`,
    ...(words.merged === null ? [] : [`MRG|${words.merged}^^^RBZ^MR`]),
    visit.join('|'),
    ...words.allergies.map((words, index) => `AL1|${index + 1}|DA|^${escaped(words)}`),
    `ZPI|1|of the sender’s own`,
  ].join('\r')
}

function stamp(at: Date): string {
  return `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}+0000`
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '\\': '\\E\\',
    '|': '\\F\\',
    '^': '\\S\\',
    '&': '\\T\\',
    '~': '\\R\\',
  }
  return text.replaceAll(/[\\|^&~]/g, (sign) => signs[sign] ?? sign)
}
