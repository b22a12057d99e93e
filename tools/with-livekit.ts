import { findLiveKit, startLiveKit } from '../apps/server/src/platform/media/livekit/start-livekit.fixture.ts'
import { runWith } from './run-with.ts'

/**
 * `node tools/with-livekit.ts <command>`: runs the command with a LiveKit server of its own and the settings by which
 * Baton uses it. Ends with the command's exit code; where there is no LiveKit server it says so and ends well.
 */
const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('usage: node tools/with-livekit.ts <command> [arguments]')
const program = findLiveKit()
if (program === undefined) {
  process.stderr.write(
    `There is no livekit-server on this machine (LIVEKIT_SERVER names one): "${process.argv.slice(2).join(' ')}" is left out\n`,
  )
} else {
  const liveKit = await startLiveKit(program)
  const settings = {
    MEDIA: 'livekit',
    LIVEKIT_URL: liveKit.url,
    LIVEKIT_API_KEY: liveKit.apiKey,
    LIVEKIT_API_SECRET: liveKit.apiSecret,
  }
  process.exitCode = await runWith(settings, command, args)
  await liveKit.stop()
}
