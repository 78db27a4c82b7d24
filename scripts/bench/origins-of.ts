/** So many keys, spread over the hosts in turn. */
export interface Spread {
  readonly keys: number
  readonly origins: readonly string[]
  /** This many of the keys are on hosts that never answer. @default none */
  readonly hanging?: { readonly keys: number; readonly origins: readonly string[] }
}

export function originsOf({ keys, origins, hanging }: Spread): (index: number) => string {
  const hangingKeys = hanging?.keys ?? 0
  const isHanging = (index: number) => index % Math.max(1, Math.round(keys / Math.max(1, hangingKeys))) === 0
  return index => {
    const pool = hanging && hangingKeys > 0 && isHanging(index) ? hanging.origins : origins
    return pool[(pool === origins ? index : Math.floor(index / 10)) % pool.length] ?? ''
  }
}
