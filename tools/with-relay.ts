import { findRelay, startRelay } from '../apps/server/src/platform/media/start-relay.fixture.ts'
import { runWith } from './run-with.ts'

/**
 * `node tools/with-relay.ts udp|tcp <command>`: runs the command with a relay of its own and the settings by which
 * devices send through it alone. Ends with the command's exit code; where there is no coturn it says so and ends well.
 */
const [transport, command, ...args] = process.argv.slice(2)
if ((transport !== 'udp' && transport !== 'tcp') || !command)
  throw new Error('usage: node tools/with-relay.ts udp|tcp <command> [arguments]')
const program = findRelay()
if (program === undefined) {
  process.stderr.write(
    `There is no turnserver on this machine (TURNSERVER names one): "${process.argv.slice(3).join(' ')}" is left out\n`,
  )
} else {
  const relay = await startRelay(program)
  const settings = {
    TURN_URLS: `turn:${relay.address}:${relay.port}?transport=${transport}`,
    TURN_SECRET: relay.secret,
    MEDIA_RELAY_ONLY: 'on',
  }
  process.exitCode = await runWith(settings, command, args)
  await relay.stop()
  process.stderr.write(`the relay took ${relay.carried()} packets from devices\n`)
  if (relay.carried() === 0) process.exitCode = 1
}
