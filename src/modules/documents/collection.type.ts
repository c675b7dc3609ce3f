/** Documents of one kind in one store, by user. A document never changes under its key: a new state of something has a new key. */
export interface DocumentStore<Document> {
  /** Those who have documents, ascending, after one of them. */
  users(after: string | null, limit: number): Promise<string[]>;
  /** All of a user's that are there at the start, and maybe some that come meanwhile. */
  slices(userId: string): AsyncIterable<Document[]>;
  /** Those that are there already stay as they are. */
  put(documents: readonly Document[]): Promise<void>;
  /** Told when all of a user's have been put, and are there as they were; before that, whoever reads need not see them. */
  complete?(userId: string): Promise<void>;
  /** Those that are there, in no order. */
  byKeys(userId: string, keys: readonly string[]): Promise<Document[]>;
  /** Those that are not there are passed over. */
  remove(userId: string, keys: readonly string[]): Promise<void>;
}

/** Where documents can be. */
export type DocumentHome = 'postgres' | 'mongodb';

/** Documents of one kind in both stores, to be moved from one to the other. */
export interface DocumentCollection<Document> extends Record<DocumentHome, DocumentStore<Document>> {
  /** In a sentence: "activity". */
  name: string;
  /** Of one user's. */
  keyOf(document: Document): string;
}
