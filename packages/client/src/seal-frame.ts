export { type FrameKey, frameKeyOf } from './calls/transport/frames/frame-keys.ts'
export { clearBytes, createSeal, openFrame, type Seal } from './calls/transport/frames/seal-frame.ts'
