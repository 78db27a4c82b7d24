/** One request, without the credential it carried. */
export interface SimulatedCall {
  readonly provider: string
  /** Absent: not a question the catalogue asks. */
  readonly probe?: string
  readonly model?: string
  readonly method: string
  readonly path: string
  readonly at: Date
  /** A credential came, where and how the catalogue says. */
  readonly authorised: boolean
}
