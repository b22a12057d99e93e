/** Text longer than this is nothing that somebody reads. */
const mostText = 20 * 1024 * 1024
/** What tab, line ends and form feed are among; everything else below a space is a sign of something that is no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for.
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

const otherLanguages = /^\s*(<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|<!--|#!|%!PS|\{\\rtf)/i

/** Whether bytes that no detector knows can be read as text. */
export function looksLikeText(content: Buffer): boolean {
  return content.length <= mostText && readText(content) !== null
}

/**
 * Reads text: UTF-8, or else windows-1252, in which older systems of hospitals write. `null` when it is no text: what
 * holds NULs or other controls never is (FIL27).
 */
export function readText(content: Buffer): string | null {
  const text = decode(content)
  return controls.test(text) ? null : text
}

/** Whether a text is written in a language that some program would run or draw: its name lies, whatever it is. */
export function isOtherLanguage(text: string): boolean {
  return otherLanguages.test(text.slice(0, 1024))
}

/** Whether a cell of a table would have a spreadsheet start another program (dynamic data exchange). */
export function startsPrograms(text: string): boolean {
  return /(^|[,;\t\n"])\s*[=+\-@][^,;\n]{0,200}\|[^\n]{0,400}!/.test(text)
}

function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}
