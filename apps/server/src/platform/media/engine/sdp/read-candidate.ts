import { isIP } from 'node:net'

/**
 * A device's candidate as libdatachannel may be given it, or `null`. Only addresses: a name would have the server ask
 * for it in the network's directory, on a stranger's word; and a browser's own hidden names cannot be found anyway. A
 * device whose address is not known here is met when it first knocks.
 */
export function readCandidate(said: string): string | null {
  const words = said
    .trim()
    .replace(/^a=/, '')
    .replace(/^candidate:/, '')
    .split(/\s+/)
  const [foundation, component, protocol, priority, address, port, typ, type] = words
  if (foundation === undefined || !/^[A-Za-z0-9+/]{1,32}$/.test(foundation)) return null
  if (component !== '1' || protocol?.toLowerCase() !== 'udp' || typ !== 'typ') return null
  if (type !== 'host' && type !== 'srflx' && type !== 'prflx' && type !== 'relay') return null
  if (priority === undefined || !/^\d{1,10}$/.test(priority) || Number(priority) >= 2 ** 32) return null
  if (address === undefined || isIP(address) === 0 || port === undefined || !/^\d{1,5}$/.test(port))
    return null
  if (Number(port) < 1 || Number(port) > 65_535) return null
  return `candidate:${foundation} 1 UDP ${priority} ${address} ${port} typ ${type}`
}
