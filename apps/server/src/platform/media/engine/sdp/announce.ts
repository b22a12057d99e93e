import { isIP } from 'node:net'

/**
 * The candidates that a device is told for one of libdatachannel's: itself, and the same door by the address under which
 * the site says that it is found from outside.
 */
export function announce(candidate: string, announced: string | null): string[] {
  const plain = candidate.replace(/^a=/, '')
  if (announced === null) return [plain]
  const words = plain.split(' ')
  const [foundation = '', , , priority = '', address = ''] = words
  if (words[7] !== 'host' || isIP(address) !== isIP(announced) || address === announced) return [plain]
  const outside = [...words]
  outside[0] = `${foundation}9`
  outside[3] = String(Math.max(1, Number(priority) - 1))
  outside[4] = announced
  return [plain, outside.join(' ')]
}
