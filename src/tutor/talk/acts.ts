/** What is asked of the tutor itself and not of its glossary: by phrases, as the entries are. */
import { ACTS_ASKED } from './asked/acts.ts';
import { ELSEWHERE_ASKED } from './asked/elsewhere.ts';
import type { Topic } from './topic.ts';

/** Wishes that are inputs: they are carried out, so only words that say nothing else are taken for one (wish.ts). */
export const WISHES = ['hint', 'repeat', 'next', 'skip', 'undo', 'reset'] as const;
export type Wish = (typeof WISHES)[number];

/** What leads on from the present question. */
export const LEADS = [
  'why',
  'progress',
  'now',
  'lost',
  'answer',
  'broken',
  'last',
  'thanks',
  'sorry',
  'greeting',
] as const;
export type Lead = (typeof LEADS)[number];

/** Figures of the learner's own host. */
export const FIGURES = [
  'host-all',
  'host-size',
  'host-images',
  'host-containers',
  'host-running',
  'host-dangling',
  'host-ports',
  'host-context',
  'host-cache',
  'host-build',
  'host-disk',
  'host-volumes',
  'host-files',
] as const;
export type Figure = (typeof FIGURES)[number];

type Phrases<Name extends string> = Readonly<Record<Name, string>>;

const WISH_PHRASES: Phrases<Wish> = {
  hint: `подсказка; подсказочку; подскажи; подскажите; дай подсказку; дайте подсказку; хочу подсказку; нужна подсказка; ещё подсказку; следующая подсказка;
    открой подсказку; намёк; намекни; дай намёк; помоги; помогите; hint; a hint; give me a hint; give a hint; one more hint; another hint;
    next hint; show me a hint; need a hint; hints; can i have a hint; help; help me; clue; ещё подсказка; давай подсказку; открыть подсказку;
    more hints; some hint; need help; can i see the hint; see the hint; can i get a hint; нужна помощь`,
  repeat: `повтори; повтор; повтори вопрос; повторите вопрос; повтори задание; ещё раз вопрос; прочитай вопрос; прочитай задание; ещё раз;
    покажи вопрос; покажи задание; какой вопрос; какое задание; что за вопрос; напомни вопрос; напомни задание; repeat; repeat the question;
    repeat the task; say it again; say that again; question again; once more; show the question; show the task; what was the question; see the task; see the question; task one more time; question one more time;
    what is the question; what is the task; read the question again; again; ещё раз пожалуйста; ещё раз прочитай; прочитай ещё раз;
    покажи вопрос ещё раз; show question; repeat please; что было в вопросе; какое сейчас задание; какой сейчас вопрос; current task; прочитай задание ещё раз; прочитай вопрос ещё раз; повтори ещё раз; повтори задание ещё раз; перечитай вопрос;
    what is the question again; what was the task; say the question again`,
  next: `дальше; далее; давай дальше; идём дальше; поехали дальше; следующий; следующий вопрос; следующее задание; перейти дальше;
    перейти к следующему вопросу; продолжить; продолжай; вперёд; едем дальше; next; next question; next one; go on; go ahead; continue; move on;
    proceed; go to the next question; forward; следующее; далее вопрос; вперед; к следующему; next please; next task; ok next`,
  skip: `пропустить; пропусти; пропустить вопрос; пропусти вопрос; пропуск; пропускаю; пропустим; пропустить задание; оставить вопрос;
    оставим вопрос; сдаюсь; я сдаюсь; хочу пропустить; skip; skip it; skip this; skip the question; skip this one; pass; i give up; give up;
    leave this question; i want to skip; пропущу; не буду отвечать; skip question; skip task; пас`,
  undo: `отмени; отменить; отмена; отмени последнее; отмени команду; отменить последнее действие; отмени последнюю команду; верни как было;
    верни назад; верни обратно; откати; откат; откати назад; шаг назад; назад; undo; undo that; undo it; undo the previous command; отмени предыдущую команду; undo the last command; undo last step;
    take that back; revert; revert that; roll back; back; step back; go back; верни всё как было; вернуть как было; отмени последний шаг;
    отменить последнюю команду; отмени это; undo my last command; cancel; cancel that`,
  reset: `сброс; сбрось; сбросить; сбрось хост; сбросить хост; сброс хоста; начать сначала; начать заново; начни сначала; начнём заново; сначала;
    заново; очисти хост; верни хост; reset; reset the host; reset host; start over; start again; restart; restart the question; begin again;
    fresh host; from the beginning; начать вопрос заново; с нуля; начать с нуля; начать с чистого хоста; чистый хост; wipe the host; сначала хост; верни хост в начало; reset everything; clean host; restart the host`,
};

const LEAD_PHRASES: Phrases<Lead> = {
  why: `почему; а почему; почему так; почему это верно; почему это правильный ответ; объясни ответ; почему ответ такой; почему неправильно;
    почему неверно; why; why so; why is that; why is that right; why is that the right answer; explain the answer; why is my answer wrong;
    why wrong`,
  progress: `прогресс; мой прогресс; сколько у меня баллов; сколько баллов; мои баллы; мой результат; сколько осталось вопросов;
    сколько вопросов осталось; сколько я набрал; какой у меня счёт; как мои дела; progress; my progress; my score; what is my score;
    how am i doing; how many points do i have; how many questions left; how many questions are left; how far am i; points so far;
    сколько ещё вопросов; сколько ещё осталось; много ещё; how many more questions; am i almost done; какой у меня балл; what's my score`,
  now: `что теперь; что дальше; что дальше делать; что делать; что мне делать; что мне теперь делать; с чего начать; как начать; куда дальше;
    какой следующий шаг; что от меня требуется; что нужно сделать; what now; what next; what do i do; what should i do;
    what am i supposed to do; what do i do now; what to do; where do i start; how do i start; next step; what is expected; а дальше что;
    и что дальше; какая команда нужна; что набрать; что писать; какую команду ввести; что вводить; what do i type; what command do i need;
    which command should i use; what should i type`,
  lost: `я не понимаю; не понимаю; не понял; не поняла; ничего не понятно; непонятно; не ясно; я запутался; я запуталась; я застрял; я застряла;
    сложно; трудно; не могу; не знаю; не знаю что делать; тупик; не получается понять; i do not understand; i don't understand; dont understand;
    don't get it; i do not get it; confused; i am confused; i am stuck; i'm stuck; stuck; lost; i am lost; i'm lost; too hard; difficult;
    no idea; i do not know; unclear; это сложно; помоги понять; объясни задание; не понимаю вопрос; не понимаю задание; что вообще происходит;
    i do not understand the question; i don't understand the task; explain the task; this is hard; help me understand; what is going on;
    не врубаюсь; как это сделать; где взять подсказку; где подсказка; как получить подсказку; как открыть подсказку; есть подсказки; where is the hint; how do i get a hint;
    where are the hints; are there hints; перефразируй вопрос; объясни другими словами; скажи по-другому; rephrase the question; in other words; say it differently`,
  answer: `дай ответ; скажи ответ; покажи ответ; правильный ответ; какой правильный ответ; какой ответ; скажи правильный ответ; ответ; покажи решение;
    дай решение; решение; реши за меня; напиши команду за меня; скажи решение; какая команда правильная; подскажи ответ; готовый ответ;
    give me the answer; tell me the answer; what is the answer; show the answer; the answer; answer; right answer; correct answer;
    show the solution; solution; give me the solution; solve it for me; do it for me; just tell me; какой ответ на этот вопрос; какой тут ответ;
    сразу ответ; подскажи правильный ответ; what's the answer; which option is correct; what is the right command`,
  broken: `не работает; ничего не работает; не получается; у меня не получается; ошибка; что за ошибка; вылезла ошибка; выдаёт ошибку; почему ошибка;
    ругается; чего он ругается; что не так; где ошибка; в чём ошибка; что я сделал не так; команда не работает; не выходит; сломалось;
    почему не работает; что случилось; что пошло не так; it does not work; it doesn't work; does not work; not working; nothing works;
    doesn't work; error; it fails; it failed; what is the error; what is wrong; what went wrong; what did i do wrong; something is wrong;
    it is broken; why did it fail; my command fails; i get an error; explain the error; почему у меня ошибка; что с моей командой;
    почему не получилось; why is there an error; what does this error mean; что значит эта ошибка; что я делаю не так; what am i doing wrong;
    why is it not working; it says error; не собирается; почему красное; why is it red; fails again;
    не засчитал; не засчитывается; я всё сделал а он не засчитал; сделал всё по заданию а не засчитали; it does not count; i did everything and it does not count`,
  last: `что я только что сделал; что напечатала последняя команда; что я сейчас ввёл; какая была последняя команда; моя последняя команда; что она напечатала;
    что вывела последняя команда; объясни последний вывод; что я набрал последним; what did i just do; what did my last command print; what was my last command;
    my last command; last output; explain the last output; what did i type last; what did i run last; что я делал до этого; какие команды я уже ввёл;
    which commands did i type; повтори последний вывод; show the last output again; что означает вывод последней команды; что сейчас произошло; what just happened`,
  thanks: `спасибо; спс; благодарю; спасибо большое; понял спасибо; thanks; thank you; thx; many thanks`,
  sorry: `ты бесполезный; бесполезный бот; ты дурак; тупой бот; ты тупой; плохой ответ; ты не помог; не помогло; не то; это не то; я не об этом; я не про это; ты не понял вопрос;
    ты меня не понимаешь; неправильный ответ у тебя; это не ответ на мой вопрос; я спросил другое; ты издеваешься; что за чушь; you are a useless bot; useless bot; stupid bot;
    you are stupid; that did not help; not helpful; that is not what i asked; wrong answer bot; you did not understand; you do not understand me; that is not an answer;
    i asked something else; not what i meant; bad answer; this bot is dumb; ты глупый; фигня ответ; ну и ответ; иди в баню; отстань; shut up; i hate you`,
  greeting: `привет; здравствуй; здравствуйте; добрый день; доброе утро; добрый вечер; хай; кто ты; ты кто; что ты умеешь; что ты знаешь;
    о чём можно спросить; hello; hi; hey; good morning; good evening; who are you; what can you do; what can i ask; кто тебя сделал;
    как тебя зовут; who made you; what is your name; ты человек; ты бот; are you a bot; are you human; чем ты можешь помочь; how can you help`,
};

const FIGURE_PHRASES: Phrases<Figure> = {
  'host-all': `что лежит у меня на хосте; что есть на моём хосте; покажи мой хост; что на хосте; что у меня есть; содержимое хоста; состояние хоста;
    что сейчас на хосте; что я сделал на хосте; what is on my host; show my host; what do i have on my host; show everything on my host;
    what do i have here; state of my host; what is there on the host`,
  'host-size': `почему мой образ 275 мб; почему мой образ такой большой; почему мой образ столько весит; из-за чего мой образ тяжёлый;
    из чего складывается размер моего образа; сколько весит мой образ; какой слой моего образа самый большой; что весит в моём образе;
    какие слои в моём образе; слои моего образа; из чего состоит мой образ; сколько слоёв в моём образе; how many layers does my image have; how many layers are in my image; что внутри моего образа; из каких слоёв мой образ; почему мой образ жирный; у меня большой образ почему; размер моего образа; какого размера мой образ;
    why is my image 275mb; why is my image so big; how big is my image; how much does my image weigh; which layer of my image is the largest;
    what takes space in my image; which layers are heaviest; layers of my image; size of my image; my image is huge; which of my images is the biggest; what is my image made of; какой образ у меня самый большой; какой из моих образов больше`,
  'host-images': `сколько у меня образов; какие у меня образы; какие образы у меня на хосте; сколько образов на хосте; мои образы; список моих образов; когда собран мой образ; когда создан мой образ; how old is my image; when was my image built;
    есть ли у меня образ; how many images do i have; which images do i have; what images are on my host; my images; list my images;
    do i have an image`,
  'host-containers': `сколько у меня контейнеров; какие у меня контейнеры; какие контейнеры на моём хосте; сколько контейнеров на хосте; мои контейнеры;
    список моих контейнеров; how many containers do i have; which containers do i have; my containers; list my containers; containers on my host`,
  'host-running': `какие контейнеры у меня запущены; что у меня запущено; что сейчас запущено; что работает на хосте; сколько контейнеров у меня работает; жив ли мой контейнер; is my container up; is my container still running;
    запущен ли мой контейнер; работает ли мой контейнер; что у меня работает; what is running on my host; what is running here;
    which of my containers are running; is my container running; what is running right now; which containers are running; how many containers are running`,
  'host-dangling': `есть ли у меня висячие образы; сколько у меня висячих образов; какие висячие образы на хосте; что у меня висит без имени;
    образы без имени у меня; что тут висячее; what is dangling here; is anything dangling on my host; do i have dangling images;
    how many dangling images do i have; my dangling images; which image is dangling`,
  'host-ports': `какие порты у меня открыты; какие порты заняты на моём хосте; на каком порту мой контейнер; какой порт занят; что занимает порт;
    какой порт у моего контейнера; кто занял порт; which ports are open on my host; what port is my container on; which ports are in use;
    what uses port; which port does my container publish; my ports; who uses the port`,
  'host-context': `сколько весит мой контекст сборки; какой размер у моего контекста; насколько большой контекст сборки; что попадёт в мой контекст;
    какие файлы отправятся из моей папки; размер контекста; how big is my build context; size of my context; what is in my build context;
    which of my files are sent; how large is the context; context size`,
  'host-cache': `что лежит в моём кеше сборки; сколько весит мой кеш; что в кеше; что в кеше сборки; какой у меня кеш; какие шаги в моём кеше; размер кеша;
    what is in my build cache; how big is my cache; what is in the cache; my cache; which steps are in my cache; size of the cache`,
  'host-build': `что было в последней сборке; как прошла моя сборка; сколько шагов в моей сборке; моя последняя сборка; использовала ли сборка кеш; была ли сборка из кеша;
    сколько шла моя сборка; did my last build use the cache; did my build work; how did my build go; my last build; how long did my build take;
    how many steps did my build have; was it cached`,
  'host-disk': `сколько места у меня занято; сколько места занимает docker у меня; сколько места на моём хосте; что занимает место на моём хосте;
    сколько всего занято; how much disk space do i use; how much space is used on my host; disk usage of my host; what takes space on my host;
    total space used; сколько места занимают мои образы; сколько места у меня занимают образы; сколько весят все мои образы вместе; сколько места занимают контейнеры у меня; how much space do my images take`,
  'host-volumes': `какие у меня тома; сколько у меня томов; мои тома; покажи мои тома; show my volumes; какие тома на моём хосте; какие сети у меня; сети на моём хосте; which volumes do i have;
    how many volumes do i have; my volumes; volumes on my host; my networks; which networks do i have`,
  'host-files': `какие файлы в моей папке; что лежит в рабочей папке; какие у меня файлы; мои файлы; файлы в текущей папке; what files do i have; my files;
    which files are in my folder; files in the working directory`,
};

export const ACTS: readonly Topic[] = [
  ...Object.entries({ ...LEAD_PHRASES, ...FIGURE_PHRASES }).map(([key, asked]) => ({
    key,
    asked: `${asked}; ${ACTS_ASKED[key] ?? ''}`,
  })),
];

/** What there is no answer to, kept beside the entries so that it is nearer to them than they are. */
export const ELSEWHERE: readonly Topic[] = Object.entries(ELSEWHERE_ASKED).map(([about, asked]) => ({
  key: `elsewhere-${about}`,
  asked,
}));

export function isElsewhere(key: string): boolean {
  return ELSEWHERE.some(entry => entry.key === key);
}

export const WISH_ENTRIES: readonly { readonly key: Wish; readonly asked: string }[] = WISHES.map(key => ({
  key,
  asked: WISH_PHRASES[key],
}));
