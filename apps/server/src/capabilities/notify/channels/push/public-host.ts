import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that are not the public internet's: ours, our neighbours', and those for special use (RFC 6890). */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(network, prefix, 'ipv4')
}
// Of IPv6 only global unicast is public, and not what carries or documents another address.
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')
const embeddedV6 = new BlockList()
embeddedV6.addSubnet('2001::', 23, 'ipv6')
embeddedV6.addSubnet('2001:db8::', 32, 'ipv6')
embeddedV6.addSubnet('2002::', 16, 'ipv6')
embeddedV6.addSubnet('3fff::', 20, 'ipv6')

/** Whether an address is the public internet's. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, 'ipv4')
    case 6:
      return publicV6.check(address, 'ipv6') && !embeddedV6.check(address, 'ipv6')
    default:
      return false
  }
}

/**
 * The address of a push service that a browser names, if we would send there (QUI12): https on the usual port of a
 * public host. With `loopback`, for tests, also this machine.
 */
export function pushAddress(endpoint: string, { loopback }: { loopback: boolean }): URL | null {
  const url = URL.parse(endpoint)
  if (url === null || url.username !== '' || url.password !== '') return null
  if (loopback && isLoopback(url)) return url
  if (url.protocol !== 'https:' || url.port !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null
  return host.includes('.') && !/\.(local|localhost|internal|lan|home\.arpa)\.?$/.test(host) ? url : null
}

/** Whether a URL is this machine's, by its number. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]'
}

/** Looks a name up and connects to a public address only, whatever the name says at this moment. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const open = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (first === undefined) return callback(new Error('not a public address'), '', 0)
    if (options.all) callback(null, open)
    else callback(null, first.address, first.family)
  })
}
