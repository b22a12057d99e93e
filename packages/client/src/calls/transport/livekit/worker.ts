// LiveKit's own worker, as a file of our origin.
import 'livekit-client/e2ee-worker'
