/**
 * Whether ten digits are an NHS number (PAT2): weighted from 10 to 2, what is missing to a multiple of 11 stands last.
 * Ten times the same digit passes the sum and is nobody's.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = 11 - (sum % 11)
  return check !== 10 && Number(digits[9]) === check % 11
}

/** As it is read out: 3-3-4. */
export function showNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
}
