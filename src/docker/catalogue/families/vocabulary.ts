/** Words of which the tags of official images are made. */

/**
 * Names of systems, of their releases and of variants, as the official images have had them. A tag of an official image in which another
 * word stands was never made: `golang:lastest`, `node:20-alpin`.
 */
const WORDS: ReadonlySet<string> = new Set(
  `latest stable unstable testing oldstable oldoldstable experimental edge rolling devel mainline current lts nightly weekly dev tip
  alpha beta rc rcb buggy ea ga preview snapshot next v u b m jdk jre headless and
  slim alpine perl otel bookworm bullseye buster stretch jessie wheezy squeeze sid trixie forky backports scm curl
  resolute questing plucky oracular noble mantic lunar kinetic jammy impish hirsute groovy focal eoan disco cosmic bionic artful zesty yakkety xenial
  wily vivid utopic trusty precise
  windowsservercore nanoserver ltsc sac minimal full core onbuild musl glibc uclibc linux bit
  cli fpm apache zts debug nonroot management builder innovation oracle oraclelinux debian ubuntu ubi centos amazonlinux al
  openj ibm semeru ibmjava eclipse temurin sapmachine amazoncorretto corretto graal graalvm community azulzulu libericaopenjdk microsoft openjdk adoptopenjdk
  argon boron carbon dubnium erbium fermium gallium hydrogen iron jod krypton
  maroilles morbier cancoillotte chevrotin livarot mimolette saintnectaire beaufort brie rocamadour faisselle picodon montdor php`.split(
    /\s+/,
  ),
);

/** Whether a word stands in the tag that official images never had, and that this repository does not have either. */
export function hasStrangeWord(tag: string, own: ReadonlySet<string>): boolean {
  return lettersOf(tag).some(word => !WORDS.has(word) && !own.has(word));
}

/** The words of a tag, without numbers and marks. */
export function lettersOf(tag: string): readonly string[] {
  return tag.split(/[^A-Za-z]+/).filter(word => word !== '');
}

/** How many letters have to be added, left out, changed, or swapped with their neighbour, to make one word the other. */
export function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swapped));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
