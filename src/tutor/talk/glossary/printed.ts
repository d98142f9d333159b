/** Further messages and exit codes. They are more special than those of errors.ts, so they are looked for first. */
import type { Topic } from '../topic.ts';

export const PRINTED: readonly Topic[] = [
  {
    key: 'exit-137',
    asked: `процесс прибили; killed by the system; OOM; не хватило памяти и упал; контейнер убит; memory killer; сигнал 9; died with 137;
      Код 137; Exit code 137; код 137; exited (137); контейнер упал с кодом 137; exit code 137; exited 137; why exit code 137; what does exited (137) mean;
      что значит Exited (137); OOMKilled; oom killer; oomkilled что это; what is OOMKilled; контейнеру не хватило памяти; container ran out of memory;
      out of memory в контейнере; Killed при запуске; процесс убит; process was killed; почему контейнер убили; кто убил контейнер; cannot allocate memory;
      нехватка памяти в контейнере; 137 после docker stop`,
    near: ['limits', 'stop-kill', 'exit-code'],
  },
  {
    key: 'exit-143',
    asked: `сигнал 15; stopped with 143; код 130 после ctrl c; 143 после stop; ended by a signal;
      Коды 143 и 130; Exit codes 143 and 130; код 143; exited (143); exit code 143; что значит Exited (143); what does exited (143) mean; код 130;
      exited (130); exit code 130; что значит код 130; what does exit code 130 mean; почему код больше 128; exit codes above 128; почему 143;
      143 это ошибка; is 143 an error`,
    near: ['signals', 'stop-kill', 'exit-code'],
  },
  {
    key: 'exit-127',
    asked: `команды нет код 127; 126 нет прав; 125 ошибка docker; command missing code; codes 125 to 127; нет такой программы код;
      Коды 125, 126 и 127; Exit codes 125, 126 and 127; код 127; exit code 127; exited (127); код 126; exit code 126; exited (126); код 125; exit code 125;
      docker run вернул 125; что значит код 127; what does exit code 127 mean; what does exit code 126 mean; what does exit code 125 mean; что значит 126;
      что значит 125; exit code: 127 при сборке; did not complete successfully: exit code: 127; exit code 127 in build; почему 127`,
    near: ['e-not-in-path', 'exit-code', 'exit-1'],
  },
  {
    key: 'exit-1',
    asked: `segfault exit code; код segfault;
      код один; программа упала с ошибкой 1; nonzero exit; returned 1; exit status 1; ноль это успех; zero means; код ноль;
      Коды 1, 2 и 139; Exit codes 1, 2 and 139; код 1; exited (1); exit code 1; что значит Exited (1); what does exited (1) mean; exit code: 1 при сборке;
      код выхода 1; код 2; exit code 2; exited (2); код 139; exited (139); exit code 139; segmentation fault в контейнере; segfault in a container;
      exited (0); что значит Exited (0); what does exited (0) mean; код 0 это хорошо; exit code 0; контейнер завершился с кодом 1;
      container exited with code 1; did not complete successfully: exit code: 1`,
    near: ['logs', 'exit-code', 'e-build-step'],
  },
  {
    key: 'e-address-in-use',
    asked: `порт занял не докер; another program has the port; порт 80 уже используется; who holds port 80; failed to bind; листен порт занят;
      address already in use; bind: address already in use; failed to bind host port; порт занят другой программой; порт занят но docker ps пустой;
      port is taken but docker ps shows nothing; какая программа заняла порт; which program uses the port; listen tcp bind address already in use;
      порт занят не контейнером; 80 порт занят nginx на хосте; как освободить порт; how do i free a port; узнать кто слушает порт на хосте`,
    errors: [/address already in use/],
    near: ['e-port-allocated', 'port', 'port-sides'],
  },
  {
    key: 'e-timeout',
    asked: `не докачивает; долго и ошибка; hangs while pulling; медленно качает; pull stops halfway; сеть отваливается; connection timed out;
      Таймаут; Timeouts; TLS handshake timeout; i/o timeout; context deadline exceeded; request canceled while waiting for connection;
      Client.Timeout exceeded; net/http request canceled; таймаут при скачивании; docker pull timeout; timeout while pulling; pull обрывается; pull завис;
      docker pull висит; docker pull is stuck; скачивание зависло; download is stuck; pull очень медленный; docker pull is slow; образ долго скачивается;
      unexpected EOF при pull; unexpected EOF; скачивание прервалось; можно ли докачать образ; does pull resume; прервал pull что будет;
      if i interrupt a pull`,
    errors: [
      /tls handshake timeout/,
      /i\/o timeout/,
      /context deadline exceeded/,
      /client\.timeout exceeded/,
      /request canceled while waiting/,
    ],
    near: ['no-internet', 'e-no-such-host', 'pull'],
  },
  {
    key: 'e-no-matching-platform',
    asked: `нет варианта для моего процессора; not available for my cpu; под arm нет; no arm image;
      no matching manifest; no matching manifest for linux/arm64; нет образа под arm64; образа под мою архитектуру нет; image is not available for arm64;
      does not support my architecture; the requested image's platform does not match;
      requested image's platform (linux/amd64) does not match the detected host platform; предупреждение platform does not match; platform mismatch warning`,
    errors: [/no matching manifest/],
    near: ['platform', 'build-platform', 'e-exec-format'],
  },
  {
    key: 'e-platform-warning',
    asked: `жёлтое предупреждение про платформу; warning amd64 arm64; другая платформа предупреждает;
      platform does not match; WARNING: The requested image's platform does not match; предупреждение о платформе при запуске;
      does not match the detected host platform; warning about platform on run; образ под другую платформу предупреждение`,
    errors: [/requested image's platform/],
    near: ['platform', 'build-platform', 'e-exec-format'],
  },
  {
    key: 'e-unauthorized',
    asked: `просит авторизацию; wrong password; не пускает в реестр; login fails; логин не подходит; authentication failed;
      unauthorized; unauthorized: authentication required; unauthorized incorrect username or password; no basic auth credentials; authentication required;
      docker login не работает; docker login fails; неверный логин или пароль docker; не могу залогиниться в докер; can't log in to docker hub;
      login не проходит; unauthorized при pull; unauthorized при push`,
    errors: [/unauthorized: authentication required/, /incorrect username or password/, /no basic auth credentials/],
    near: ['login', 'private-image', 'e-denied'],
  },
  {
    key: 'e-no-such-network',
    asked: `сеть не существует; no network with that name; тома с таким именем нет; missing volume;
      Нет такой сети или тома; No such network or volume; network not found; no such network; Error response from daemon: network not found;
      no such volume; нет такой сети; сеть не найдена; нет такого тома; том не найден; volume does not exist; network does not exist`,
    errors: [/network \S+ not found/, /no such network/, /no such volume/],
    near: ['network', 'bridge', 'volume'],
  },
  {
    key: 'e-mount-source',
    asked: `неправильный путь в томе; path of -v wrong; ругается на -v; invalid path in volume; относительный путь не принимает;
      Неверный -v или --mount; A wrong -v or --mount; bind source path does not exist; includes invalid characters for a local volume name;
      invalid volume specification; mount path must be absolute; invalid mount config for type bind; ошибка в -v; неверный путь в -v; -v ругается на путь;
      wrong path in -v; the path in -v is not accepted; invalid volume name`,
    errors: [
      /bind source path does not exist/,
      /invalid characters for a local volume name/,
      /mount path must be absolute/,
      /invalid volume specification/,
      /invalid mount config/,
    ],
    near: ['bind-mount', 'mount-flag', 'volume'],
  },
  {
    key: 'e-docker-missing',
    asked: `docker не установлен; terminal does not know docker; нет программы docker; docker is not installed; не находит docker;
      docker: command not found; docker command not found; 'docker' is not recognized as an internal or external command; docker is not recognized;
      docker не является внутренней или внешней командой; команда docker не найдена; терминал не знает команду docker; docker не установлен;
      zsh: command not found: docker; bash: docker: command not found`,
    errors: [/docker: (?:command )?not found/, /docker['’"]? is not recognized/, /command ['"]docker['"] not found/],
    near: ['install', 'where-am-i', 'client'],
  },
  {
    key: 'e-read-only',
    asked: `запись запрещена; cannot write; диск только чтение; write protected;
      Read-only file system; read only file system; не могу записать файл read-only; cannot write read-only file system;
      файловая система доступна только для чтения; touch: read-only file system; почему нельзя писать в контейнере`,
    errors: [/read-only file system/],
    near: ['read-only-mount', 'read-write-layer', 'e-permission'],
  },
  {
    key: 'e-copy-arguments',
    asked: `аргументов мало; not enough arguments in COPY; COPY одного не хватает; too few words;
      Инструкции не хватает слов; An instruction lacks words; COPY requires at least two arguments, but only one was provided;
      ADD requires at least two arguments; requires at least one argument but only zero were provided; ENV must have two arguments;
      FROM requires either one or three arguments; инструкции не хватает аргумента; у COPY не хватает аргумента; missing argument in COPY`,
    errors: [
      /requires at least (?:one|two) arguments?, but/,
      /must have two arguments/,
      /requires either one or three arguments/,
    ],
    near: ['copy-destination', 'copy-add', 'dockerfile'],
  },
  {
    key: 'e-no-such-user',
    asked: `пользователь не найден; no matching entries; USER не находит;
      нет пользователя из USER; Нет такого пользователя; No such user;
      no matching entries in passwd file; нет такого пользователя в образе; user does not exist in the image; USER app не найден;
      unable to find user app`,
    errors: [/unable to find user/, /no matching entries in passwd/],
    near: ['create-user', 'user', 'exec-user'],
  },
  {
    key: 'e-no-memory',
    asked: `мало памяти; сборке не хватает оперативки; needs more ram; java out of memory; heap;
      Не хватает памяти; Out of memory; out of memory; кончилась память у контейнера; java heap space в контейнере;
      javascript heap out of memory; сборка падает killed; build killed out of memory; не хватает памяти при сборке; how much memory does docker have;
      выделить больше памяти docker; give docker more memory`,
    errors: [/cannot allocate memory/, /oomkilled/, /out of memory/],
    near: ['exit-137', 'limits', 'stats'],
  },
  {
    key: 'e-port-syntax',
    asked: `порт не число; wrong port number; номер порта слишком большой; invalid -p;
      Неверный порт в -p; A wrong port in -p; invalid containerPort; invalid hostPort; invalid port specification; неверный порт; какие порты можно;
      which port numbers are allowed; максимальный номер порта; invalid publish opts format`,
    errors: [/invalid hostport/, /invalid containerport/, /invalid port/, /invalid proto/, /invalid publish opts/],
    near: ['port-sides', 'port', 'port-local'],
  },
  {
    key: 'e-name-invalid',
    asked: `имя контейнера не принимается; wrong characters in the name; русское имя контейнера; name with a space;
      Недопустимое имя контейнера; An invalid container name; Invalid container name; недопустимое имя контейнера; какие символы можно в имени контейнера;
      можно ли русские буквы в имени контейнера; which characters are allowed in a container name; naming rules for containers;
      можно ли пробел в имени контейнера; правила имени контейнера; container name with a slash; заглавные в имени контейнера`,
    errors: [/invalid container name/],
    near: ['container-name', 'e-name-in-use', 'image-name'],
  },
  {
    key: 'e-paused',
    asked: `циклится перезапуск; restarts endlessly; всё время рестартует; keeps crashing and starting; контейнер в паузе не отвечает;
      Контейнер на паузе или перезапускается; The container is paused or restarting; is paused, unpause the container before exec;
      is restarting, wait until the container is running; контейнер постоянно перезапускается; статус Restarting; container keeps restarting; restart loop;
      контейнер перезапускается по кругу; Restarting (1); why does my container restart all the time; бесконечно перезапускается; crash loop`,
    errors: [/is paused, unpause/, /is restarting, wait/],
    near: ['pause', 'container-states', 'exec'],
  },
  {
    key: 'e-context-missing',
    asked: `папки контекста нет; folder does not exist in build; забыл имя после -t;
      unable to prepare context; unable to prepare context: path not found; path not found при сборке; папка контекста не найдена; context folder not found`,
    errors: [/unable to prepare context/],
    near: ['context', 'build', 'dockerfile-name'],
  },
  {
    key: 'e-base-blank',
    asked: `пустой FROM; ARG не подставился; variable in FROM is empty;
      base name should not be blank; failed to parse stage name; переменная в FROM пустая; FROM с переменной; variable in FROM; use ARG in FROM;
      можно ли переменную в FROM`,
    errors: [/should not be blank/, /failed to parse stage name/],
    near: ['arg', 'from', 'first-line'],
  },
  {
    key: 'e-package',
    asked: `нет пакета в репозитории; package does not exist; apt не знает пакет; apk не знает;
      Пакет не найден; Package not found; E: Unable to locate package; unable to select packages; has no installation candidate; пакет не найден apt;
      apk не находит пакет; package not found in apt; apt не находит пакет; package has no installation candidate; no such package`,
    errors: [/unable to locate package/, /unable to select packages/, /has no installation candidate/],
    near: ['packages', 'apt-update', 'install-inside'],
  },
  {
    key: 'e-module',
    asked: `библиотека не найдена; import fails; не видит модуль; python cannot find a library; node cannot find express;
      Модуль не найден; Module not found; ModuleNotFoundError; No module named; Cannot find module; модуль не найден в контейнере;
      module not found in the container; библиотека не установлена в образе; pip пакет не виден в контейнере; ImportError в контейнере;
      node_modules пропали; node_modules disappear`,
    errors: [/modulenotfounderror/, /cannot find module/, /no module named/, /importerror/],
    near: ['ignore-what', 'install-inside', 'packages'],
  },
  {
    key: 'e-certificate',
    asked: `сертификату не верят; untrusted certificate; ssl; https error in docker; self signed;
      x509: certificate; x509: certificate signed by unknown authority; certificate has expired; certificate verify failed; ошибка сертификата;
      certificate error; ssl ошибка в контейнере; ssl error in a container; ca-certificates; зачем ca-certificates; why ca-certificates;
      https не работает в scratch; tls: failed to verify certificate; самоподписанный сертификат`,
    errors: [
      /x509: certificate/,
      /failed to verify certificate/,
      /certificate verify failed/,
      /certificate has expired/,
    ],
    near: ['e-registry-tls', 'registry', 'no-internet'],
  },
  {
    key: 'trouble-reading',
    asked: `длинная ошибка не понимаю; what part of the error matters; где смотреть причину; read the error; куда смотреть в ошибке;
      сборка упала с чего начать; debug;
      Как читать ошибку Docker; How to read an error of Docker; как читать ошибки docker; как понять ошибку docker; how to read docker errors;
      how do i understand a docker error; где в ошибке причина; where in the error is the reason; failed to solve; что значит failed to solve;
      what does failed to solve mean; ERROR: failed to solve; что значит >>> в ошибке; what does >>> mean in the build error; как искать причину ошибки;
      как отлаживать контейнер; how do i debug a container; почему не собирается образ как узнать; как понять почему сборка упала;
      how do i find out why a build fails; debug a failed build; как разобраться с ошибкой сборки; how do i debug a dockerfile; непонятная ошибка docker`,
    near: ['e-build-step', 'progress-output', 'logs'],
  },
  {
    key: 'e-from-flag',
    asked: `имя стадии с опечаткой; wrong stage in from; не та стадия в --from;
      Нет стадии из --from; No stage of that name; invalid from flag value; COPY --from=builder failed: invalid from flag value builder;
      invalid from flag value builder: pull access denied; COPY --from не находит стадию; стадия не найдена; stage not found; COPY --from wrong stage name;
      нет стадии с таким именем`,
    errors: [/invalid from flag value/],
    near: ['copy-from', 'multi-stage', 'e-stage-name'],
  },
];
