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

export const ELSEWHERE_ASKED = { subjects: SUBJECTS, everyday: EVERYDAY, 'nothing-named': NOTHING_NAMED } as const;
