/** The store cannot be reached now: trying each item by itself would only take longer. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
