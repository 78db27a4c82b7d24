const KEPT = /^(?:retry-after.*|x-ratelimit.*|anthropic-ratelimit.*|ratelimit.*|content-type|date)$/

/** The few response headers that judgement reads, in lower case and scrubbed; all others are forgotten. */
export function keepHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  scrub: (text: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value !== undefined && KEPT.test(name.toLowerCase())
        ? [[name.toLowerCase(), scrub(Array.isArray(value) ? value.join(', ') : value)]]
        : [],
    ),
  )
}
