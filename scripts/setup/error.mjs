/** Something that whoever started Lyceum must mend: its message says what and how, without a stack. */
export class SetupError extends Error {}

/** Turns what the file system refused into a sentence. */
export function explainFileError(error, what) {
  if (['ENOSPC', 'EDQUOT'].includes(error.code)) return diskFull();
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new SetupError(`${what} can't be written (${error.message}): start once as the owner of this folder.`);
  }
  return error;
}

export function diskFull() {
  return new SetupError('The disk is full: free some space (about 1 GB), then start again.');
}
