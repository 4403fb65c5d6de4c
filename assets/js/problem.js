// The sentence in which the server says what is wrong (RFC 9457), already in the person's language.

/** What to ask for: HTML when it works, a problem in JSON when it does not. */
export const Accept = "application/problem+json, text/html;q=0.9";

/** `detail` of the problem in `text`; undefined when the answer is no problem document, as from a proxy in between. */
export function reason(answer, text) {
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) return undefined;
  try {
    const { detail, title } = JSON.parse(text);
    return detail || title;
  } catch {
    return undefined;
  }
}
