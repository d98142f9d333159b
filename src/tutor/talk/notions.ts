/**
 * Words that mean one thing here, in either language, slang included. The first of a row is the notion's own name; the others are read as it. Endings are the
 * stemmer's matter: a row has a word once for each stem that it has.
 */
const ROWS = `
image: образ образы образик имидж имадж имэдж имаж имадж images
container: контейнер контейнеры контейнерах контейнерок containers
docker: докер докера moby дока
layer: слой слоя слои слоев лейер layers
tag: тег тэг метка ярлык теги tags tagged алиас псевдоним alias
registry: реестр регистри реджистри хаб hub dockerhub докерхаб registries
repository: репозиторий репозитория репо repo репа repositories
daemon: демон dockerd движок engine
client: клиент cli
host: хост хостовая сервер server
dockerfile: докерфайл dockerfiles докерфайлы
build: сборка сборки собрать собирать собирает собирается соберу пересобрать билд building built builds забилдить сбилдить билдить собираться
run: ран
start: запустить запускать запускается запуск запущен запущенный запущены launch стартовать стартует стартануть started запустил starting включить
delete: удалить удалять удаляет удаляется удаление удалил удалю удаляется стереть снести убрать выкинуть уничтожить remove removed deleted removing rid erase избавиться грохнуть грохнул снес сносить выпилить дропнуть drop чистить
clean: очистить почистить вычистить чистка очистка cleanup clear wipe почисти очисти
differ: отличается отличие отличия отличить разница различие различается differ difference different vs versus против compare
stop: остановить останавливать останавливается остановка вырубить выключить завершить stopping
stopped: остановленный остановленные остановлен остановился
running: работающий работающие работает работают работающем
console: консоль терминал shell bash sh шелл оболочка terminal баш
size: размер размера весит вес весить weigh weight weighs большой больше огромный тяжелый жирный big large huge heavy heaviest largest biggest bigger fat fattest smallest lightest мегабайт мегабайты мб гб mb gb megabytes весят толстый гигабайт гигабайта гигов гиг мегов метров
space: место места space disk диск диске
file: файл файлы файлов files
folder: папка папку папки каталог каталога директория directory folder dir
port: порт порты портов ports
publish: опубликовать пробросить проброс прокинуть выставить publish map expose forward mapping открыть открыт наружу reach reachable
mount: примонтировать смонтировать подключить монтирование mount mounting прокинуть mounted
volume: том тома томов томом volumes волюм вольюм
network: сеть сети сетью networks сетевой сетка
connect: соединить связать connect соединиться общаться коннект коннектится законнектить подключиться подключается подключить соединяется reach достучаться
copy: скопировать копировать копирует копия копию копирования copies copied copying
instruction: инструкция инструкции instructions
variable: переменная переменную переменные variables
environment: окружение окружения environment
cache: кеш кеша кэш кэша caching caches кешем кэшем
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
exit: завершается завершился завершилась закрывается закрылся упал упала падает выходит вылетает exits exited умер умирает dies die died crashed crashes crash выход выхода stops закрыт помер помирает сдох сдыхает отвалился вырубился вырубается крашится краш гаснет погас
code: код кода
log: логи логов лог журнал logs
output: вывод выводит пишет печатает output prints printed
background: фон фоне фоновый background detached
attach: аттач
memory: память памяти ram
user: пользователь пользователя root рут рута non-root
error: ошибка ошибки ошибку error errors
platform: архитектура arm arm64 amd64 aarch64 architecture apple m1 platforms
dangling: висячий висячие висячих безымянный осиротевший
virtual: виртуалка виртуальный виртуальной vm virtual виртуальная виртуалки
kernel: ядро ядра kernel
fromline: фром
base: базовый базового базовом основа base parent
secret: секрет пароль токен password token пароли secrets
archive: архив tar архиве
move: перенести переместить move transfer
form: форма форме
dependency: зависимости зависимость пакеты пакет dependencies packages package reinstalls библиотеки
install: установить ставить ставятся устанавливать install installed reinstall reinstalls устанавливаются поставить поставил ставит накатить
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
healthcheck: 
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
see: посмотреть увидеть показать покажи покажите показывает узнать вывести просмотреть глянуть show view display list список перечень смотреть смотрю глядеть look check проверить watch гляжу
inside: внутрь внутри inside into enter зайти попасть войти залезть
many: сколько many количество число
mine: мой моя мое моего моем мои моих моей у меня my i мне
small: уменьшить меньше сократить похудеть худеть легче small smaller reduce shrink slim оптимизировать optimize маленький
save: сохранить сохранять keep persist save survive выживет потерять терять пропадут lose lost пропали потерялись сотрется стереться пропасть пропадать пропало теряются persistent
data: данные данных data база database базу бд postgres постгрес postgresql mysql mongo redis sql базы данными
where: где куда where lives live stored лежит лежат хранится хранятся хранит находится stores located
name: имя имена имени назвать название names named
change: изменить изменения изменение изменил изменились поменять меняет change changed changes правка правки поправил
value: значение value
again: снова опять заново повторно еще again
automatic: автоматически сам автоматом automatically
found: найден найдена найти находит found
busy: занят занято занимает used use in-use allocated
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
`;

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
