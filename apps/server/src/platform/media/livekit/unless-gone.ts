import { ServerError } from 'livekit-server-sdk'

/** Waits for what LiveKit was asked; that who or what it is about is not there is as good as done. */
export async function unlessGone(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    if (!(error instanceof ServerError && error.status === 404)) throw error
  }
}
