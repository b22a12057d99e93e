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
export { openBlobs } from './open-blobs.ts'
