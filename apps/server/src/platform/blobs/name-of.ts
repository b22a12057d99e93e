const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a blob lies under the store's own root: two levels of folders, so that none grows beyond what a file system likes. */
export function nameOf(id: string): string {
  return `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`
}

/** Whether an id could have been given out here. */
export function isId(id: string): boolean {
  return idForm.test(id)
}
