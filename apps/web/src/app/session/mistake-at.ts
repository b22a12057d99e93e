import type { Failure } from './ask.ts'

/** What the server found wrong with one part of a form, as a sentence; `undefined` when nothing. */
export function mistakeAt(failure: Failure | undefined, path: string): string | undefined {
  const detail = failure?.details?.find((candidate) => candidate.path === path)
  if (!detail) return undefined
  const sentence = `${detail.problem.charAt(0).toUpperCase()}${detail.problem.slice(1)}`
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Whether the failure is told beside the fields, so that it need not be told above them as well. */
export function isAllAt(failure: Failure | undefined, paths: readonly string[]): boolean {
  const details = failure?.details ?? []
  return details.length > 0 && details.every((detail) => paths.includes(detail.path))
}
