/** Repositories that are there and that this host does not have, so that it never says of one that it does not exist. */

/** The official images of docker.io that are not simulated, those that are given up included. Source: docker-library/official-images. */
export const OFFICIAL: ReadonlySet<string> = new Set(
  `adminer aerospike almalinux alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash bonita buildpack-deps cassandra
  chronograf cirros clearlinux clefos clickhouse clojure convertigo couchbase couchdb crate dart docker drupal eclipse-mosquitto eggdrop
  elasticsearch elixir emqx erlang fedora flink fluentd friendica gazebo geonetwork ghost groovy haproxy haskell haxe hitch hylang
  ibm-semeru-runtimes ibmjava influxdb irssi jetty joomla jruby julia kapacitor kibana kong lightstreamer liquibase logstash mageia matomo
  mediawiki mongo-express monica mono nats neo4j neurodebian nextcloud notary odoo open-liberty oraclelinux orientdb percona perl photon
  php-zendserver phpmyadmin plone postfixadmin pypy r-base rakudo-star redmine rethinkdb rocket.chat rockylinux ros sapmachine satosa
  silverpeas solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat tomee unit varnish websphere-liberty xwiki yourls znc
  zookeeper adoptopenjdk celery centos consul crux django docker-dev euleros express-gateway fsharp glassfish hipache iojs java jenkins
  jobber known kaazing-gateway krakend nats-streaming nuxeo opensuse owncloud piwik rails sentry sl sourcemage thrift ubuntu-debootstrap
  ubuntu-upstart vault sles`
    .split(/\s+/)
    .map(name => `library/${name}`),
);

/** Accounts of docker.io whose images people meet in tutorials: what is theirs is not said to be missing. */
export const ACCOUNTS: ReadonlySet<string> = new Set(
  `amazon amd64 apache arm32v7 arm64v8 atlassian balenalib bitnami bitnamilegacy calico cloudflare clickhouse codercom confluentinc continuumio cypress
  denoland directus docker dockersamples docker-library elastic envoyproxy fluent gitea gitlab google grafana hashicorp homeassistant itzg jaegertracing
  jenkins jupyter keycloak kicbase kindest kong langgenius linuxserver localstack lscr mailhog mattermost mcp metabase minio mitmproxy mlocati
  moby mozilla mysql n8nio netdata nginx nginxinc nvidia ollama openjdk opensearchproject openzipkin oven percona pihole portainer postgis
  prom pytorch qdrant rabbitmq rancher redis redislabs redpandadata rocker selenium semgrep snyk sonatype strapi supabase swaggerapi temporalio
  tensorflow timescale tomsquest traefik uffizzi valkey vaultwarden wiremock yandex zookeeper aquasec artifactory bats camunda checkmarx
  curlimages gradle maven node python statping testcontainers tianon nextcloud drone sonarsource louislam jellyfin plexinc adguard cadvisor
  apacherocketmq bitwarden dpage adminer rediscommander axllent cockroachdb scylladb dgraph surrealdb influxdb victoriametrics datadog newrelic`.split(
    /\s+/,
  ),
);

/** Registries beside docker.io. */
export const REGISTRIES: ReadonlySet<string> = new Set(
  `ghcr.io quay.io gcr.io k8s.gcr.io registry.k8s.io mcr.microsoft.com public.ecr.aws registry.gitlab.com docker.elastic.co lscr.io nvcr.io
  registry.access.redhat.com registry.redhat.io container-registry.oracle.com cr.yandex cr.l5d.io registry.opensource.zalan.do
  us-docker.pkg.dev europe-docker.pkg.dev asia-docker.pkg.dev marketplace.gcr.io docker.pkg.github.com cgr.dev dhi.io registry.suse.com
  registry.fedoraproject.org`.split(/\s+/),
);

/** What is simulated and comes near something that is not. */
export const NEAR: Readonly<Record<string, readonly string[]>> = {
  almalinux: ['debian', 'ubuntu'],
  amazoncorretto: ['eclipse-temurin'],
  amazonlinux: ['debian', 'ubuntu'],
  archlinux: ['debian', 'alpine'],
  bash: ['alpine'],
  bun: ['node'],
  centos: ['debian', 'ubuntu'],
  clojure: ['eclipse-temurin'],
  curl: ['alpine'],
  deno: ['node'],
  elixir: ['alpine'],
  fedora: ['debian', 'ubuntu'],
  haproxy: ['traefik', 'nginx'],
  'ibm-semeru-runtimes': ['eclipse-temurin'],
  java: ['eclipse-temurin', 'openjdk'],
  jdk: ['eclipse-temurin'],
  miniconda3: ['python'],
  minideb: ['debian'],
  nodejs: ['node'],
  oraclelinux: ['debian', 'ubuntu'],
  percona: ['mysql'],
  perl: ['debian'],
  postgis: ['postgres'],
  postgresql: ['postgres'],
  pypy: ['python'],
  rockylinux: ['debian', 'ubuntu'],
  sapmachine: ['eclipse-temurin'],
  timescaledb: ['postgres'],
  tomcat: ['eclipse-temurin'],
  tomee: ['eclipse-temurin'],
  ubi8: ['debian', 'ubuntu'],
  ubi9: ['debian', 'ubuntu'],
  unit: ['nginx'],
  valkey: ['redis'],
  varnish: ['nginx'],
};
