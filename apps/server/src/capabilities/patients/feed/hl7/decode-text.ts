export type Decoded =
  | { readonly ok: true; readonly text: string; readonly charset: 'utf-8' | 'latin1' }
  | { readonly ok: false; readonly details: string }

const utf8 = /^(UNICODE UTF-8|UTF-8|UTF8|UNICODE)$/i
const latin1 = /^(8859\/1|ISO.?8859.?1|LATIN.?1)$/i

/**
 * Reads bytes by the character set that MSH-18 names. Where it names none, or ASCII, UTF-8 is taken if the bytes are
 * that, and Latin-1 otherwise, in which older senders write without saying so.
 */
export function decodeText(bytes: Buffer): Decoded {
  const header = bytes
    .subarray(0, 2_000)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  const [line = ''] = header.split(/\r|\n/, 1)
  const named =
    line
      .split(line[3] ?? '|')[17]
      ?.split(/[~^]/, 1)[0]
      ?.trim() ?? ''
  if (latin1.test(named)) return { ok: true, text: bytes.toString('latin1'), charset: 'latin1' }
  const strict = decodeUtf8(bytes)
  if (utf8.test(named))
    return strict === null
      ? { ok: false, details: 'MSH-18 says UTF-8, and it is not' }
      : { ok: true, text: strict, charset: 'utf-8' }
  if (named !== '' && !/^ASCII$/i.test(named))
    return { ok: false, details: 'MSH-18 names a character set that is not known' }
  return strict === null
    ? { ok: true, text: bytes.toString('latin1'), charset: 'latin1' }
    : { ok: true, text: strict, charset: 'utf-8' }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}
