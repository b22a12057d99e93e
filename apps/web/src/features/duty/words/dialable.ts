/** The address that makes a device ring a number. */
export function dialable(number: string): string {
  return `tel:${number.replaceAll(/[^\d+#*]/g, '')}`
}
