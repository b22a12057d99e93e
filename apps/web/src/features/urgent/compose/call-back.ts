/**
 * The number that the form begins with: the first that is known. Of another hospital only one with an area code is of
 * use: an extension of ours would ring somebody of theirs.
 */
export function callBackOf(numbers: readonly (string | null | undefined)[], isElsewhere: boolean): string {
  const fits = (number: string) => !isElsewhere || number.replaceAll(/\D/g, '').length >= fewestOutside
  return numbers.find((number) => number && fits(number)) ?? ''
}

/** Fewest digits of a British number that can be rung from anywhere. */
const fewestOutside = 10
