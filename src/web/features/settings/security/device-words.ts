export interface DeviceWords {
  /** "Chrome on macOS". */
  name: string
  kind: 'computer' | 'phone' | 'tablet' | 'program'
}

/** In this order: most browsers name others before themselves. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string, DeviceWords['kind']])[] = [
  [/\biPhone\b/, 'iPhone', 'phone'],
  [/\biPad\b/, 'iPad', 'tablet'],
  [/\bAndroid\b.*\bMobile\b/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bWindows\b/, 'Windows', 'computer'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS', 'computer'],
  [/\bCrOS\b/, 'ChromeOS', 'computer'],
  [/\bLinux\b|\bX11\b/, 'Linux', 'computer'],
]

/** What a browser calls itself, in words that its owner knows. */
export function deviceWords(userAgent: string | null): DeviceWords {
  if (userAgent === null || userAgent.trim() === '') return { name: 'Unknown device', kind: 'program' }
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(userAgent))
  if (system !== undefined) {
    const [, name, kind] = system
    return { name: browser === undefined ? name : `${browser} on ${name}`, kind }
  }
  if (browser !== undefined) return { name: browser, kind: 'computer' }
  // Programs say their name and version: "curl/7.88.1", "dailies/1.0".
  const program = /^([A-Za-z][\w.-]*)\/[\w.]+/.exec(userAgent)?.[1]
  return { name: program ?? 'Unknown device', kind: 'program' }
}
