/**
 * How loud a microphone is, from 0 to 1, many times a second until it is stopped: for a bar that shows that it hears.
 * The track is heard also while it is off for the others.
 */
export function watchLevel(track: MediaStreamTrack, told: (level: number) => void): () => void {
  // A copy of its own: what is muted is silent in every stream that carries the same track.
  const copy = track.clone()
  copy.enabled = true
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([copy])).connect(analyser)
  void context.resume().catch(() => undefined)
  const samples = new Float32Array(analyser.fftSize)
  const ticker = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    let sum = 0
    for (const sample of samples) sum += sample * sample
    told(asLevel(Math.sqrt(sum / samples.length)))
  }, 80)
  return () => {
    clearInterval(ticker)
    copy.stop()
    void context.close().catch(() => undefined)
  }
}

/** Loudness as ears take it: -60 dB and below is nothing, -10 dB and above is all. */
export function asLevel(meanSquareRoot: number): number {
  if (meanSquareRoot <= 0) return 0
  const decibels = 20 * Math.log10(meanSquareRoot)
  return Math.min(1, Math.max(0, (decibels + 60) / 50))
}
