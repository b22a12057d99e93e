export {
  BlobDamaged,
  type BlobRange,
  type Blobs,
  BlobsUnreachable,
  type ListedBlob,
  type PutBlob,
  type PutOptions,
  type StoredBlob,
} from './blobs.ts'
export { openDiskBlobs } from './disk-blobs.ts'
export { openBlobs } from './open-blobs.ts'
