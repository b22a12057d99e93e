/**
 * How long to wait before trying again (RT12): full jitter, so that thousands who were cut off together do not come
 * back together.
 *
 * @param failures the attempts that failed since things last went well
 * @param limits the first and the longest ceiling, in ms
 * @returns ms
 */
export function waitAfter(
  failures: number,
  random: () => number,
  limits: { firstMs: number; longestMs: number } = { firstMs: 250, longestMs: 5000 },
): number {
  return random() * Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(failures, 30))
}
