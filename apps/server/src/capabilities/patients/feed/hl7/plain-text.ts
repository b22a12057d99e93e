import type { Separators } from './parse-message.ts'

/** Text as it is meant: separators, line breaks and hexadecimal bytes in the place of their escapes; formatting is dropped. */
export function plainText(text: string, separators: Separators): string {
  const { escape: sign } = separators
  if (!text.includes(sign)) return withoutControls(text)
  const parts = text.split(sign)
  let plain = parts[0] ?? ''
  for (let index = 1; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    // An escape that is never closed is a sign that stands for itself.
    if (index === parts.length - 1 && index % 2 === 1) return withoutControls(plain + sign + part)
    plain += index % 2 === 1 ? meaningOf(part, separators) : part
  }
  return withoutControls(plain)
}

function meaningOf(code: string, separators: Separators): string {
  const signs: Readonly<Record<string, string>> = {
    F: separators.field,
    S: separators.component,
    T: separators.subcomponent,
    R: separators.repetition,
    E: separators.escape,
    '.br': '\n',
    '.sp': '\n',
  }
  const meant = signs[code]
  if (meant !== undefined) return meant
  if (/^X([0-9A-F]{2})+$/i.test(code)) return Buffer.from(code.slice(1), 'hex').toString(separators.charset)
  return ''
}

function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what nobody can be shown.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}
