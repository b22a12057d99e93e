export { defineJob, handleJob, type Job, type JobHandler, type JobRun } from './define-job.ts'
export { migrateJobs } from './migrate-jobs.ts'
export type { Schedule } from './schedule.ts'
export { type Jobs, startJobs } from './start-jobs.ts'
