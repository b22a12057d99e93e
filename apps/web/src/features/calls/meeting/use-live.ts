import { useSyncExternalStore } from 'react'
import type { OwnMedia, OwnSnapshot } from './devices/own-media.ts'
import type { LiveMeeting, LiveSnapshot } from './live/live.ts'

/** The meeting as it is now, kept up to date. */
export function useLive(live: LiveMeeting): LiveSnapshot {
  return useSyncExternalStore(live.subscribe, live.get)
}

/** This device's own microphone and camera, before there is a meeting. */
export function useOwn(own: OwnMedia): OwnSnapshot {
  return useSyncExternalStore(own.subscribe, own.get)
}
