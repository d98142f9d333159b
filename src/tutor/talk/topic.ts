/** What the tutor can talk about: an entry of the glossary, or something that is asked of the tutor itself. */
export interface Topic {
  /** Its words stand under `tutor.topic.<key>` of locale/, its name under `tutor.topic-name.<key>`. */
  readonly key: string;
  /** How people ask for it, in both languages, `;` between. Common words in these are weighed down by find.ts, so they may be whole questions. */
  readonly asked: string;
  /** What Docker or a shell prints when this is what is wrong. In lower case. */
  readonly errors?: readonly RegExp[];
  /** Keys of entries that lie near. */
  readonly near?: readonly string[];
}
