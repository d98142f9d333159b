/**
 * Words that mean one thing here, in either language, slang included. The first of a row is the notion's own name; the others are read as it. Endings are the
 * stemmer's matter: a row has a word once for each stem that it has.
 */
const ROWS = `
image: imge imgae iamge обрас обраэ обраы обраг оброз оьраз образ образы образик имидж имадж имейдж имейджи имэдж имаж имадж images
container: contaner cotainer conteiner контенер контейнр контейер контайнер контейнер контейнеры контейнерах контейнерок containers
docker: dokcer docekr dcoker dokker doker дкоер доккер дoкер докир докер докера moby дока
layer: layr лой слйо слои слой слоя слои слоев лейер layers
tag: тег тэг метка ярлык теги tags tagged алиас псевдоним alias
registry: реестр реэстр рееестр регистри реджистри хаб hub dockerhub докерхаб registries
repository: репозиторий репозитория репо repo репа repositories
daemon: демон dockerd движок engine
client: клиент cli
host: хост хостовая сервер server
dockerfile: докерфайл dockerfiles докерфайлы
build: сборка сборки собрать собирать собирает собирается соберу пересобрать билд building built builds забилдить сбилдить билдить собираться
run: ран
start: запустить запускать запускается запуск запущен запущенный запущены launch стартовать стартует стартануть started запустил starting включить
delete: удалить удалять удаляет удаляется удаление удалил удалю удаляется стереть снести убрать выкинуть уничтожить remove removed deleted removing rid erase избавиться грохнуть грохнул снес сносить выпилить дропнуть drop чистить стирает стирать сносить сношу выкидывать выкидывает purge erases
clean: очистить почистить вычистить чистка очистка cleanup clear wipe почисти очисти
differ: отличается отличие отличия отличить разница различие различается differ difference different vs versus против compare
stop: остановить останавливать останавливается остановка вырубить выключить завершить stopping
stopped: остановленный остановленные остановлен остановился
running: работает работать works work working работающий работающие работает работают работающем
console: консоль терминал shell bash sh шелл оболочка terminal баш
size: размер размера весит вес весить weigh weight weighs большой больше огромный тяжелый жирный big large huge heavy heaviest largest biggest bigger fat fattest smallest lightest мегабайт мегабайты мб гб mb gb megabytes весят толстый гигабайт гигабайта гигов гиг мегов метров gigabyte gigabytes gigs megs
space: место места space disk диск диске
file: файлик файлика файлики файл файлы файлов files
folder: папочка папочку папка папку папки каталог каталога директория directory folder dir
port: порт порты портов ports
publish: опубликовать пробросить проброс прокинуть выставить publish map expose forward mapping открыть открыт наружу reach reachable
mount: примонтировать смонтировать подключить монтирование mount mounting прокинуть mounted
volume: том тома томов томом volumes волюм вольюм вольюмы
network: сеть сети сетью networks сетевой сетка
connect: соединить связать connect соединиться общаться коннект коннектится законнектить подключиться подключается подключить соединяется reach достучаться
copy: скопировать копировать копирует копия копию копирования copies copied copying скопирую скопируй
instruction: инструкция инструкции instructions
variable: переменная переменную переменные variables
environment: окружение окружения environment
cache: кеш кеша кэш кэша caching caches кешем кэшем кешировать кеширует кэшировать кэширует закэшировать закэшировал
order: порядок последовательность sequence
context: контекст контекста
dot: точка точку точки
stage: стадия стадии ступень этап stages стейдж
multistage: многоступенчатая многостадийная многоэтапная мультистейдж multi-stage multistage
history: история истории
digest: дайджест хеш хэш hash sha256 checksum
id: идентификатор айди ид ids айдишник
pull: скачать скачивать скачивание качать скачиваться спуллить запулить пулить пулл download downloaded downloading fetch скачанный
push: загрузить запушить пушить залить заливать отправить upload uploading пуш выложить опубликовать publish
login: логин залогиниться авторизоваться
exit: выйти завершается завершился завершилась закрывается закрылся упал упала падает выходит вылетает exits exited умер умирает dies die died crashed crashes crash выход выхода stops закрыт помер помирает сдох сдыхает отвалился вырубился вырубается крашится краш гаснет погас крашится крашнулся
code: код кода
log: логи логов лог журнал logs
output: вывод выводит пишет печатает output prints printed
background: фон фоне фоновый background detached
attach: аттач
memory: память памяти ram
user: пользователь пользователя root рут рута non-root юзер юзера юзеры юзеров юзером
error: fails fail failed failing падает ругается жалуется complains ошибка ошибки ошибку error errors
platform: архитектура arm arm64 amd64 aarch64 architecture apple m1 platforms
dangling: висячий висячие висячих безымянный осиротевший
virtual: виртуалка виртуальный виртуальной vm virtual виртуальная виртуалки
kernel: ядро ядра kernel
fromline: фром
base: базовый базового базовом основа base parent
secret: секрет пароль токен password token пароли secrets credentials credential
archive: архив tar архиве
move: перенести переместить move transfer
form: форма форме
dependency: зависимости зависимость пакеты пакет dependencies packages package reinstalls библиотеки библиотека library libraries либа либы либу
install: установить ставить ставятся устанавливать install installed reinstall reinstalls устанавливаются поставить поставил ставит накатить установка установки установку инсталлить инсталл installation installing installs
upper: заглавные большими uppercase
local: локально локальный local locally
limit: ограничить лимит limits
health: здоровье healthy unhealthy
isolate: изоляция изолированы isolated isolation
commit: закоммитить
export: экспорт экспортировать
import: импорт
owner: владелец права owner
compose: компоуз композ композ docker-compose докер-компоуз
point: балл баллы баллов очки points score
price: стоит стоить цена price cost costs
hint: подсказка подсказки подсказку подсказочка подсказочку подсказочки подскажи намек hints clue
answer: ответ ответа решение solution answers
understand: понимаю понял понятно понять understand
cmd: смд
entrypoint: энтрипоинт энтрипойнт
workdir: воркдир
expose: экспоуз
env: энв
arg: арг
exec: экзек
prune: прун прюн
rmi: 
rm: 
ps: 
buildkit: buildx
dockerignore: докеригнор
scratch: 
alpine: альпайн алпайн альпина
manifest: манифест
latest: латест
missing: 
none: 
inspect: инспект
label: лейбл
healthcheck: хелсчек хелфчек
kill: 
pause: 
diff: 
ip: айпи айпишник адрес address
site: сайт страница страничка браузер chrome хром page website browser web
app: приложение апп приложуха сервис бэкенд бекенд фронтенд application backend frontend service
simulator: симуляция симулятор эмулятор эмуляция simulation emulator simulated
windows: винда винду виндовс виндоус
linux: линукс линух
mac: мак макбук макос macos
entry: 
json: 
tty: 
detach: 
restart: рестарт перезапустить перезапуск
bind: 
`;

/** Words of everyday, read the same way: they say less of what a question is about. */
const EVERYDAY = `
machine: машина компьютер комп computer laptop ноутбук пк pc компа ноут ноутбуке компе
see: print печатать посмотри посмотреть увидеть показать покажи покажите показывает узнать вывести просмотреть глянуть show view display list список перечень смотреть смотрю глядеть look check проверить watch гляжу
inside: внутрь внутри inside into enter зайти попасть войти залезть
many: сколько many количество число
mine: мой моя мое моего моем мои моих моей у меня my i мне
small: уменьшить меньше сократить похудеть худеть легче small smaller reduce shrink slim оптимизировать optimize маленький
save: gone vanished vanish disappear disappears исчез исчезли исчезает исчезнут пропадает сохранить сохранять keep persist save survive выживет потерять терять пропадут lose lost пропали потерялись сотрется стереться пропасть пропадать пропало теряются persistent
data: данные данных data база database базу бд postgres постгрес postgresql mysql mongo redis sql базы данными
where: где куда where lives live stored лежит лежат хранится хранятся хранит находится stores located
name: имя имена имени назвать название names named
change: изменить изменения изменение изменил изменились поменять меняет change changed changes правка правки поправил
value: значение value
again: снова опять заново повторно еще again
automatic: автоматически сам автоматом automatically
found: найден найдена найти находит found
busy: занят занято занимает used use in-use allocated занимают заняли
unused: ненужный ненужные неиспользуемый неиспользуемые лишний unused
all: все всё всех all everything весь every
step: шаг шага шаги steps
first: первый первая первой first
other: другой другого другом другую another other
newest: новый самый последняя последний свежий newest recent
default: умолчанию default
quick: быстрая быстро быстрый fast quick quickly
fix: починить исправить
example: пример
try: попытка попытки tries
question: вопрос задание вопроса task вопросы questions задача
wrong: неправильно неверно wrong неправильный
right: правильный верный correct right верно
todo: делать сделать
command: команда команды команду командой commands
program: программа программы программу программой прога прогу программка programs
create: создать создает создается создам создал создан создание creates created creating make makes made making
write: писать пишут пишется написать написано написал записать writes written writing
version: версия версии версию versions
line: строка строки строку строчка строке lines
pass: передать передаю передавать передача passing passed
execute: выполнить выполняет выполняется выполнять выполнятся выполнится executed executes executing
old: старый старая старое старую прежний прошлый предыдущий previous earlier former
stay: остается останется остался остаться остались осталось stays remain remains kept keep
empty: пусто пустой пустая пустое
add: добавить добавляет добавлять добавил adding added
process: процесс процессы процессов processes
letter: буква буквы букв letters
take: взять берется берет брать возьмет взял taken takes
internet: интернет инет интернета интернете offline online
access: доступ доступа доступен доступно доступна accessible available
update: обновить обновлять обновляется обновляет обновление обновится updates updated upgrade апдейт обнови
path: путь пути путем paths
back: вернуть назад обратно return вернуться
begin: начинается начало сначала начинать begins beginning
bad: плохо плохой вредно harmful
use: использовать используется использует использую using применить
better: лучше best
system: система систему системы systems
ready: готовый готового готовая готов
processor: процессор процессора cpu проц
slow: долго долгий медленно медленный медленнее slower slowly long тормозит тормоза
argument: аргумент аргументы аргументов arguments параметр параметры parameters parameter
pay: платный платно платить бесплатный бесплатно paid платная бесплатна free
call: называется называть called назвали
same: одинаковый одинаковые одинаково identical equal
break: сломать сломался сломалось сломает broke broken breaks испортить
forget: забыл забыли забыла forgot
different: разные разный разных various
safe: безопасно безопасен безопасность опасно опасный опасен secure security dangerous danger risk unsafe
reset: сброс сбросить сбрасывает resets
read: чтение чтения читать прочитать читает reading reads
replace: сменить заменить заменяет переопределить подменить override overrides overwrite overwritten перезаписать replaces
separate: отдельно отдельный отдельная отдельную apart separately
choose: выбрать выбор выбирать pick select choosing
bracket: скобки скобках скобка brackets
input: ввод вводу stdin
specify: указать указывать указано указывает задать задается задавать specified specify set
foreign: чужой чужие чужим чужого somebody someone
key: ключ ключи ключей keys
colon: двоеточие двоеточия
slash: слеш слэш слеша slashes
real: настоящий настоящая
rename: переименовать переименование переименую renaming renamed
status: статус состояние статусы состояния state states statuses
part: часть части частей parts
os: ос операционная операционной операционную
settings: настройка настройки настроек config конфиг конфиги configuration конфигурация setting configure настроить
kill: убить убивает убил killed killing
alive: жив живой живет жить живёт lives living
time: время времени clock часы
warning: предупреждение предупреждения warnings варнинг
listen: слушает слушать слушал listens listening
happen: происходит случится станет становится happens
comment: комментарий комментарии комментировать comments
extension: расширение расширения
second: второй вторая второго вторую
two: два две двух двумя twice дважды оба both двум
several: несколько multiple
each: каждый каждая каждое каждого каждом
must: нужен должен должна обязательно обязателен обязательна required require requires mandatory necessary
can: можно could possible возможно
why: почему отчего
edit: редактировать отредактировать editing edited
learn: учить изучать учиться изучить учу study learning
ubuntu: убунту убунта убунте
debian: дебиан
python: питон питоне пайтон пайтоне
column: столбец колонка столбце columns колонке
prompt: приглашение приглашении
refuse: отказал отказывается отказывает refuses refused
forbid: запретить запрещено запрет forbidden запрещает
search: искать поиск ищут искал searching
hang: висит зависает завис зависло повис hangs stuck зависла
close: закрыть закрою закрыл closed закрывать
reboot: ребут ребута ребутнул ребутнули перезагрузка перезагрузить перезагружу rebooted rebooting
private: приватный приватного закрытого закрытый
official: официальный официальные официального
anonymous: анонимный анонимные анонимного
account: аккаунт учетка учетной учетная учетную акк
certificate: сертификат сертификата certificates
reuse: переиспользовать переиспользуется переиспользует reused reusing
manual: вручную руками
text: текст текста
language: язык языке языка
word: слово слова слов
rebuild: пересборка пересборки пересобирается пересобирает пересобрал rebuilding rebuilds rebuilt
cannot: нельзя cant невозможно
exist: существует существуют exists
between: между
only: только
eat: жрет жрут eats кушает кушают сожрал сожрало
share: общий общая общие shared sharing поделить
outside: вне снаружи
script: скрипт скрипты скрипта scripts
left: слева слево
rightside: справа
end: конец конце конца
number: число номер numbers цифры цифра номера
visible: видно видны видит видят sees
release: освободить reclaim освобождает
enough: хватает хватит
interrupt: прервать прервал прерывать
resource: ресурсы ресурсов resources
type: набрать набрал вводить ввести typed
continue: продолжить resume
restore: восстановить recover восстановление
nothing: ничего
group: группа группы
already: уже
own: свой своя свою свои своего
ignore: игнорировать исключить exclude ignored ignoring игнор
pin: закрепить зафиксировать
offline: офлайн оффлайн
result: результат результаты
module: модуль модули modules
sense: смысл
`;

/** Of these, what is said of other things as often: alone they do not tell that Docker is meant. */
export const COMMON: ReadonlySet<string> = new Set(
  `run start delete clean differ stop stopped running console size space file folder connect copy variable environment order context dot stage history id login exit code log output
  background memory user error platform virtual kernel base secret archive move form dependency install upper local limit health isolate export import owner point price hint answer
  understand missing none pause ip site app simulator windows linux mac entry json restart server host network port client`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Word → the notion that it is read as. */
export const NOTIONS: ReadonlyMap<string, string> = new Map([...pairsOf(ROWS), ...pairsOf(EVERYDAY)]);

/** The notions of Docker's own. */
export const TECHNICAL: ReadonlySet<string> = new Set(pairsOf(ROWS).map(([, notion]) => notion));

function pairsOf(rows: string): readonly (readonly [string, string])[] {
  return rows
    .trim()
    .split('\n')
    .flatMap(row => {
      const [notion = '', words = ''] = row.split(':');
      return [notion, ...words.trim().split(/\s+/)].filter(word => word !== '').map(word => [word, notion] as const);
    });
}

/** Words that carry little: they help where nothing else tells two entries apart. */
export const FAINT: ReadonlySet<string> = new Set(
  `нет без штука вещь что делает делают такое это значит означает как для чего зачем почему за какой какая какие какое ли а и или в во на из с со у о об от до к по при если то же не ни бы же ну вот мне надо нужно можно хочу
  есть быть чтобы когда чем кто его ее их он она оно они тут здесь там так там просто словами слово вообще пожалуйста скажи меня тебя ты вы вам тот та те этот эта эти этого такой такая такие
  объясни объясните расскажи поясни explain describe understand
  что-то чё че шо што разом самом деле одно сразу после сейчас теперь потом тоже пишу когда говорит пишет вылезло вообще простыми
  what is are was the a an of to in on at for by with from and or if do does did done how why when which who whose can could would should will i me you it its this that these those there here
  im ive id whats lets be been am mean means meaning please tell about whats s t get got put use need want have has them they not no my so up end after before just
  короче типа блин реально чота чето нифига нафига нафиг щас ща плз пж пжлст бро ребят народ кстати вроде тупо тип воще ваще че-то юзать пользоваться блять бля норм ок
  plz pls bro guys dunno actually really basically kinda thing stuff`
    .split(/\s+/)
    .filter(word => word !== ''),
);
