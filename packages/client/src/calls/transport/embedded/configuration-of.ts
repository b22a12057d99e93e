import type { EmbeddedPass } from './embedded-deps.ts'

/** How a connection is made with a pass. */
export function configurationOf({ iceServers, relayOnly }: EmbeddedPass): RTCConfiguration {
  return {
    iceServers: iceServers.map(serverOf),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  }
}

function serverOf({ urls, username, credential }: EmbeddedPass['iceServers'][number]): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }
}
