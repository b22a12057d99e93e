/** Plays what is heard: outside every screen, so that it goes on while one works elsewhere. */
export interface Voices {
  /** These and no others from now on. */
  play(tracks: readonly MediaStreamTrack[]): void
  /** In answer to a press, where the browser wanted one. */
  allow(): void
  through(speakerId: string | null): void
  stop(): void
}

/** @param blocked told whenever the browser refuses to play, or plays again */
export function createVoices(blocked: (isBlocked: boolean) => void): Voices {
  const playing = new Map<MediaStreamTrack, HTMLAudioElement>()
  let speaker: string | null = null

  return {
    play(tracks) {
      for (const [track, element] of playing) {
        if (tracks.includes(track)) continue
        silence(element)
        playing.delete(track)
      }
      for (const track of tracks) {
        if (playing.has(track)) continue
        const element = document.createElement('audio')
        element.autoplay = true
        element.hidden = true
        element.srcObject = new MediaStream([track])
        document.body.append(element)
        playing.set(track, element)
        lead(element)
        start(element)
      }
    },
    allow() {
      for (const element of playing.values()) start(element)
    },
    through(speakerId) {
      speaker = speakerId
      for (const element of playing.values()) lead(element)
    },
    stop() {
      for (const element of playing.values()) silence(element)
      playing.clear()
    },
  }

  function start(element: HTMLAudioElement): void {
    element.play().then(
      () => blocked(false),
      // Aborted is what a new source or the end of a meeting does to it: only a refusal is one.
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') blocked(true)
      },
    )
  }

  function lead(element: HTMLAudioElement): void {
    // Where a browser cannot choose, sound comes out where the device sends it.
    if (speaker !== null && 'setSinkId' in element) void element.setSinkId(speaker).catch(() => undefined)
  }
}

function silence(element: HTMLAudioElement): void {
  element.pause()
  element.srcObject = null
  element.remove()
}
