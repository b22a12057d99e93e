export {
  BlobDamaged,
  type BlobRange,
  type Blobs,
  type PutBlob,
  type PutOptions,
  type StoredBlob,
} from './blobs.ts'
export { openDiskBlobs } from './disk-blobs.ts'
