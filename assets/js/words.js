// Sentences come translated from the page, in data attributes; only the blanks are filled here.

/** `text` with each `{name}` replaced by `values.name`; numbers in the way of the page's language. */
export function fill(text, values, language = globalThis.document?.documentElement.lang || "en") {
  return text.replace(/\{(\w+)\}/g, (blank, name) => {
    const value = values[name];
    if (value === undefined) return blank;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : String(value);
  });
}

/** The sentence for `n` things out of `{one, two, few, many, other}`; languages without a plural have `other` alone. */
export function plural(sentences, n, language = globalThis.document?.documentElement.lang || "en") {
  const form = new Intl.PluralRules(language).select(n);
  return fill(sentences[form] ?? sentences.other, { n }, language);
}

/** `bytes` as a person reads them: 214 kB, 3.1 MB, in the page's language. */
export function size(bytes, language = globalThis.document?.documentElement.lang || "en") {
  const [value, unit] = bytes < 999_500 ? [Math.ceil(bytes / 1000), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
