/** What this course has no answer to, as people ask it: another subject, everyday matters, and questions that name nothing. It is said that there is none. */
const SUBJECTS = `как работает декоратор в питоне; что такое рекурсия; what is recursion; как сделать git rebase; how do i merge branches in git; что такое git; what is git;
  как сделать коммит в git; git push rejected; что такое ansible; what is ansible; чем terraform отличается от ansible; terraform vs ansible; что такое terraform;
  what is terraform; что такое helm; helm chart; что такое helm чарт; что такое jenkins; как подключить jenkins; set up jenkins; что такое CI/CD; what is CI/CD;
  github actions; gitlab ci pipeline; настроить пайплайн; что такое nginx reverse proxy; как настроить nginx; how to set up nginx as a reverse proxy; nginx proxy_pass;
  как создать таблицу в postgres; how do i create a table in postgres; sql запрос; write an sql query; select from where; join таблиц; чем redis отличается от memcached;
  redis vs memcached; что такое kafka; what is kafka; rabbitmq; elasticsearch; grafana; prometheus; как настроить мониторинг; set up monitoring; что такое TCP; what is TCP;
  чем TCP отличается от UDP; что такое http; what is http; что такое api; what is an api; что такое rest; what is a REST API; что такое json; what is json; что такое yaml;
  what is yaml; как работает DNS; how does DNS work; what is a load balancer; что такое балансировщик; как работает ssh; how does ssh work; как сгенерировать ssh ключ;
  generate an ssh key; что такое vpn; how do i exit vim; как выйти из вима; как пользоваться vim; how to use vim; what is a pointer in C; указатели в си; what is a segfault;
  что такое класс в java; what is inheritance; что такое ооп; object oriented programming; что такое переменная в программировании; цикл for в питоне; for loop in python;
  как выучить python; how to learn python fast; как стать программистом; how do i become a developer; javascript или python; async await; что такое react; what is react;
  how do i center a div; как отцентрировать div; css flexbox; html тег; regex; регулярное выражение; как установить ubuntu; install ubuntu on my laptop; как переустановить windows;
  как увеличить swap; как настроить wifi; wifi does not work; как обновить драйвер; принтер не печатает; cron job; как настроить cron; systemd unit; iptables; what is a hash table;
  алгоритм сортировки; sorting algorithm; binary search; двоичный поиск; big o notation; что такое нейросеть; what is machine learning; pytorch; tensorflow; обучить модель;
  jupyter notebook; excel формула; power point; docker scout; docker swarm init; docker stack deploy; docker checkpoint; docker plugin; что такое seccomp; what is seccomp;
  apparmor; selinux; что такое macvlan; what is a macvlan network; ipvlan; что такое SBOM; what is an sbom; how do i sign an image with cosign; подписать образ; docker trust;
  content trust; notary; trivy; сканировать образ на уязвимости; scan an image for vulnerabilities; firecracker; gvisor; kata containers; wasm; webassembly; vagrant; что такое vagrant;
  ingress; kubectl; под в kubernetes; what is a pod; istio; service mesh; argo cd; minikube; aws; azure; google cloud; lambda; серверless; как задеплоить на сервер; deploy to aws;
  как купить домен; buy a domain; хостинг; bitcoin; майнинг; raspberry pi; arduino; android приложение; ios app; телеграм бот; как написать телеграм бота; write a telegram bot;
  написать игру; how to make a game; unity; 1с; фотошоп`;

const EVERYDAY = `какая завтра погода; what is the weather like; погода в москве; как сварить борщ; рецепт пасты; how to cook pasta; recipe for pizza; кто президент франции;
  who is the president; who won the world cup; кто выиграл чемпионат; столица австралии; capital of australia; напиши стихотворение; write me a poem; write a poem about whales;
  расскажи анекдот; tell me a joke; расскажи сказку; спой песню; sing a song; сколько будет 2+2; what is 2+2; посчитай; solve this equation; реши уравнение; what time is it;
  который час; какое сегодня число; what day is today; сколько мне лет; how old am i; когда у меня день рождения; what is the meaning of life; в чём смысл жизни;
  посоветуй фильм; recommend a movie; что посмотреть вечером; какую музыку послушать; какую видеокарту купить; which laptop should i buy; какой ноутбук купить; курс доллара;
  сколько получает девопс; how much does a devops earn; зарплата; найди мне работу; find me a job; резюме; как пройти собеседование; как перевести деньги; как перевести на английский;
  translate this to spanish; переведи текст; когда дедлайн; when is the deadline; во сколько лекция; when is the lecture; когда экзамен; when is the exam; когда зачёт;
  как связаться с преподавателем; how do i contact the teacher; кто преподаватель; who is the teacher; где аудитория; which room is the seminar in; поставьте мне пятёрку;
  give me a good grade; где посмотреть оценки за семестр; расписание занятий; timetable; как сменить пароль от учётки; change my account password; забыл пароль от сайта;
  i forgot my password; как включить тёмную тему; dark mode; как поменять язык сайта; change the language of the site; увеличить шрифт; font size; can you send me an email;
  пришли на почту; скачать курс в pdf; я хочу спать; i am hungry; хочу есть; мне грустно; i am sad; я устал от жизни; how do i lose weight; у меня болит голова; ты меня любишь;
  do you love me; сколько тебе лет; how old are you; почему у меня тормозит ноутбук; my laptop is slow; кошка; собака; пицца; футбол; гороскоп; как удалить систему 32;
  взломай мне страницу; hack an account; сделай мне сайт; make me a website; напиши программу за меня; write my homework; напиши курсовую; реферат`;

const NOTHING_NAMED = `а если наоборот; а это обязательно; это обязательно; это нормально; is it always like this; is that normal; is that bad; это плохо; does it matter; а разница есть;
  what about the other one; а другой; а второе; а если другой; tell me more; подробнее; расскажи подробнее; ещё; more; и всё; и это всё; that is all; а можно по-другому;
  а по-другому можно; is there another way; а зачем это вообще надо; а это зачем; а зачем; зачем это; what is this for; what for; why is it needed; это важно; is it important;
  что это; а это что; what is this; what is that; что это такое; как это работает; how does it work; how does this work; а как; и как; how so; какой лучше; which is better;
  что лучше; а если нет; what if not; а если не сделать; what if i do not; почему он такой; почему оно так; why is it like that; why like this; как это понимать; а тут; и тут;
  что с этим; what about this; а так можно; can i do that; можно так; is that possible; лол; хаха; проверка связи; blah blah; qwerty; asdf`;

const GIT = `git; гит; гите; гита; гитхаб аккаунт; коммиты; ветка; ветки; ветку; branch; branches; merge; мерж; мержить; rebase; ребейз; stash; cherry pick; pull request;
  пулл реквест; мерж реквест; merge request; gitignore; git clone; склонировать проект; fork; форк; code review; как удалить ветку в гите; как вернуть прошлый коммит гит;
  как слить две ветки; undo my last git commit; how do i delete a branch; resolve a merge conflict; push to github; запушить на гитхаб; запушить код в гит; revert my commit; отменить коммит в git`;

const PROGRAMMING = `что такое функция; как объявить переменную в коде; как объявить массив; что такое массив; список и кортеж; чем отличается класс от объекта; как вызвать метод; что такое интерфейс в go;
  горутина; горутины; goroutine; goroutines; канал в go; как обработать исключение; try except; исключения; exceptions; how do i declare an array; what is a function; what is a class;
  difference between a list and a tuple; how do i loop over a dictionary; словарь; словари; кортеж; массив; массивы; рекурсия; рекурсивный; замыкание; декоратор; генератор; итератор; наследование;
  полиморфизм; абстракция; указатель; ссылочный тип; строка в число; преобразовать строку; конкатенация; сортировка; отсортировать; алгоритм; алгоритмы; граф; дерево поиска; стек и очередь;
  связный список; сложность алгоритма; array; arrays; tuple; dictionary; recursion; recursive; closure; decorator; iterator; inheritance; polymorphism; encapsulation; pointer; pointers; sort;
  sorting; algorithm; algorithms; linked list; binary tree; stack and queue; heap sort; boolean; integer; float; string concatenation; lambda expression; callback; promise; promises; typescript;
  kotlin; swift; rust; haskell; php; ruby; perl; scala; c++; с++; си плюс плюс; c#; паскаль; бейсик; ассемблер; assembler; assembly; джава; джаваскрипт; джанго; django; flask; spring boot; laravel;
  vue; angular; svelte; jquery; html; css; вёрстка; верстать; кнопка на сайте; форма на сайте; юнит тест; юнит тесты; unit test; unit tests; mock; дебаггер; отладчик; debugger; breakpoint; компилятор си;
  паттерн проектирования; паттерны; design pattern; singleton; solid; clean code; refactoring; рефакторинг; чистый код; парсер; парсить; спарсить; scraping; web scraper; скрапинг; нейросети;
  машинное обучение; deep learning; датасет; dataset; chatgpt; gpt; llm; промпт; prompt engineering; pandas; numpy; matplotlib; ноутбук jupyter; дифференциал; интеграл; матрица; matrix; производная;
  теорема; вероятность; статистика; derivative; integral; theorem; probability; statistics; how do i learn c++; стоит ли учить rust; какой язык учить первым; which programming language is best;
  лучший язык программирования; vscode; pycharm; intellij; идея тормозит; плагин для vscode; отступы в питоне; indentation; syntax of python; eslint; форматирование кода; ide; среда разработки`;

const DATABASES = `первичный ключ; primary key; foreign key; внешний ключ; нормализация; нормальная форма; транзакции; transaction; transactions; acid; sql; селект; select; join; group by; insert into; update table;
  таблица в базе; таблицы; столбец в таблице; как удалить строку из таблицы; create table; drop table; how do i write a query; как написать запрос; запросы к базе; индексы в базе; index on a column;
  nosql; orm; sqlalchemy; hibernate; триггер; хранимая процедура; stored procedure; шардирование; шардинг; репликация; sharding; replication; sqlite; oracle; mssql; clickhouse; cassandra; dbeaver;
  миграции базы; schema migration; миграции в django; dump of the database; дамп базы`;

const NETWORKS_AND_CLOUDS = `маршрутизатор; роутер; вайфай; wifi; wi-fi; блютуз; bluetooth; router; vlan; subnet mask; маска подсети; ip адрес провайдера; dhcp; nat; bgp; ospf; osi модель; модель osi; сокеты в си;
  tcp; udp; протокол; протоколы; protocol; https сертификат для сайта; websocket; websockets; grpc; graphql; soap; cookie; cookies; куки; jwt; oauth; cors; cdn; cloudflare; домен; домены; domain name; hosting; vps; купить сервер; арендовать сервер; rent a server; heroku; vercel; netlify; digitalocean; s3; ec2; яндекс облако; облако; cloud; cloud provider; terraform; ansible; playbook; puppet; chef;
  helm; чарт; чарты; pod; pods; поды; deployment в kubernetes; пайплайн; пайплайны; pipeline; pipelines; jenkins; дженкинс; teamcity; bamboo; gitlab runner; раннер; sre; devops инженер;
  что делает девопс; мониторинг; метрики; алерты; monitoring; metrics; alerting; dashboard; дашборд; логстеш; logstash; kibana; apache; caddy; haproxy; traefik; балансировщик; load balancing; reverse proxy;
  виртуальный хост apache; firewall; фаервол; файрвол; брандмауэр; антивирус; antivirus; шифрование; криптография; encryption; cryptography; rsa; хакер; взлом; взломать; hack; hacking; фишинг; phishing;
  очередь сообщений; брокер сообщений; message queue; микросервис; микросервисы; microservice; microservices; монолит; monolith; event driven; serverless`;

const COMPUTERS = `принтер; сканер; printer; scanner; мышь; клавиатура; keyboard; монитор; monitor; экран мигает; screen; видеокарта; видеокарту; graphics card; драйвер; драйверы; driver; drivers; биос; bios; материнская плата;
  motherboard; жёсткий диск щёлкает; ssd; флешка не читается; колонки; наушники; headphones; микрофон; microphone; камера; webcam; батарея; battery; зарядка; charger; телефон; телефоны; айфон; iphone; самсунг; samsung; xiaomi;
  смартфон; smartphone; планшет; tablet; браузер тормозит; реклама; рекламу; ads; adblock; ютуб; youtube; telegram; телеграм; телеграмм; вконтакте; вк; инстаграм; instagram; facebook; tiktok; тикток; twitter; discord; дискорд;
  zoom; зум; skype; whatsapp; спам; email; gmail; почта; аккаунт гугл; google account; photoshop; ворд; word document; эксель; excel; таблица excel; презентация; powerpoint; презентацию; pdf файл; архиватор; winrar;
  торрент; torrent; скриншот; screenshot; обои рабочего стола; wallpaper; рабочий стол; desktop icons; оперативка; купить оперативку; разогнать процессор; overclock; синий экран; blue screen; kernel panic; grub; раздел диска;
  partition; отформатировать диск; format the disk; переустановить систему; reinstall the system; dual boot; linux mint; arch linux; fedora; выбрать дистрибутив; which linux should i install; tmux; emacs; vim; nano выйти; awk; sed;
  grep; crontab; ярлык на рабочем столе; robot; робот; ардуино; 3d принтер; дрон; drone; умный дом; smart home; алиса; siri; alexa`;

const STUDY = `преподаватель; преподавателя; преподавателю; препод; лектор; семинарист; teacher; professor; lecturer; лекция; лекции; лекцию; lecture; lectures; семинар; семинары; пара; пары; сессия; экзамен; экзамены;
  exam; exams; зачёт; зачёта; пересдача; пересдать; retake; дедлайн; дедлайны; deadline; deadlines; домашка; домашку; домашнее; homework; лаба; лабу; лабораторная; курсовая; диплом; диплома; thesis; essay; эссе;
  стипендия; scholarship; деканат; dean; общага; dormitory; университет; университете; вуз; university; факультет; кафедра; студент; студенты; студентов; student; students; одногруппник; classmate; староста; расписание;
  schedule; семестр; semester; каникулы; holidays; аудитория; корпус; classroom; оценка за экзамен; зачётка; гпа; gpa; сдать работу позже; late submission; extension; продлить срок; срок сдачи; до какого числа сдавать;
  when do i hand it in; where are the grades; кто проверяет работы; where is the lecture recording; запись лекции; ссылка на зум; чат курса; group chat; сертификат об окончании; certificate of completion; будет ли диплом`;

const WORLD = `президент; president; король; king; queen; страна; страны; country; countries; столица; capital; город; города; city; россия; москва; питер; санкт-петербург; франция; китай; америка; usa; france; germany; china; japan; europe;
  океан; море; sea; ocean; river; гора; горы; mountain; эверест; планета; планеты; planet; planets; солнце; sun; луна; moon; mars; марс; звезда; stars; galaxy; вселенная; universe; небо; sky; дождь; rain; снег; snow; погода; weather;
  температура на улице; temperature; climate; землетрясение; война; war; история россии; history of rome; кто написал; who wrote; писатель; poet; толстой; достоевский; shakespeare; книга; книги; book; books; роман; фильм; фильмы;
  movie; movies; film; сериал; сериалы; актёр; actor; actress; режиссёр; музыка; музыку; music; song; songs; песня; песни; guitar; гитара; гитаре; пианино; piano; игра престолов; компьютерная игра; game; games; minecraft; майнкрафт; dota; дота;
  шахматы; chess; football; soccer; хоккей; hockey; олимпиада; olympics; чемпион; champion; матч; спорт; sport; физика; физики; physics; химия; chemistry; биология; biology; атом; атомы; atom; молекула; молекул; molecule; гравитация; gravity;
  скорость света; speed of light; квантовый; quantum; эйнштейн; einstein; ньютон; newton; динозавр; dinosaur; бог; god; религия; religion; политика; politics; выборы; election; закон; law; философия; philosophy; изобрёл; invented; столетие; century`;

const HOME = `рецепт; рецепты; recipe; готовить; приготовить; сварить; пожарить; испечь; cook; cooking; bake; fry; борщ; суп; soup; плов; каша; паста; торт; cake; хлеб; bread; пирог; pie; блины; pancakes; мясо; meat; курица; chicken; рыба; fish; рис; rice; картошка; potato;
  салат; salad; сыр; cheese; молоко; milk; кофе; coffee; чай; tea; пиво; beer; вино; wine; вода; water; еда; food; завтрак; breakfast; обед; lunch; ужин; dinner; ресторан; restaurant; голодный; hungry; диета; diet; калории; calories; похудеть к лету; кошки; кот; кота;
  коты; котик; кошку; собаки; собаку; пёс; щенок; dog; dogs; puppy; попугай; хомяк; hamster; птица; bird; лошадь; horse; слон; слоны; elephant; цветы; flowers; дерево в саду; grass; трава; сад; garden; дом построить; house; квартира; flat; ремонт; мебель;
  стол; table and chair; диван; кровать; bed; холодильник; fridge; стиральная; washing machine; уборка в квартире; одежда; clothes; ботинки; shoes; платье; dress; подарок; подарить; gift; present for mom; свадьба; wedding; ребёнка назвать; baby; мама; mother; папа мой; father; брат; brother; сестра;
  sister; муж; husband; жена; wife; друзья; девушка; girlfriend; boyfriend; парень; любовь; love; машину купить; автомобиль; car; cars; резина; tyres; бензин; велосипед; bicycle; bike; самолёт; самолет; plane; поезд; train ticket; билет; билеты; ticket; отель; hotel; отпуск; vacation; trip;
  путешествие; travel; паспорт; passport; виза; visa; метро; автобус; такси; taxi`;

const PEOPLE = `деньги; деньгах; заработать; money; earn; зарплату; salary; цена биткоина; доллар; dollar; евро; euro; рубль; банк; bank; кредит; ипотека; mortgage; налог; налоги; tax; taxes; инвестиции; акции; invest; stocks; стать миллионером; rich; работодатель; собеседование;
  собеседования; interview; карьера; career; вакансия; вакансии; job; jobs; вакансию; портфолио; linkedin; hh.ru; увольнение; начальник; boss; сон; спать; sleep; устал; tired; скучно; bored; boring; грустно; sad; lonely; депрессия; depression; стресс; stress; счастье; happy; счастлив; злюсь; angry;
  болит; голова; headache; живот; зуб; зубы; teeth; врач; doctor; больница; hospital; таблетки; medicine; грипп; flu; covid; ковид; витамины; vitamins; тренировка; workout; gym; бег; йога; yoga; медитация; медитировать; meditation; meditate; курить; smoking; алкоголь; beauty; волосы; hair; рост и вес; weight loss;
  гороскопы; знак зодиака; zodiac; удача; luck; судьба; шутка; шутки; joke; jokes; анекдоты; стих; стихи; poem; poetry; сказки; story about a cat; поговори со мной; talk to me; давай поболтаем; мне одиноко; кто твой любимый; your favourite; любимый цвет; favourite color; что думаешь о; what do you think about life;
  ты веришь в бога; умеешь шутить; sing; dance; танцевать; рисовать; draw; нарисуй; рисунок; картинка котика; picture of a cat; фото; photo; фотография; переводчик; перевод с английского; translate; translation; испанский; spanish; английский; english language; немецкий; japanese; китайский; грамматика; grammar; spelling`;

/** What says nothing of its subject: another turn of the talk, a doubt, a single word. */
const UNCLEAR = `ну и; и чего; и что с того; и что; so what; and so; and what then; а потом; и потом; then what; and after that; а вдруг; мало ли; сомневаюсь; не уверен; i doubt it; not sure about that; правильный ли это путь; это хорошо; это хорошо или плохо; good or bad; разве; да ладно; really; seriously;
  серьёзно; правда; точно; точно так; are you sure; ты уверен; это правда; is that true; is that so; а иначе; иначе никак; а без этого; without it; can i avoid it; обойтись без этого; а с этим; с этим что; сколько это займёт; как долго это; how long will it take; how much is it; сколько их; how many are there; когда это будет; when will it be;
  кто это; кто это сделал; who did that; who is it; где это; where is that; где это взять; куда это; where does it go; который из них; which of them; который; какой именно; which one exactly; одно или другое; this or that; оба; both of them; или нет; or not; а может; maybe; наверное; а надо ли; а стоит ли; is it worth it; стоит ли; do i have to; обязан ли я;
  а мне можно; am i allowed; всегда так; always; иногда; sometimes; никогда; never; а сейчас; what about now; а раньше; а всё равно; anyway; в смысле; в каком смысле; in what sense; что ты имеешь в виду; what do you mean; как так; how is that possible; не может быть; impossible; странно; strange; weird; интересно; interesting; прикольно; cool; круто; ого; wow;
  ладно; окей; okay then; хорошо; fine; ясно; пон; ну да; yes; no; да; yep; nope; не-а; первый или второй; the first or the second; поясни мысль; elaborate; go into detail; а пример; по подробнее; скажи ещё что-нибудь; say something; anything else; что-нибудь ещё; ещё что-нибудь; расскажи что-нибудь; tell me something; удиви меня; surprise me`;

export const ELSEWHERE_ASKED = {
  subjects: SUBJECTS,
  git: GIT,
  programming: PROGRAMMING,
  databases: DATABASES,
  'networks-and-clouds': NETWORKS_AND_CLOUDS,
  computers: COMPUTERS,
  study: STUDY,
  world: WORLD,
  home: HOME,
  people: PEOPLE,
  everyday: EVERYDAY,
  'nothing-named': NOTHING_NAMED,
  unclear: UNCLEAR,
} as const;
