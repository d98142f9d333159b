/**
 * What the official images of servers and small systems were released as: versions, words and variants of their tags. Taken from the history of
 * github.com/docker-library/official-images until August 2026; how it is written stands at `readListed`.
 */
export const LISTED_SERVERS: Readonly<Record<string, string>> = {
  redis: `
= latest=7.4.2
/ 8.10.0~1
/ 8.8.0~2
/ 8.6.0~6
: .=trixie alpine=alpine3.23 trixie alpine3.23
/ 8.4.0~6
: .=trixie alpine=alpine3.22 bookworm trixie alpine3.22
/ 8.2.0~9
: .=bookworm alpine=alpine3.22 bookworm alpine3.22
/ 8.0.0~6
: .=bookworm alpine=alpine3.21 bookworm alpine3.21
7.4.0~2 / 7.4.3~11
: .=bookworm alpine=alpine3.21 bookworm alpine3.20~21
7.2.0~7 / 7.2.8~16
: .=bookworm alpine=alpine3.21 bookworm alpine3.18~21
7.0.0~15
: .=bookworm alpine=alpine3.20 bookworm bullseye alpine3.15~20
6.2.16~17 6.2.10~14 6.2.0~8 / 6.2.18~24
: .=bookworm alpine=alpine3.21 bookworm bullseye buster alpine3.13~21
6.0.0~20
: .=bookworm alpine=alpine3.19 bookworm bullseye buster alpine3.11~19
5.0.0~14
: .=bullseye alpine=alpine3.16 bullseye buster stretch alpine3.8~16
`,
  postgres: `
= latest=17.4
/ 18.6 18.0~4
: .=trixie alpine=alpine3.24 bookworm trixie alpine3.21~24
17.0~4 / 17.5~11
: .=bookworm alpine=alpine3.21 bookworm bullseye trixie alpine3.19~24
16.0~8 / 16.9~15
: .=bookworm alpine=alpine3.21 bookworm bullseye trixie alpine3.17~24
15.0~12 / 15.13~19
: .=bookworm alpine=alpine3.21 bookworm bullseye trixie alpine3.16~24
14.0~17 / 14.18~24
: .=bookworm alpine=alpine3.21 bookworm bullseye trixie alpine3.14~24
13.0~20 / 13.21~23
: .=bookworm alpine=alpine3.21 bookworm bullseye buster trixie alpine3.13~22
12.0~22
: .=bookworm alpine=alpine3.21 bookworm bullseye buster alpine3.13~21
11.0~22
: .=stretch alpine=alpine3.19 bookworm bullseye buster stretch alpine3.13~19
10.0~23
: .=stretch alpine=alpine3.16 bullseye buster stretch alpine3.13~16
`,
  nginx: `
= mainline=1.27.4 latest=1.27.4 stable=1.26.3
/ 1.31.0~4
/ 1.30.0~4
: .=trixie alpine-perl=alpine3.24 alpine-slim=alpine3.24 alpine=alpine3.24 perl=trixie trixie trixie-perl alpine3.23~24 alpine3.23~24-perl alpine3.23~24-slim
/ 1.29.0~8
: .=trixie alpine-perl=alpine3.23 alpine-slim=alpine3.23 alpine=alpine3.23 bookworm bookworm-perl perl=trixie trixie trixie-perl alpine3.22~23 alpine3.22~23-perl alpine3.22~23-slim
/ 1.28.0~3
: .=trixie alpine-perl=alpine3.23 alpine-slim=alpine3.23 alpine=alpine3.23 bookworm bookworm-perl perl=trixie trixie trixie-perl alpine3.21 alpine3.23 alpine3.21-perl alpine3.23-perl alpine3.21-slim alpine3.23-slim
1.27.0~4 / 1.27.5
: .=bookworm alpine-perl=alpine3.21 alpine-slim=alpine3.21 alpine=alpine3.21 bookworm bookworm-perl perl=bookworm alpine3.19~21 alpine3.19~21-perl alpine3.19~21-slim
1.26.0~3
: .=bookworm alpine-perl=alpine3.20 alpine-slim=alpine3.20 alpine=alpine3.20 bookworm bookworm-perl perl=bookworm alpine3.19~20 alpine3.19~20-perl alpine3.19~20-slim
1.25.0~5
: .=bookworm alpine-perl=alpine3.19 alpine-slim=alpine3.19 alpine=alpine3.19 bookworm bookworm-perl bullseye bullseye-perl perl=bookworm alpine3.17~19 alpine3.17~19-perl alpine3.17~19-slim
1.24.0
1.23.0~4
1.22.0~1
: .=bullseye alpine-perl=alpine3.17 alpine-slim=alpine3.17 alpine=alpine3.17 bullseye bullseye-perl perl=bullseye alpine3.17 alpine3.17-perl alpine3.17-slim
1.21.3~6 1.21.0~1
1.20.0~2
1.19.0~10
1.18.0
1.17.0~10
1.16.0~1
1.15.0~12
1.14.0~2
1.13.0~12
: . alpine alpine-perl perl
1.12.0~2
1.11.0~13
1.10.0~3
: . alpine
`,
  mysql: `
= innovation=9.2.0 latest=9.2.0 lts=8.4.4
/ 9.7.0~2
/ 9.6.0
/ 9.5.0
/ 9.4.0
/ 9.3.0
9.2.0
9.1.0
9.0.0~1
8.4.0~4 / 8.4.5~11
8.3.0
8.2.0
8.1.0
8.0.11~41 8.0.0~4 / 8.0.42~46
5.7.13~44
: .
`,
  mariadb: `
= latest=11.7.2 lts=11.4.5
/ 12.3.2
/ 12.2.2
/ 12.1.2
/ 12.0.2
/ 11.8.2~8
11.7.2
11.6.2
11.5.2
11.4.2~5 / 11.4.7~12
: .=noble noble
11.3.2
11.2.2~6
11.1.2~6
11.0.2~6
10.11.2~11 / 10.11.13~18
10.10.2~7
10.9.2~8
: .=jammy jammy
10.8.2~8
: .=jammy focal jammy
10.7.3~8 10.7.1
: .=focal focal
10.6.7~21 10.6.0~5 / 10.6.22~28
: .=focal focal jammy
10.5.15~28 10.5.1~13 / 10.5.29
10.4.24~34 10.4.10~22 10.4.0~8
: .=focal bionic focal
`,
  mongo: `
= latest=8.0.5
/ 8.3.7~8 8.3.1~4
/ 8.2.9~12 8.2.1~7
8.0.3~5 8.0.0~1 / 8.0.28~29 8.0.26 8.0.23~24 8.0.8~21 8.0.6
: .=noble noble
7.0.14~17 7.0.11~12 7.0.0~9 / 7.0.39~40 7.0.37 7.0.34~35 7.0.28~32 7.0.18~26
: .=jammy jammy
6.0.1~20 / 6.0.21~28
: .=jammy focal jammy
5.0.0~31 / 5.0.32~33
: .=focal focal
4.4.0~29 / 4.4.30
: .=focal bionic focal
4.2.5~24 4.2.0~3
: .=bionic bionic
`,
  httpd: `
= latest=2.4.63
2.4.46~63 2.4.43 2.4.41 2.4.37~39 2.4.32~35 2.4.27~29 2.4.25 2.4.23 2.4.20 / 2.4.64~68
: .=bookworm alpine=alpine3.21 bookworm bullseye buster trixie alpine3.13~24
`,
  memcached: `
= latest=1.6.37
1.6.12~37 1.6.5~10 1.6.0~3 / 1.6.38~45
: .=bookworm alpine=alpine3.21 bookworm bullseye buster trixie alpine3.13~24
`,
  rabbitmq: `
= latest=4.0.7
/ 4.3.0~5
/ 4.2.0~9
/ 4.1.0~8
4.0.0~7 / 4.0.8~9
3.13.0~7
3.12.0~14
3.11.13~28 3.11.0~11
3.10.17~25 3.10.5~14 3.10.0~2
3.9.7~29 3.9.0~5
3.8.0~34
: . alpine management management-alpine
`,
  traefik: `
= saintnectaire=3.3.4 latest=3.3.4 mimolette=2.11.21
/ 3.7.3~11 3.7.0~1
/ 3.6.19~25 3.6.4~17 3.6.0~2
/ 3.5.6 3.5.0~4
/ 3.4.3~5 3.4.0~1
3.3.0~4 / 3.3.5~7
3.2.0~5
3.1.0~7
3.0.0~4
2.11.0~21 / 2.11.48~55 2.11.40~46 2.11.24~38 2.11.22
2.10.3~7 2.10.0~1
2.9.4~10 2.9.1
2.8.7~8 2.8.0~5
2.7.0~3
2.6.6~7 2.6.0~3
2.5.0~7
: .
`,
  registry: `
= latest=2.8.3
/ 3.1.0~1
: .
3.0.0
: . alpha.1
2.8.0~3
2.7.0~1
2.6.2
: .
`,
  caddy: `
= latest=2.9.1
/ 2.11.1~4
/ 2.10.2 2.10.0
2.9.1
2.8.4 2.8.0~1
2.7.2~6
2.6.0~4
2.5.0~2
2.4.5~6 2.4.0~3
: . alpine
`,
  busybox: `
= unstable=1.37.0 latest=1.37.0 stable=1.36.1
/ 1.38.0
1.37.0
1.36.0~1
1.35.0
1.34.0~1
1.33.0~1
1.32.0~1
1.31.0~1
: . glibc musl uclibc
`,
  wordpress: `
= latest=6.7.2
/ 7.1.0
/ 7.0.0~4
: . apache fpm fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine php8.3 php8.3-apache php8.3-fpm php8.3-fpm-alpine php8.4 php8.4-apache php8.4-fpm php8.4-fpm-alpine php8.5 php8.5-apache php8.5-fpm php8.5-fpm-alpine
/ 6.9.0~4
/ 6.8.0~3
: . apache fpm fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine php8.3 php8.3-apache php8.3-fpm php8.3-fpm-alpine php8.4 php8.4-apache php8.4-fpm php8.4-fpm-alpine php8.5 php8.5-apache php8.5-fpm php8.5-fpm-alpine
6.7.0~2
: . apache fpm fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine php8.3 php8.3-apache php8.3-fpm php8.3-fpm-alpine php8.4 php8.4-apache php8.4-fpm php8.4-fpm-alpine
6.6.0~2
6.5.2~5 6.5.0
: . apache fpm fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine php8.3 php8.3-apache php8.3-fpm php8.3-fpm-alpine
6.4.0~3
: . apache fpm fpm-alpine php8.0 php8.0-apache php8.0-fpm php8.0-fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine php8.3 php8.3-apache php8.3-fpm php8.3-fpm-alpine
6.3.0~2
6.2.0~2
: . apache fpm fpm-alpine php8.0 php8.0-apache php8.0-fpm php8.0-fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine
6.1.0~1
: . apache fpm fpm-alpine php7.4 php7.4-apache php7.4-fpm php7.4-fpm-alpine php8.0 php8.0-apache php8.0-fpm php8.0-fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine php8.2 php8.2-apache php8.2-fpm php8.2-fpm-alpine
6.0.0~3
: . apache fpm fpm-alpine php7.4 php7.4-apache php7.4-fpm php7.4-fpm-alpine php8.0 php8.0-apache php8.0-fpm php8.0-fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine
5.9.0~3
5.8.0~3
: . apache fpm fpm-alpine php7.3 php7.3-apache php7.3-fpm php7.3-fpm-alpine php7.4 php7.4-apache php7.4-fpm php7.4-fpm-alpine php8.0 php8.0-apache php8.0-fpm php8.0-fpm-alpine php8.1 php8.1-apache php8.1-fpm php8.1-fpm-alpine
`,
  alpine: `
= latest=3.21.3
/ 3.24.0~1
/ 3.23.2~5 3.23.0
/ 3.22.0~5
3.21.0~3 / 3.21.4~7
3.20.0~6 / 3.20.7~10
3.19.0~7 / 3.19.8~9
3.18.2~12 3.18.0
3.17.0~10 3.17
3.16.0~9
3.15.0~11
3.14.0~10
3.13.0~12
3.12.0~12
3.11.5~13 3.11.2~3 3.11.0
3.10.0~9
3.9.2~6 3.9
3.8.4~5 3.8
: .
`,
};
