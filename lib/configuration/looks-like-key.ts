import type { Provider } from '../../lambda/core/provider.ts'

/** Shapes that are a secret wherever they stand, whoever issued it. */
const PREFIXED =
  /(?:^|[^A-Za-z0-9])(?:(?:sk|pk|rk|xai|pplx|nvapi|glpat|xox[bp])[-_][A-Za-z0-9_-]{20,}|(?:gsk|hf|fw|r8|tgp|ghp|github_pat)_[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{30,}|A[KS]IA[A-Z0-9]{16}|eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,})/

/**
 * Whether a text holds what looks like a live key: by the providers' own patterns, by a well-known prefix, or (`bare`) as one run of 24 or
 * more letters and digits. Names, paths, model ids and UUIDs have shorter runs.
 */
export function looksLikeKey(
  text: string,
  providers: readonly Provider[],
  options: { readonly bare: boolean },
): boolean {
  if (providers.some(provider => provider.keyPattern !== undefined && matches(provider.keyPattern, text))) return true
  return hasPrefixedKey(text) || (options.bare && text.split(/[^A-Za-z0-9]+/).some(isBareKey))
}

/** A prefix may also start a plain name ('sk-telecom-gateway-of-the-shop'): only with digits among its letters is it a key. */
function hasPrefixedKey(text: string): boolean {
  const [found] = PREFIXED.exec(text) ?? []
  return found !== undefined && (found.match(/\d/g)?.length ?? 0) >= 3
}

function isBareKey(run: string): boolean {
  const digits = run.match(/\d/g)?.length ?? 0
  return run.length >= 24 && digits >= 3 && run.length - digits >= 3
}

function matches(pattern: RegExp, text: string): boolean {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text)
}
