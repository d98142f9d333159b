/**
 * Directives of nginx as the image `nginx` has it: core, events, http, mail and stream, without modules that are loaded by a file of their own. By how many
 * values each takes: a digit for each number that is right, `2+` for two or more, `flag` for on or off; `{}` with a block, `{};` with one or without. Source: the tables of
 * commands in nginx.
 */
const BY_VALUES: readonly (readonly [values: string, names: string])[] = [
  ['0', `break empty_gif flv internal ip_hash least_conn mp4`],
  ['0 {}', `events http mail stream types`],
  ['01', `stub_status tunnel_pass`],
  ['012', `random`],
  [
    '1',
    `accept_mutex_delay add_after_body add_before_body add_header_inherit add_trailer_inherit aio alias allow ancient_browser_value auth_basic auth_basic_user_file auth_delay auth_http auth_http_timeout auth_request autoindex_format charset client_body_buffer_size client_body_in_file_only client_body_timeout client_header_buffer_size client_header_timeout client_max_body_size connection_pool_size debug_connection debug_points default_type degradation degrade deny directio directio_alignment env fastcgi_buffer_size fastcgi_busy_buffers_size fastcgi_cache fastcgi_cache_key fastcgi_cache_lock_age fastcgi_cache_lock_timeout fastcgi_cache_max_range_offset fastcgi_cache_min_uses fastcgi_catch_stderr fastcgi_connect_timeout fastcgi_hide_header fastcgi_index fastcgi_limit_rate fastcgi_max_temp_file_size fastcgi_next_upstream_timeout fastcgi_next_upstream_tries fastcgi_pass fastcgi_pass_header fastcgi_read_timeout fastcgi_send_lowat fastcgi_send_timeout fastcgi_socket_rcvbuf fastcgi_socket_sndbuf fastcgi_split_path_info fastcgi_store fastcgi_temp_file_write_size geoip_proxy google_perftools_profiles grpc_buffer_size grpc_connect_timeout grpc_hide_header grpc_next_upstream_timeout grpc_next_upstream_tries grpc_pass grpc_pass_header grpc_read_timeout grpc_send_timeout grpc_socket_rcvbuf grpc_socket_sndbuf grpc_ssl_certificate grpc_ssl_certificate_key grpc_ssl_ciphers grpc_ssl_crl grpc_ssl_name grpc_ssl_password_file grpc_ssl_trusted_certificate grpc_ssl_verify_depth gzip_comp_level gzip_hash gzip_http_version gzip_min_length gzip_static gzip_window http2_body_preread_size http2_chunk_size http2_idle_timeout http2_max_concurrent_pushes http2_max_concurrent_streams http2_max_field_size http2_max_header_size http2_max_requests http2_pool_size http2_push http2_recv_buffer_size http2_recv_timeout http2_streams_index_size http3_max_concurrent_streams http3_stream_buffer_size if_modified_since image_filter_buffer image_filter_jpeg_quality image_filter_sharpen image_filter_webp_quality imap_client_buffer include keepalive_min_timeout keepalive_requests keepalive_time limit_conn_log_level limit_conn_status limit_rate limit_rate_after limit_req_log_level limit_req_status lingering_close lingering_time lingering_timeout load_module lock_file map_hash_bucket_size map_hash_max_size max_errors max_headers max_ranges memcached_buffer_size memcached_connect_timeout memcached_gzip_flag memcached_next_upstream_timeout memcached_next_upstream_tries memcached_pass memcached_read_timeout memcached_send_timeout min_delete_depth mirror modern_browser_value mp4_buffer_size mp4_max_buffer_size open_file_cache_min_uses open_file_cache_valid pass perl perl_modules perl_require pid post_action postpone_gzipping postpone_output preread_buffer_size preread_timeout protocol proxy_buffer proxy_buffer_size proxy_busy_buffers_size proxy_cache proxy_cache_key proxy_cache_lock_age proxy_cache_lock_timeout proxy_cache_max_range_offset proxy_cache_min_uses proxy_connect_timeout proxy_download_rate proxy_downstream_buffer proxy_headers_hash_bucket_size proxy_headers_hash_max_size proxy_hide_header proxy_http_version proxy_limit_rate proxy_max_temp_file_size proxy_method proxy_next_upstream_timeout proxy_next_upstream_tries proxy_pass proxy_pass_header proxy_protocol proxy_protocol_timeout proxy_read_timeout proxy_requests proxy_responses proxy_send_lowat proxy_send_timeout proxy_set_body proxy_socket_rcvbuf proxy_socket_sndbuf proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_crl proxy_ssl_name proxy_ssl_password_file proxy_ssl_trusted_certificate proxy_ssl_verify_depth proxy_store proxy_temp_file_write_size proxy_timeout proxy_upload_rate proxy_upstream_buffer quic_active_connection_id_limit quic_host_key read_ahead real_ip_header referer_hash_bucket_size referer_hash_max_size request_pool_size resolver_timeout root satisfy scgi_buffer_size scgi_busy_buffers_size scgi_cache scgi_cache_key scgi_cache_lock_age scgi_cache_lock_timeout scgi_cache_max_range_offset scgi_cache_min_uses scgi_connect_timeout scgi_hide_header scgi_limit_rate scgi_max_temp_file_size scgi_next_upstream_timeout scgi_next_upstream_tries scgi_pass scgi_pass_header scgi_read_timeout scgi_send_timeout scgi_socket_rcvbuf scgi_socket_sndbuf scgi_store scgi_temp_file_write_size secure_link secure_link_md5 secure_link_secret send_lowat send_timeout sendfile_max_chunk server_names_hash_bucket_size server_names_hash_max_size server_tokens set_real_ip_from slice smtp_client_buffer smtp_greeting_delay source_charset ssi_min_file_chunk ssi_value_length ssl_buffer_size ssl_certificate ssl_certificate_key ssl_ciphers ssl_client_certificate ssl_crl ssl_dhparam ssl_ecdh_curve ssl_ech_file ssl_engine ssl_handshake_timeout ssl_ocsp ssl_ocsp_cache ssl_ocsp_responder ssl_password_file ssl_session_ticket_key ssl_session_timeout ssl_stapling_file ssl_stapling_responder ssl_trusted_certificate ssl_verify_client ssl_verify_depth starttls subrequest_output_buffer_size timeout timer_resolution tunnel_buffer_size tunnel_connect_timeout tunnel_next_upstream_timeout tunnel_next_upstream_tries tunnel_read_timeout tunnel_send_lowat tunnel_send_timeout tunnel_socket_rcvbuf tunnel_socket_sndbuf types_hash_bucket_size types_hash_max_size use userid userid_domain userid_expires userid_mark userid_name userid_p3p userid_path userid_service uwsgi_buffer_size uwsgi_busy_buffers_size uwsgi_cache uwsgi_cache_background_update uwsgi_cache_key uwsgi_cache_lock_age uwsgi_cache_lock_timeout uwsgi_cache_max_range_offset uwsgi_cache_min_uses uwsgi_connect_timeout uwsgi_hide_header uwsgi_limit_rate uwsgi_max_temp_file_size uwsgi_modifier1 uwsgi_modifier2 uwsgi_next_upstream_timeout uwsgi_next_upstream_tries uwsgi_pass uwsgi_pass_header uwsgi_read_timeout uwsgi_send_timeout uwsgi_socket_rcvbuf uwsgi_socket_sndbuf uwsgi_ssl_certificate uwsgi_ssl_certificate_key uwsgi_ssl_ciphers uwsgi_ssl_crl uwsgi_ssl_name uwsgi_ssl_password_file uwsgi_ssl_trusted_certificate uwsgi_ssl_verify_depth uwsgi_store uwsgi_string uwsgi_temp_file_write_size variables_hash_bucket_size variables_hash_max_size worker_aio_requests worker_connections worker_priority worker_processes worker_rlimit_core worker_rlimit_nofile worker_shutdown_timeout working_directory xml_entities`,
  ],
  ['1 {}', `upstream`],
  [
    '1+',
    `access_log addition_types ancient_browser charset_types client_body_early_read dav_methods early_hints error_log fastcgi_cache_bypass fastcgi_cache_methods fastcgi_cache_use_stale fastcgi_cache_valid fastcgi_ignore_headers fastcgi_next_upstream fastcgi_no_cache grpc_ignore_headers grpc_next_upstream grpc_ssl_protocols gzip_disable gzip_proxied gzip_types imap_auth imap_capabilities index listen memcached_next_upstream pop3_auth pop3_capabilities proxy_cache_bypass proxy_cache_methods proxy_cache_use_stale proxy_cache_valid proxy_ignore_headers proxy_next_upstream proxy_no_cache proxy_ssl_alpn proxy_ssl_protocols resolver scgi_cache_bypass scgi_cache_methods scgi_cache_use_stale scgi_cache_valid scgi_ignore_headers scgi_next_upstream scgi_no_cache server_name smtp_auth smtp_capabilities ssi_types ssl_alpn ssl_protocols sub_filter_types tunnel_next_upstream uwsgi_cache_bypass uwsgi_cache_methods uwsgi_cache_use_stale uwsgi_cache_valid uwsgi_ignore_headers uwsgi_next_upstream uwsgi_no_cache uwsgi_ssl_protocols valid_referers worker_cpu_affinity xslt_stylesheet xslt_types`,
  ],
  ['1+ {}', `if limit_except`],
  ['1+ {};', `server`],
  [
    '12',
    `disable_symlinks expires fastcgi_bind geoip_city geoip_country geoip_org grpc_bind hash keepalive keepalive_disable keepalive_timeout least_time memcached_bind modern_browser open_file_cache proxy_bind proxy_cookie_domain proxy_cookie_path proxy_redirect return scgi_bind ssl_session_cache tunnel_bind user uwsgi_bind zone`,
  ],
  ['12 {}', `geo location`],
  [
    '123',
    `dav_access fastcgi_store_access grpc_ssl_certificate_cache image_filter limit_req proxy_ssl_certificate_cache proxy_store_access scgi_store_access ssl_certificate_cache userid_flags uwsgi_ssl_certificate_cache uwsgi_store_access`,
  ],
  [
    '1234',
    `client_body_temp_path fastcgi_temp_path open_log_file_cache proxy_cookie_flags proxy_temp_path scgi_temp_path uwsgi_temp_path`,
  ],
  [
    '2',
    `auth_http_header auth_request_set fastcgi_buffers grpc_set_header grpc_ssl_conf_command gunzip_buffers gzip_buffers large_client_header_buffers limit_conn limit_conn_zone output_buffers perl_set proxy_buffers proxy_set_header proxy_ssl_conf_command scgi_buffers set ssl_conf_command sub_filter uwsgi_buffers uwsgi_ssl_conf_command xslt_param xslt_string_param`,
  ],
  ['2 {}', `charset_map map split_clients`],
  ['2+', `error_page fastcgi_cache_path log_format proxy_cache_path scgi_cache_path sticky try_files uwsgi_cache_path`],
  ['23', `add_header add_trailer fastcgi_param rewrite scgi_param thread_pool uwsgi_param`],
  ['3', `limit_req_zone`],
  [
    'flag',
    `absolute_redirect accept_mutex aio_write auth_http_pass_client_cert autoindex autoindex_exact_size autoindex_localtime chunked_transfer_encoding client_body_in_single_buffer create_full_put_path daemon etag fastcgi_buffering fastcgi_cache_background_update fastcgi_cache_lock fastcgi_cache_revalidate fastcgi_force_ranges fastcgi_ignore_client_abort fastcgi_intercept_errors fastcgi_keep_conn fastcgi_pass_request_body fastcgi_pass_request_headers fastcgi_request_buffering fastcgi_socket_keepalive geoip_proxy_recursive grpc_intercept_errors grpc_socket_keepalive grpc_ssl_server_name grpc_ssl_session_reuse grpc_ssl_verify gunzip gzip gzip_no_buffer gzip_vary http2 http2_push_preload http3 http3_hq ignore_invalid_headers image_filter_interlace image_filter_transparency limit_conn_dry_run limit_req_dry_run log_not_found log_subrequest master_process memcached_socket_keepalive merge_slashes mirror_request_body mp4_start_key_frame msie_padding msie_refresh multi_accept open_file_cache_errors open_file_cache_events override_charset pcre_jit port_in_redirect proxy proxy_buffering proxy_cache_background_update proxy_cache_convert_head proxy_cache_lock proxy_cache_revalidate proxy_force_ranges proxy_half_close proxy_ignore_client_abort proxy_intercept_errors proxy_pass_error_message proxy_pass_request_body proxy_pass_request_headers proxy_pass_trailers proxy_request_buffering proxy_smtp_auth proxy_socket_keepalive proxy_ssl proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_verify quic_bpf quic_gso quic_retry random_index real_ip_recursive recursive_error_pages reset_timedout_connection rewrite_log scgi_buffering scgi_cache_background_update scgi_cache_lock scgi_cache_revalidate scgi_force_ranges scgi_ignore_client_abort scgi_intercept_errors scgi_pass_request_body scgi_pass_request_headers scgi_request_buffering scgi_socket_keepalive sendfile server_name_in_redirect ssi ssi_ignore_recycled_buffers ssi_last_modified ssi_silent_errors ssl_certificate_compression ssl_early_data ssl_object_cache_inheritable ssl_prefer_server_ciphers ssl_preread ssl_reject_handshake ssl_session_tickets ssl_stapling ssl_stapling_verify sub_filter_last_modified sub_filter_once tcp_nodelay tcp_nopush tunnel_socket_keepalive underscores_in_headers uninitialized_variable_warn uwsgi_buffering uwsgi_cache_lock uwsgi_cache_revalidate uwsgi_force_ranges uwsgi_ignore_client_abort uwsgi_intercept_errors uwsgi_pass_request_body uwsgi_pass_request_headers uwsgi_request_buffering uwsgi_socket_keepalive uwsgi_ssl_server_name uwsgi_ssl_session_reuse uwsgi_ssl_verify xclient xml_external_entities xslt_last_modified`,
  ],
];

type DirectiveForm = readonly [values: string, block: '' | '{}' | '{};'];

const DIRECTIVES: ReadonlyMap<string, DirectiveForm> = new Map(
  BY_VALUES.flatMap(([kind, names]) => {
    const [values = '', block = ''] = kind.split(' ');
    const known: DirectiveForm = [values, block === '{}' || block === '{};' ? block : ''];
    return names.split(' ').map((name): [string, DirectiveForm] => [name, known]);
  }),
);

/** What may follow the address of `listen`. */
const LISTEN =
  /^(default_server|default|bind|deferred|reuseport|ssl|http2|quic|udp|proxy_protocol|(setfib|fastopen|backlog|rcvbuf|sndbuf|accept_filter|ipv6only|so_keepalive)=.+)$/;

/** Blocks that hold rows of a table, and no directives. */
const TABLES: ReadonlySet<string> = new Set(['types', 'map', 'geo', 'split_clients', 'charset_map']);

/** What nginx says of a directive with so many values, without the place; null where it takes them. */
function directiveFault(name: string, args: readonly string[], opens: boolean): string | null {
  const known = DIRECTIVES.get(name);
  if (known === undefined) return `unknown directive "${name}"`;
  const [values, block] = known;
  if (block === '' && opens) return `directive "${name}" is not terminated by ";"`;
  if (block === '{}' && !opens) return `directive "${name}" has no opening "{"`;
  if (block === '{};') return null;
  if (values.startsWith('flag')) {
    const [value = ''] = args;
    if (args.length !== 1) return `invalid number of arguments in "${name}" directive`;
    if (values === 'flag' && !/^(on|off)$/i.test(value))
      return `invalid value "${value}" in "${name}" directive, it must be "on" or "off"`;
    return null;
  }
  if (name === 'listen') {
    const odd = args.slice(1).find(each => !LISTEN.test(each));
    if (odd !== undefined) return `invalid parameter "${odd}"`;
  }
  const takes = values.endsWith('+') ? args.length >= Number(values[0]) : values.includes(String(args.length));
  return takes ? null : `invalid number of arguments in "${name}" directive`;
}

interface ConfigFiles {
  readonly text: (path: string) => string | null;
  /** Paths that a pattern of `include` leads to. */
  readonly paths: (pattern: string) => readonly string[];
}

/** The first fault of a configuration and of the files that it includes, in nginx's words with its place; null where nothing is wrong that is looked for here. */
export function configFault(reading: ConfigFiles, path: string, depth = 0): string | null {
  const text = reading.text(path);
  if (text === null || depth > 8) return null;
  const blocks: string[] = [];
  let words: string[] = [];
  let line = 1;
  const at = (said: string): string => `${said} in ${path}:${line}`;
  for (const [token] of text.matchAll(
    /\n|#.*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[;{}]|(?:[^\s;{}"'\\#]|(?<=\S)#|\$\{\w+\}|\\[\s\S])+/g,
  )) {
    line += token.split('\n').length - 1;
    if (token === '\n' || token.startsWith('#')) continue;
    if (token === '}') {
      if (words.length > 0 || blocks.length === 0) return at('unexpected "}"');
      blocks.pop();
    } else if (token === ';' || token === '{') {
      const [name, ...args] = words;
      words = [];
      if (name === undefined) return at(`unexpected "${token}"`);
      const inTable = TABLES.has(blocks.at(-1) ?? '');
      const fault = inTable ? null : directiveFault(name, args, token === '{');
      if (fault !== null) return at(fault);
      if (token === '{') blocks.push(name);
      else if (name === 'include') {
        const within = includedFault(reading, args[0] ?? '', at, depth);
        if (within !== null) return within;
      }
    } else words.push(token);
  }
  if (words.length > 0) return at('unexpected end of file, expecting ";" or "}"');
  return blocks.length > 0 ? at('unexpected end of file, expecting "}"') : null;
}

function includedFault(
  reading: ConfigFiles,
  pattern: string,
  at: (said: string) => string,
  depth: number,
): string | null {
  if (/[*?[]/.test(pattern)) {
    for (const path of reading.paths(pattern)) {
      const fault = configFault(reading, path, depth + 1);
      if (fault !== null) return fault;
    }
    return null;
  }
  const path = pattern.startsWith('/') ? pattern : `/etc/nginx/${pattern}`;
  if (reading.text(path) === null) return at(`open() "${path}" failed (2: No such file or directory)`);
  return configFault(reading, path, depth + 1);
}
