/**
 * What the official images of languages and their tools were released as: versions, words and variants of their tags. Taken from the history of
 * github.com/docker-library/official-images until August 2026; how it is written stands at `readListed`.
 */
export const LISTED_LANGUAGES: Readonly<Record<string, string>> = {
  node: `
= latest=23.9.0 current=23.9.0 jod=22.14.0 lts=22.14.0 lts-jod=22.14.0 iron=20.18.3 hydrogen=18.20.7
/ 26.7.0 26.6.0 26.5.0~1 26.4.0 26.3.0~1 26.2.0 26.1.0 26.0.0
: .=trixie alpine=alpine3.24 bookworm bookworm-slim bullseye bullseye-slim slim=trixie trixie trixie-slim alpine3.22~24
/ 25.9.0 25.8.0~2 25.7.0 25.6.0~1 25.5.0 25.4.0 25.3.0 25.2.0~1 25.1.0 25.0.0
: .=bookworm alpine=alpine3.23 bookworm bookworm-slim bullseye bullseye-slim slim=bookworm trixie trixie-slim alpine3.21~23
/ 24.19.0 24.18.0~1 24.17.0 24.16.0 24.15.0 24.14.0~1 24.13.0~1 24.12.0 24.11.0~1 24.10.0 24.9.0 24.8.0 24.7.0 24.6.0 24.5.0 24.4.0~1 24.3.0 24.2.0 24.1.0 24.0.0~2
: .=bookworm alpine=alpine3.24 bookworm bookworm-slim bullseye bullseye-slim slim=bookworm trixie trixie-slim alpine3.20~24
23.9.0 23.8.0 23.7.0 23.6.0~1 23.5.0 23.4.0 23.3.0 23.2.0 23.1.0 23.0.0 / 23.11.0~1 23.10.0
: .=bookworm alpine=alpine3.21 bookworm bookworm-slim bullseye bullseye-slim slim=bookworm alpine3.19~22
22.14.0 22.13.0~1 22.12.0 22.11.0 22.10.0 22.9.0 22.8.0 22.7.0 22.6.0 22.5.0~1 22.4.0~1 22.3.0 22.2.0 22.1.0 22.0.0 / 22.23.0~2 22.22.0~3 22.21.0~1 22.20.0 22.19.0 22.18.0 22.17.0~1 22.16.0 22.15.0~1
: .=bookworm alpine=alpine3.21 bookworm bookworm-slim bullseye bullseye-slim slim=bookworm trixie trixie-slim alpine3.18~24
21.7.0~3 21.6.0~2 21.5.0 21.4.0 21.3.0 21.2.0 21.1.0 21.0.0
: .=bookworm alpine=alpine3.20 bookworm bookworm-slim bullseye bullseye-slim slim=bookworm alpine3.17~20
20.18.0~3 20.17.0 20.16.0 20.15.0~1 20.14.0 20.13.0~1 20.12.0~2 20.11.0~1 20.10.0 20.9.0 20.8.0~1 20.7.0 20.6.0~1 20.5.0~1 20.4.0 20.3.0~1 20.2.0 20.1.0 20.0.0 / 20.20.0~2 20.19.0~6
: .=bookworm alpine=alpine3.21 bookworm bookworm-slim bullseye bullseye-slim buster buster-slim slim=bookworm trixie trixie-slim alpine3.16~23
19.9.0 19.8.1 19.7.0 19.6.0~1 19.5.0 19.4.0 19.3.0 19.2.0 19.1.0 19.0.0~1
: .=bullseye alpine=alpine3.18 bullseye bullseye-slim buster buster-slim slim=bullseye alpine3.15~18
18.20.0~7 18.19.0~1 18.18.0~2 18.17.0~1 18.16.0~1 18.15.0 18.14.0~2 18.13.0 18.12.0~1 18.11.0 18.10.0 18.9.0~1 18.8.0 18.7.0 18.6.0 18.5.0 18.4.0 18.3.0 18.2.0 18.1.0 18.0.0 / 18.20.8
: .=bookworm alpine=alpine3.21 bookworm bookworm-slim bullseye bullseye-slim buster buster-slim slim=bookworm alpine3.14~21
17.9.0~1 17.8.0 17.7.1~2 17.6.0 17.5.0 17.4.0 17.3.0~1 17.2.0 17.1.0 17.0.0~1
: .=bullseye alpine=alpine3.15 bullseye bullseye-slim buster buster-slim slim=bullseye stretch stretch-slim alpine3.12~15
16.20.0~2 16.19.0~1 16.18.0~1 16.17.0~1 16.16.0 16.15.0~1 16.14.0~2 16.13.0~2 16.12.0 16.11.0~1 16.10.0 16.9.0~1 16.8.0 16.7.0 16.6.0~2 16.5.0 16.4.0~2 16.3.0 16.2.0 16.1.0 16.0.0
: .=buster alpine=alpine3.18 bookworm bookworm-slim bullseye bullseye-slim buster buster-slim slim=buster stretch stretch-slim alpine3.11~18
15.14.0 15.13.0 15.12.0 15.11.0 15.10.0 15.9.0 15.8.0 15.7.0 15.6.0 15.5.0~1 15.4.0 15.3.0 15.2.0~1 15.1.0 15.0.0~1
: .=stretch alpine=alpine3.11 buster buster-slim slim=stretch stretch stretch-slim alpine3.10~13
14.21.0~3 14.20.0~1 14.19.0~3 14.18.0~3 14.17.0~6 14.16.0~1 14.15.0~5 14.14.0 14.13.0~1 14.12.0 14.11.0 14.10.0~1 14.9.0 14.8.0 14.7.0 14.6.0 14.5.0 14.4.0 14.3.0 14.2.0 14.1.0 14.0.0
: .=buster alpine=alpine3.17 bullseye bullseye-slim buster buster-slim slim=buster stretch stretch-slim alpine3.10~17
13.14.0 13.13.0 13.12.0 13.11.0 13.10.1 13.8.0 13.7.0 13.6.0 13.5.0 13.4.0 13.3.0 13.2.0 13.1.0 13.0.0~1
: .=stretch alpine=alpine3.11 buster buster-slim slim=stretch stretch stretch-slim alpine3.10~11
12.22.0~12 12.21.0 12.20.0~2 12.19.0~1 12.18.0~4 12.17.0 12.16.0~3 12.15.0 12.14.0~1 12.13.0~1 12.12.0 12.11.0~1 12.10.0 12.9.0~1 12.8.0~1 12.7.0 12.6.0 12.5.0 12.4.0 12.3.0~1 12.2.0 12.1.0 12.0.0
: .=stretch alpine=alpine3.15 bullseye bullseye-slim buster buster-slim slim=stretch stretch stretch-slim alpine3.9~15
11.15.0 11.14.0 11.13.0 11.12.0 11.11.0 11.10.0~1 11.9.0 11.8.0 11.7.0 11.6.0 11.5.0 11.4.0 11.3.0 11.2.0 11.1.0 11.0.0
: .=stretch alpine slim=stretch stretch stretch-slim
10.24.0~1 10.23.0~3 10.22.0~1 10.21.0 10.20.0~1 10.19.0 10.18.0~1 10.17.0 10.16.0~3 10.15.0~3 10.14.0~2 10.13.0 10.12.0 10.11.0 10.10.0 10.9.0 10.8.0 10.7.0 10.6.0 10.5.0 10.4.0~1 10.3.0 10.2.0~1 10.1.0 10.0.0
: .=stretch alpine=alpine3.11 buster buster-slim slim=stretch stretch stretch-slim alpine3.9~11
8.17.0 8.16.0~2 8.15.0~1 8.14.0~1 8.13.0 8.12.0 8.11.0~4 8.10.0 8.9.0~4 8.8.0~1 8.7.0 8.6.0 8.5.0 8.4.0 8.3.0 8.2.0~1 8.1.0~4 8.0.0
: . alpine slim
`,
  python: `
= latest=3.13.2
/ 3.14.0~7
: .=trixie alpine=alpine3.24 bookworm slim-bookworm slim-trixie slim=trixie trixie alpine3.21~24
3.13.0~2 / 3.13.3~15
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=bookworm trixie alpine3.19~24
3.12.0~9 / 3.12.10~14
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=bookworm trixie alpine3.17~24
3.11.0~11 / 3.11.12~16
: .=bookworm alpine=alpine3.21 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-trixie slim=bookworm trixie alpine3.15~24
3.10.0~16 / 3.10.17~21
: .=bookworm alpine=alpine3.21 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-trixie slim=bookworm trixie alpine3.13~24
3.9.0~21 / 3.9.22~25
: .=bookworm alpine=alpine3.21 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-trixie slim=bookworm trixie alpine3.12~22
3.8.0~20
: .=bookworm alpine=alpine3.20 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.10~20
3.7.0~17
: .=bullseye alpine=alpine3.18 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-stretch slim=bookworm stretch alpine3.7~18
3.6.0~15
: .=bullseye alpine=alpine3.15 bullseye buster slim-bullseye slim-buster slim-stretch slim=bullseye stretch alpine3.4 alpine3.6~15
3.5.1~10
: .=buster alpine=alpine3.12 buster slim-buster slim-stretch slim=buster stretch alpine3.4 alpine3.7~12
3.4.4~10
: .=stretch alpine=alpine3.9 slim-stretch slim=stretch stretch alpine3.4 alpine3.7~9
3.3.6~7
: .=jessie alpine=alpine3.4 slim alpine3.4
2.7.11~18
: .=buster alpine=alpine3.11 buster slim-buster slim-stretch slim=buster stretch alpine3.4 alpine3.6~11
`,
  golang: `
= latest=1.24.0
/ 1.27.0
: .=trixie alpine=alpine3.24 bookworm trixie alpine3.23~24
/ 1.26.0~7
: .=trixie alpine=alpine3.24 bookworm trixie alpine3.22~24
/ 1.25.0~14
: .=trixie alpine=alpine3.24 bookworm trixie alpine3.21~24
1.24.0 / 1.24.1~13
: .=bookworm alpine=alpine3.21 bookworm bullseye trixie alpine3.20~23
1.23.0~6 / 1.23.7~12
: .=bookworm alpine=alpine3.21 bookworm bullseye alpine3.19~22
1.22.0~12
: .=bookworm alpine=alpine3.21 bookworm bullseye alpine3.18~21
1.21.0~13
: .=bookworm alpine=alpine3.20 bookworm bullseye alpine3.17~20
1.20.0~14
: .=bookworm alpine=alpine3.19 bookworm bullseye buster alpine3.16~19
1.19.0~13
: .=bookworm alpine=alpine3.18 bookworm bullseye buster alpine3.15~18
1.18.0~10
: .=bullseye alpine=alpine3.17 bullseye buster stretch alpine3.14~17
1.17.0~13
: .=bullseye alpine=alpine3.16 bullseye buster stretch alpine3.13~16
1.16.0~15
: .=bullseye alpine=alpine3.15 bullseye buster stretch alpine3.12~15
1.15.0~15
: .=buster alpine=alpine3.14 buster stretch alpine3.12~14
1.14.0~15
: .=buster alpine=alpine3.13 buster stretch alpine3.11~13
1.13.0~15
: .=buster alpine=alpine3.12 buster stretch alpine3.10~12
1.12.0~17
: .=buster alpine=alpine3.11 buster stretch alpine3.9~11
`,
  ruby: `
= latest=3.4.2
/ 4.0.0~6
: .=trixie alpine=alpine3.24 bookworm slim-bookworm slim-trixie slim=trixie trixie alpine3.22~24
3.4.1~2 / 3.4.3~10
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=bookworm trixie alpine3.20~24
3.3.0~7 / 3.3.8~12
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=bookworm trixie alpine3.18~24
3.2.0~7 / 3.2.8~11
: .=bookworm alpine=alpine3.21 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-trixie slim=bookworm trixie alpine3.16~23
3.1.0~6 / 3.1.7
: .=bookworm alpine=alpine3.21 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.14~21
3.0.0~7
: .=bullseye alpine=alpine3.16 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.12~16
2.7.0~8
: .=bullseye alpine=alpine3.16 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.10~16
2.6.0~10
: .=bullseye alpine=alpine3.15 bullseye buster slim-bullseye slim-buster slim-stretch slim=bullseye stretch alpine3.7~15
2.5.3~9 2.5.0~1
: .=buster alpine=alpine3.13 buster slim-buster slim-stretch slim=buster stretch alpine3.7~13
2.4.0~10
2.3.0~8
: . alpine slim
`,
  php: `
= latest=8.4.4
/ 8.5.0~9
: .=trixie alpine=alpine3.24 apache-bookworm apache-trixie apache=trixie bookworm cli-alpine=alpine3.24 cli-bookworm cli-trixie cli=trixie fpm-alpine=alpine3.24 fpm-bookworm fpm-trixie fpm=trixie trixie alpine3.21~24 cli-alpine3.21~24 fpm-alpine3.21~24
8.4.1~4 / 8.4.10~24 8.4.5~8
: .=bookworm alpine=alpine3.21 apache-bookworm apache-bullseye apache-trixie apache=bookworm bookworm bullseye cli-alpine=alpine3.21 cli-bookworm cli-bullseye cli-trixie cli=bookworm fpm-alpine=alpine3.21 fpm-bookworm fpm-bullseye fpm-trixie fpm=bookworm trixie alpine3.19~24 cli-alpine3.19~24 fpm-alpine3.19~24
8.3.6~17 8.3.0~4 / 8.3.19~33
: .=bookworm alpine=alpine3.21 apache-bookworm apache-bullseye apache-trixie apache=bookworm bookworm bullseye cli-alpine=alpine3.21 cli-bookworm cli-bullseye cli-trixie cli=bookworm fpm-alpine=alpine3.21 fpm-bookworm fpm-bullseye fpm-trixie fpm=bookworm trixie alpine3.17~24 cli-alpine3.17~24 fpm-alpine3.17~24
8.2.0~27 / 8.2.28~33
: .=bookworm alpine=alpine3.21 apache-bookworm apache-bullseye apache-buster apache-trixie apache=bookworm bookworm bullseye buster cli-alpine=alpine3.21 cli-bookworm cli-bullseye cli-buster cli-trixie cli=bookworm fpm-alpine=alpine3.21 fpm-bookworm fpm-bullseye fpm-buster fpm-trixie fpm=bookworm trixie alpine3.16~24 cli-alpine3.16~24 fpm-alpine3.16~24
8.1.0~31 / 8.1.32~34
: .=bookworm alpine=alpine3.21 apache-bookworm apache-bullseye apache-buster apache-trixie apache=bookworm bookworm bullseye buster cli-alpine=alpine3.21 cli-bookworm cli-bullseye cli-buster cli-trixie cli=bookworm fpm-alpine=alpine3.21 fpm-bookworm fpm-bullseye fpm-buster fpm-trixie fpm=bookworm trixie alpine3.14~22 cli-alpine3.14~22 fpm-alpine3.14~22
8.0.5~30 8.0.0~3
: .=bullseye alpine=alpine3.16 apache-bullseye apache-buster apache=bullseye bullseye buster cli-alpine=alpine3.16 cli-bullseye cli-buster cli=bullseye fpm-alpine=alpine3.16 fpm-bullseye fpm-buster fpm=bullseye alpine3.12~16 cli-alpine3.12~16 fpm-alpine3.12~16
7.4.32~33 7.4.18~30 7.4.0~16
: .=bullseye alpine=alpine3.16 apache-bullseye apache-buster apache=bullseye bullseye buster cli-alpine=alpine3.16 cli-bullseye cli-buster cli=bullseye fpm-alpine=alpine3.16 fpm-bullseye fpm-buster fpm=bullseye alpine3.10~16 cli-alpine3.10~16 fpm-alpine3.10~16
7.3.0~33
: .=bullseye alpine=alpine3.15 apache-bullseye apache-buster apache-stretch apache=bullseye bullseye buster cli-alpine=alpine3.15 cli-bullseye cli-buster cli-stretch cli=bullseye fpm-alpine=alpine3.15 fpm-bullseye fpm-buster fpm-stretch fpm=bullseye stretch alpine3.8~15 cli-alpine3.8~15 fpm-alpine3.8~15
7.2.0~34
: .=buster alpine=alpine3.12 apache-buster apache-stretch apache=buster buster cli-alpine=alpine3.12 cli-buster cli-stretch cli=buster fpm-alpine=alpine3.12 fpm-buster fpm-stretch fpm=buster stretch alpine3.6~12 cli-alpine3.6~12 fpm-alpine3.6~12
7.1.0~33
: .=buster alpine=alpine3.10 apache-buster apache-stretch apache=buster buster cli-alpine=alpine3.10 cli-buster cli-stretch cli=buster fpm-alpine=alpine3.10 fpm-buster fpm-stretch fpm=buster stretch alpine3.4 alpine3.7~10 cli-alpine3.4 cli-alpine3.7~10 fpm-alpine3.4 fpm-alpine3.7~10
`,
  rust: `
= latest=1.85.0
/ 1.98.0
/ 1.97.0~1
/ 1.96.0~1
: .=trixie alpine=alpine3.24 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=trixie trixie alpine3.21~24
/ 1.95.0
: .=trixie alpine=alpine3.23 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=trixie trixie alpine3.21~23
/ 1.94.0~1
/ 1.93.0~1
/ 1.92.0
/ 1.91.0~1
: .=trixie alpine=alpine3.23 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=trixie trixie alpine3.20~23
/ 1.90.0
/ 1.89.0
: .=trixie alpine=alpine3.22 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=trixie trixie alpine3.20~22
/ 1.88.0
: .=bookworm alpine=alpine3.22 bookworm bullseye slim-bookworm slim-bullseye slim-trixie slim=bookworm trixie alpine3.20~22
/ 1.87.0
: .=bookworm alpine=alpine3.22 bookworm bullseye slim-bookworm slim-bullseye slim=bookworm alpine3.20~22
/ 1.86.0
1.85.0 / 1.85.1
1.84.0~1
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim=bookworm alpine3.20~21
1.83.0
: .=bookworm alpine=alpine3.21 bookworm bullseye slim-bookworm slim-bullseye slim=bookworm alpine3.19~21
1.82.0
1.81.0
1.80.0~1
: .=bookworm alpine=alpine3.20 bookworm bullseye slim-bookworm slim-bullseye slim=bookworm alpine3.19~20
1.79.0
: .=bookworm alpine=alpine3.20 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.19~20
1.78.0
: .=bookworm alpine=alpine3.20 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.18~20
1.77.0~2
1.76.0
1.75.0
: .=bookworm alpine=alpine3.19 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.18~19
1.74.0~1
1.73.0
: .=bookworm alpine=alpine3.18 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bookworm alpine3.17~18
1.72.0~1
: .=bookworm alpine=alpine3.18 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim-trixie slim=bookworm trixie alpine3.17~18
1.71.0~1
1.70.0
: .=bullseye alpine=alpine3.18 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bullseye alpine3.17~18
1.69.0
1.68.0~2
1.67.0~1
: .=bullseye alpine=alpine3.17 bookworm bullseye buster slim-bookworm slim-bullseye slim-buster slim=bullseye alpine3.16~17
1.66.0~1
: .=bullseye alpine=alpine3.17 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.16~17
1.65.0
1.64.0
1.63.0
1.62.0~1
: .=bullseye alpine=alpine3.16 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.15~16
1.61.0
: .=bullseye alpine=alpine3.16 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.14~16
1.60.0
: .=bullseye alpine=alpine3.15 bullseye buster slim-bullseye slim-buster slim=bullseye alpine3.14~15
`,
  'eclipse-temurin': `
= latest=21.0.6_7
/ 26_35 26.0.2_10 26.0.1_8
: .=resolute alpine=alpine3.24 jammy jdk-alpine=alpine3.24 jdk-jammy jdk-noble jdk-resolute jdk=resolute jre-alpine=alpine3.24 jre-jammy jre-noble jre-resolute jre=resolute noble resolute alpine-3.23~24 jdk-alpine-3.23~24 jre-alpine-3.23~24
/ 25_36 25.0.4_7 25.0.3_9 25.0.2_10 25.0.1_8
: .=resolute alpine=alpine3.24 jammy jdk-alpine=alpine3.24 jdk-jammy jdk-noble jdk-resolute jdk=resolute jre-alpine=alpine3.24 jre-jammy jre-noble jre-resolute jre=resolute noble resolute alpine-3.21~24 jdk-alpine-3.21~24 jre-alpine-3.21~24
/ 24_36 24.0.2_12 24.0.1_9
: .=noble alpine=alpine3.22 jdk-alpine=alpine3.22 jdk-noble jdk=noble jre-alpine=alpine3.22 jre-noble jre=noble noble alpine-3.20~22 jdk-alpine-3.20~22 jre-alpine-3.20~22
23_37 23.0.2_7 23.0.1_11
: .=noble alpine=alpine3.21 jdk-alpine=alpine3.21 jdk-noble jdk=noble jre-alpine=alpine3.21 jre-noble jre=noble noble alpine-3.20~21 jdk-alpine-3.20~21 jre-alpine-3.20~21
22_36 22.0.2_9 22.0.1_8
: .=noble alpine jammy jdk-alpine jdk-jammy jdk-noble jdk=noble jre-alpine jre-jammy jre-noble jre=noble noble
21_35 21.0.6_7 21.0.5_11 21.0.4_7 21.0.3_9 21.0.2_13 21.0.1_12 / 21.0.12_8 21.0.11_10 21.0.10_7 21.0.9_10 21.0.8_9 21.0.7_6
: .=noble alpine=alpine3.21 jammy jdk-alpine=alpine3.21 jdk-jammy jdk-noble jdk-resolute jdk=noble jre-alpine=alpine3.21 jre-jammy jre-noble jre-resolute jre=noble noble resolute alpine-3.20~24 jdk-alpine-3.20~24 jre-alpine-3.20~24
20_36 20.0.2_9 20.0.1_9
: .=jammy alpine jammy jdk-alpine jdk-jammy jdk=jammy jre-alpine jre-jammy jre=jammy
19_36 19.0.2_7 19.0.1_10
18_36 18.0.2_9 18.0.2.1_1 18.0.1_10
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk=jammy jre-alpine jre-focal jre-jammy jre=jammy
17_35 17.0.14_7 17.0.13_11 17.0.12_7 17.0.11_9 17.0.10_7 17.0.9_9 17.0.8_7 17.0.8.1_1 17.0.7_7 17.0.6_10 17.0.5_8 17.0.4_8 17.0.4.1_1 17.0.3_7 17.0.2_8 17.0.1_12 / 17.0.20_8 17.0.19_10 17.0.18_8 17.0.17_10 17.0.16_8 17.0.15_6
: .=noble alpine=alpine3.21 focal jammy jdk-alpine=alpine3.21 jdk-focal jdk-jammy jdk-noble jdk-resolute jdk=noble jre-alpine=alpine3.21 jre-focal jre-jammy jre-noble jre-resolute jre=noble noble resolute alpine-3.20~24 jdk-alpine-3.20~24 jre-alpine-3.20~24
16.0.2_7
: .=focal alpine focal jdk-alpine jdk-focal jdk=focal
11.0.26_4 11.0.25_9 11.0.24_8 11.0.23_9 11.0.22_7 11.0.21_9 11.0.20_8 11.0.20.1_1 11.0.19_7 11.0.18_10 11.0.17_8 11.0.16_8 11.0.16.1_1 11.0.15_10 11.0.14_9 11.0.14.1_1 11.0.13_8 11.0.12_7 / 11.0.32_9 11.0.31_11 11.0.30_7 11.0.29_7 11.0.28_6 11.0.27_6
8u442-b06 8u432-b06 8u422-b05 8u412-b08 8u402-b06 8u392-b08 8u382-b05 8u372-b07 8u362-b09 8u352-b08 8u345-b01 8u342-b07 8u332-b09 8u322-b06 8u312-b07 8u302-b08 / 8u502-b07 8u492-b09 8u482-b08 8u472-b08 8u462-b08 8u452-b09
: .=noble alpine=alpine3.21 focal jammy jdk-alpine=alpine3.21 jdk-focal jdk-jammy jdk-noble jdk-resolute jdk=noble jre-alpine=alpine3.21 jre-focal jre-jammy jre-noble jre-resolute jre=noble noble resolute alpine-3.20~24 jdk-alpine-3.20~24 jre-alpine-3.20~24
`,
  openjdk: `
= latest=18.0.2.1
18.0.2.1 18.0.1~2 18.0.1.1
17.0.1~2
16.0.1~2
: . bullseye buster jdk jdk-bullseye jdk-buster jdk-slim-bullseye jdk-slim-buster jdk-slim=bullseye slim-bullseye slim-buster slim=bullseye
15.0.1~2
14.0.1~2
13.0.1~2
: . buster jdk jdk-buster jdk-slim-buster jdk-slim=buster slim-buster slim=buster
11.0.1~16 11.0.14.1 11.0.9.1
: .=bullseye bullseye buster jdk-bullseye jdk-buster jdk-slim-bullseye jdk-slim-buster jdk-slim-stretch jdk-slim=bullseye jdk-stretch jdk=bullseye jre-bullseye jre-buster jre-slim-bullseye jre-slim-buster jre-slim-stretch jre-slim=bullseye jre-stretch jre=bullseye slim-bullseye slim-buster slim-stretch slim=bullseye stretch
8u342
: .=bullseye bullseye buster jdk=bullseye jdk-bullseye jdk-buster jdk-slim=bullseye jdk-slim-bullseye jdk-slim-buster jre=bullseye jre-bullseye jre-buster jre-slim=bullseye jre-slim-bullseye jre-slim-buster slim=bullseye slim-bullseye slim-buster
8u212-b04
: alpine=alpine3.9 alpine3.9 jdk-alpine=alpine3.9 jdk-alpine3.9 jre-alpine=alpine3.9 jre-alpine3.9
`,
  maven: `
= latest=3.9.9
3.9.0~9 / 3.9.10~16
: . eclipse-temurin eclipse-temurin-11 eclipse-temurin-11-alpine eclipse-temurin-11-focal eclipse-temurin-11-noble eclipse-temurin-17 eclipse-temurin-17-alpine eclipse-temurin-17-focal eclipse-temurin-17-noble eclipse-temurin-19 eclipse-temurin-19-alpine eclipse-temurin-19-focal eclipse-temurin-20 eclipse-temurin-20-alpine eclipse-temurin-21 eclipse-temurin-21-alpine eclipse-temurin-21-jammy eclipse-temurin-21-noble eclipse-temurin-22 eclipse-temurin-22-alpine eclipse-temurin-22-jammy eclipse-temurin-23 eclipse-temurin-23-alpine eclipse-temurin-23-noble eclipse-temurin-24-alpine eclipse-temurin-24-noble eclipse-temurin-24=noble eclipse-temurin-25-alpine eclipse-temurin-25-noble eclipse-temurin-25=noble eclipse-temurin-26-alpine eclipse-temurin-26-noble eclipse-temurin-26=noble eclipse-temurin-8 eclipse-temurin-8-alpine eclipse-temurin-8-focal eclipse-temurin-8-noble
3.8.1~8
: . eclipse-temurin eclipse-temurin-11 eclipse-temurin-11-alpine eclipse-temurin-11-focal eclipse-temurin-16 eclipse-temurin-16-alpine eclipse-temurin-17 eclipse-temurin-17-alpine eclipse-temurin-17-focal eclipse-temurin-18 eclipse-temurin-18-alpine eclipse-temurin-19 eclipse-temurin-19-alpine eclipse-temurin-19-focal eclipse-temurin-21 eclipse-temurin-21-alpine eclipse-temurin-8 eclipse-temurin-8-alpine eclipse-temurin-8-focal eclipse-temurin-alpine jdk-11 jdk-11-openj9 jdk-11-slim jdk-8 jdk-8-openj9 jdk-8-slim
3.6.0~3
: . alpine jdk-10 jdk-10-slim jdk-11 jdk-11-openj9 jdk-11-slim jdk-12 jdk-12-alpine jdk-13 jdk-13-alpine jdk-14 jdk-7 jdk-7-alpine jdk-7-slim jdk-8 jdk-8-alpine jdk-8-openj9 jdk-8-slim slim
`,
  gradle: `
= latest=8.12.1
/ 9.7.0~1
/ 9.6.0~1
/ 9.5.0~1
: .=resolute alpine jammy jdk-alpine jdk-jammy jdk-noble jdk-resolute jdk17-alpine jdk17-jammy jdk17-noble jdk17-resolute jdk17=resolute jdk21-alpine jdk21-jammy jdk21-noble jdk21-resolute jdk21=resolute jdk25-alpine jdk25-noble jdk25-resolute jdk25=resolute jdk26-alpine jdk26-noble jdk26-resolute jdk26=resolute jdk=resolute noble resolute
/ 9.4.0~1
: .=noble alpine jammy jdk-alpine jdk-jammy jdk-noble jdk17-alpine jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk25-alpine jdk25-noble jdk25=noble jdk26-alpine jdk26-noble jdk26=noble jdk=noble noble
/ 9.3.0~1
/ 9.2.0~1
: .=noble alpine jammy jdk-alpine jdk-jammy jdk-noble jdk17-alpine jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk25-alpine jdk25-noble jdk25=noble jdk=noble noble
/ 9.1.0
: .=noble alpine jammy jdk-alpine jdk-jammy jdk-noble jdk17-alpine jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk24-alpine jdk24-noble jdk24=noble jdk25-alpine jdk25-noble jdk25=noble jdk=noble noble
/ 9.0.0
: .=noble alpine jammy jdk-alpine jdk-jammy jdk-noble jdk17-alpine jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk24-alpine jdk24-noble jdk24=noble jdk=noble noble
/ 8.14.0~5
: .=noble alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk-noble jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk24-alpine jdk24-noble jdk24=noble jdk8-focal jdk8-jammy jdk8=jammy jdk=noble noble
/ 8.13.0 8.13
: .=noble alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk-noble jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk23-alpine jdk23-noble jdk23=noble jdk8-focal jdk8-jammy jdk8=jammy jdk=noble noble
8.12.0~1
: .=noble alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk-noble jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17-noble jdk17=noble jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk23-alpine jdk23-jammy jdk23-noble jdk23=noble jdk8-focal jdk8-jammy jdk8=jammy jdk=noble noble
8.11.0~1
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk21-alpine jdk21-jammy jdk21=jammy jdk23-alpine jdk23-jammy jdk23=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.10.0~2
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk21-alpine jdk21-jammy jdk21=jammy jdk22-alpine jdk22-jammy jdk22=jammy jdk23-alpine jdk23-jammy jdk23=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.9.0
8.8.0
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk21-alpine jdk21-jammy jdk21=jammy jdk22-alpine jdk22-jammy jdk22=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.7.0
8.6.0
8.5.0
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk21-alpine jdk21-jammy jdk21=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.4.0
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk20-alpine jdk20-jammy jdk20=jammy jdk21-alpine jdk21-jammy jdk21=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.3.0
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk20-alpine jdk20-jammy jdk20=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.2.0~1
8.1.0~1
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
8.0.0~2
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk19-alpine jdk19-focal jdk19-jammy jdk19=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
7.6.0~4 / 7.6.5~6
: .=noble alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk-noble jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17-noble jdk17=noble jdk19-alpine jdk19-focal jdk19-jammy jdk19=jammy jdk21-alpine jdk21-jammy jdk21-noble jdk21=noble jdk23-alpine jdk23-noble jdk23=noble jdk8-focal jdk8-jammy jdk8=jammy jdk=noble noble
7.5.0~1
7.4.0~2
: .=jammy alpine focal jammy jdk-alpine jdk-focal jdk-jammy jdk11-alpine jdk11-focal jdk11-jammy jdk11=jammy jdk17-alpine jdk17-focal jdk17-jammy jdk17=jammy jdk18-alpine jdk18-focal jdk18-jammy jdk18=jammy jdk8-focal jdk8-jammy jdk8=jammy jdk=jammy
7.3.0~3
: . alpine jdk jdk-alpine jdk11 jdk11-alpine jdk17 jdk17-alpine jdk8
7.2.0
: . alpine hotspot jdk jdk-alpine jdk-hotspot jdk-openj9 jdk11 jdk11-alpine jdk11-hotspot jdk11-openj9 jdk16 jdk16-hotspot jdk16-openj9 jdk17 jdk17-alpine jdk8 jdk8-hotspot jdk8-openj9 jre jre-hotspot jre-openj9 jre11 jre11-hotspot jre11-openj9 jre16 jre16-hotspot jre16-openj9 jre8 jre8-hotspot jre8-openj9 openj9
7.1.0~1
7.0.0~2
: . hotspot jdk jdk-hotspot jdk-openj9 jdk11 jdk11-hotspot jdk11-openj9 jdk16 jdk16-hotspot jdk16-openj9 jdk8 jdk8-hotspot jdk8-openj9 jre jre-hotspot jre-openj9 jre11 jre11-hotspot jre11-openj9 jre16 jre16-hotspot jre16-openj9 jre8 jre8-hotspot jre8-openj9 openj9
`,
  composer: `
= lts=2.2.25 latest=2.8.5
/ 2.10.0~2
/ 2.9.7~8 2.9.1~5
2.8.0~5 / 2.8.6~12
2.7.6~9 2.7.4 2.7.1~2
2.6.2~6
2.5.7~8 2.5.0~5
2.4.0~4
2.3.7~10 2.3.2~5
2.2.9~25 2.2.0~7 / 2.2.26~29
2.1.14 2.1.0~12
2.0.2~14
1.10.19~27 1.10.15~17 1.10.12~13 1.10.4~10 1.10.0~1 / 1.10.28
: .
`,
};
